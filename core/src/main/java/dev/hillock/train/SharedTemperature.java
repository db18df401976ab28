package dev.hillock.train;

import dev.hillock.infer.Outputs;
import dev.hillock.infer.Predictor;
import dev.hillock.kernel.Matrix;
import dev.hillock.model.Model;
import dev.hillock.model.Provenance;
import dev.hillock.train.MemberTraining.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Makes the mean of several networks' probabilities mean what it says. Each of them has a
/// [Temperature] of its own already, but where they differ their mean is less sure than it may be:
/// all their logits are divided by one number more, with which the mean makes the validation rows
/// likeliest.
///
/// Source: Wu & Gales, "Should ensemble members be calibrated?", 2021: members that are calibrated
/// each leave the ensemble under-confident.
final class SharedTemperature {

  private static final double LEAST = 0.25;
  private static final double MOST = 4;

  private final List<List<Outputs>> groups = new ArrayList<>();
  private final List<Matrix> targets = new ArrayList<>();
  private int rows;

  private SharedTemperature() {}

  /// The networks with all logits divided by what their mean wants; the same where none of their
  /// rows is judged by more than one of them, or their settings want no temperature.
  ///
  /// @param runs those with the same validation rows one after the other
  static List<Run> applyTo(List<Run> runs) {
    double temperature = of(runs);
    return runs.stream().map(run -> run.dividedBy(temperature)).toList();
  }

  /// The same for networks of different folds, whose mean no rows can judge: as the mean of others
  /// wants it, which differ as much. What judges each row is a network alone, and stays as it is.
  ///
  /// @param like those others, with the same validation rows one after the other
  static List<Run> applyTo(List<Run> runs, List<Run> like) {
    double temperature = of(like);
    return runs.stream().map(run -> run.predictingDividedBy(temperature)).toList();
  }

  private static double of(List<Run> runs) {
    if (!runs.stream().allMatch(run -> Temperature.isWantedBy(run.plan()))) {
      return 1;
    }
    var shared = new SharedTemperature();
    OutOfFold.groups(runs).forEach(shared::add);
    return shared.groups.stream().allMatch(group -> group.size() == 1) ? 1 : shared.fit();
  }

  private void add(List<Run> group) {
    var plan = group.getFirst().plan();
    int[] validation = plan.split().validation();
    var outputs = new ArrayList<Outputs>();
    for (Run run : group) {
      var alone = new Model(List.of(run.judged()), Provenance.UNKNOWN);
      try (var predictor = new Predictor(alone)) {
        outputs.add(predictor.predict(plan.validationSource(), validation).outputs());
      }
    }
    groups.add(outputs);
    targets.add(plan.preparation().targets(plan.validationSource(), validation));
    rows += validation.length;
  }

  private double fit() {
    return StrictMath.exp(
        GoldenSection.least(
            t -> loss(StrictMath.exp(t)), StrictMath.log(LEAST), StrictMath.log(MOST)));
  }

  /// Σ over the rows of −Σ t ln p̄, with p̄ the mean of the members' probabilities.
  private double loss(double temperature) {
    double sum = 0;
    for (int g = 0; g < groups.size(); g++) {
      sum += loss(groups.get(g), targets.get(g), temperature);
    }
    return sum;
  }

  private double loss(List<Outputs> members, Matrix target, double temperature) {
    int classes = Math.max(2, target.columns());
    double share = Temperature.share(rows, classes);
    double[] mean = new double[classes];
    double[] each = new double[classes];
    double sum = 0;
    for (int row = 0; row < target.rows(); row++) {
      Arrays.fill(mean, 0);
      for (Outputs member : members) {
        probabilities(member.logits(), row, temperature, each);
        for (int j = 0; j < classes; j++) {
          mean[j] += each[j] / members.size();
        }
      }
      for (int j = 0; j < classes; j++) {
        double t = (1 - share * classes) * truth(target, row, j) + share;
        sum -= t * StrictMath.log(Math.max(mean[j], Double.MIN_NORMAL));
      }
    }
    return sum;
  }

  /// One target is that of the second class of two.
  private static double truth(Matrix target, int row, int label) {
    if (target.columns() > 1) {
      return target.get(row, label);
    }
    double second = target.get(row, 0);
    return label == 1 ? second : 1 - second;
  }

  /// softmax(z / temperature) of a row; one logit stands beside a 0 for the first class.
  private static void probabilities(Matrix z, int row, double temperature, double[] into) {
    double most = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < into.length; j++) {
      into[j] = (z.columns() > 1 ? z.get(row, j) : j * z.get(row, 0)) / temperature;
      most = Math.max(most, into[j]);
    }
    double total = 0;
    for (int j = 0; j < into.length; j++) {
      into[j] = StrictMath.exp(into[j] - most);
      total += into[j];
    }
    for (int j = 0; j < into.length; j++) {
      into[j] /= total;
    }
  }
}
