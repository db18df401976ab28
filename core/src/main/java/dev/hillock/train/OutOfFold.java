package dev.hillock.train;

import dev.hillock.infer.Outputs;
import dev.hillock.infer.Predictions;
import dev.hillock.infer.Predictor;
import dev.hillock.kernel.Matrix;
import dev.hillock.model.Model;
import dev.hillock.prep.TargetCoding;
import dev.hillock.train.MemberTraining.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Judges an ensemble over folds: each row by the members that did not train on it. The ensemble,
/// which has learned from all rows, is at least as good as that on new ones.
final class OutOfFold {

  private final Model model;
  private final Plan plan;
  private final List<int[]> rows = new ArrayList<>();
  private final List<Predictions> parts = new ArrayList<>();

  private OutOfFold(Model model, Plan plan) {
    this.model = model;
    this.plan = plan;
  }

  /// What they say.
  ///
  /// @param model of all members
  /// @param all those of a fold one after the other
  static JudgedRun of(Model model, Plan plan, Iterable<Run> all) {
    var judge = new OutOfFold(model, plan);
    var runs = new ArrayList<Run>();
    all.forEach(runs::add);
    groups(runs).forEach(judge::add);
    return judge.run();
  }

  /// Those that have the same validation rows, which come one after the other.
  static List<List<Run>> groups(List<Run> runs) {
    var groups = new ArrayList<List<Run>>();
    int from = 0;
    while (from < runs.size()) {
      int[] validation = runs.get(from).plan().split().validation();
      int to = from + 1;
      while (to < runs.size()
          && Arrays.equals(validation, runs.get(to).plan().split().validation())) {
        to++;
      }
      groups.add(runs.subList(from, to));
      from = to;
    }
    return groups;
  }

  private void add(List<Run> fold) {
    int[] validation = fold.getFirst().plan().split().validation();
    var members = fold.stream().map(Run::judged).toList();
    try (var predictor = new Predictor(new Model(members, model.provenance()))) {
      rows.add(validation);
      parts.add(predictor.predict(plan.table(), validation));
    }
  }

  private JudgedRun run() {
    int[] all = rows.stream().flatMapToInt(Arrays::stream).toArray();
    var target = model.preparation().target();
    var logits = Matrix.of(all.length, target.outputs());
    var values = Matrix.of(all.length, target.outputs());
    Map<String, Integer> unseen = new LinkedHashMap<>();
    int at = 0;
    for (Predictions part : parts) {
      for (int r = 0; r < part.rows(); r++) {
        for (int j = 0; j < target.outputs(); j++) {
          logits.data()[at] = recoded(part.target(), target, j, part.outputs().logits().get(r, j));
          values.data()[at] = recoded(part.target(), target, j, part.outputs().values().get(r, j));
          at++;
        }
      }
      part.unseen().forEach((column, count) -> unseen.merge(column, count, Integer::sum));
    }
    var outputs = new Outputs(parts.getFirst().outputs().activation(), logits, values);
    return new JudgedRun(model, plan.table(), all, new Predictions(target, outputs, unseen));
  }

  /// Folds scale numbers each by its own training rows.
  private static float recoded(TargetCoding from, TargetCoding to, int index, float value) {
    return from.equals(to) ? value : (float) to.outputOf(index, from.numberOf(index, value));
  }
}
