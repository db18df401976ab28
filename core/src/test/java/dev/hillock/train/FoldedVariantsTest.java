package dev.hillock.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictor;
import dev.hillock.model.Member;
import dev.hillock.model.Model;
import dev.hillock.model.Provenance;
import dev.hillock.prep.NumberTarget;
import dev.hillock.settings.Settings;
import dev.hillock.train.TrainingEvent.MemberFinished;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Kinds of networks that are tried on one fold, and the best two of them on all.
class FoldedVariantsTest {

  private static final Table TABLE = Tables.bundled("penguins.csv");

  private static final Settings SMALL =
      Settings.defaults()
          .with("target", "species")
          .with("hidden", "12")
          .with("epochs", "8")
          .with("learning-rate", "0.01");

  private static double[][] probabilities(Member member, int[] rows, double temperature) {
    try (var predictor = new Predictor(new Model(List.of(member), Provenance.UNKNOWN))) {
      var logits = predictor.predict(TABLE, rows).outputs().logits();
      double[][] p = new double[rows.length][3];
      for (int r = 0; r < rows.length; r++) {
        for (int c = 0; c < 3; c++) {
          p[r][c] = Math.exp(logits.get(r, c) / temperature);
        }
        double sum = Arrays.stream(p[r]).sum();
        for (int c = 0; c < 3; c++) {
          p[r][c] /= sum;
        }
      }
      return p;
    }
  }

  /// Mean over the rows of −ln of the mean of the members' probabilities of the true class, to
  /// which the smoothing of a fitted temperature gives a share.
  private static double loss(List<Member> members, Plan plan, double temperature, double share) {
    int[] rows = plan.split().validation();
    var targets = plan.preparation().targets(TABLE, rows);
    double sum = 0;
    var all = members.stream().map(m -> probabilities(m, rows, temperature)).toList();
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < 3; c++) {
        double mean = 0;
        for (double[][] p : all) {
          mean += p[r][c] / members.size();
        }
        sum -= ((1 - 3 * share) * targets.get(r, c) + share) * Math.log(mean);
      }
    }
    return sum / rows.length;
  }

  private static List<Member> kinds(Plan plan) {
    return new MemberTraining(MemberPlans.of(plan).first(), 2, _ -> {}, () -> false)
        .run().stream().map(MemberTraining.Run::judged).toList();
  }

  /// The losses of a network's own rows, each −ln of the probability of the class.
  private static double[] losses(List<Member> members, Plan plan) {
    int[] rows = plan.split().validation();
    var targets = plan.preparation().targets(TABLE, rows);
    var all = members.stream().map(m -> probabilities(m, rows, 1)).toList();
    double[] losses = new double[rows.length];
    for (int r = 0; r < rows.length; r++) {
      double mean = 0;
      for (double[][] p : all) {
        for (int c = 0; c < 3; c++) {
          mean += targets.get(r, c) * p[r][c] / members.size();
        }
      }
      losses[r] = -Math.log(mean);
    }
    return losses;
  }

  /// Everything that is chosen, again, from the losses of each row.
  @Test
  void theBestTwoKindsAreTrainedOnEveryFoldAndJudgedByAllRows() {
    var plan = Plan.of(TABLE, null, SMALL);
    var events = new ArrayList<MemberFinished>();
    var result =
        Training.of(plan)
            .listener(event -> {
              if (event instanceof MemberFinished finished) {
                events.add(finished);
              }
            })
            .run();
    assertEquals(3 + 2 * 3, events.size());
    assertTrue(events.stream().allMatch(event -> event.members() == 9));
    assertEquals(TABLE.rows(), result.evaluation().rows());

    var plans = MemberPlans.of(plan);
    var kinds = kinds(plan);
    var best =
        IntStream.range(0, 3)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> loss(List.of(kinds.get(k)), plan, 1, 0)))
            .limit(2)
            .toList();
    var networks = new ArrayList<List<Member>>();
    var folds = new ArrayList<Plan>();
    for (int kind : best) {
      networks.add(new ArrayList<>(List.of(kinds.get(kind))));
    }
    folds.add(plan);
    for (int fold = 1; fold < 4; fold++) {
      for (int i = 0; i < 2; i++) {
        int number = 3 + 2 * (fold - 1) + i;
        var its = plans.onFold(fold, plans.first().get(best.get(i)), number);
        folds.add(its);
        networks
            .get(i)
            .add(
                new MemberTraining(List.of(its), 2, _ -> {}, () -> false)
                    .run()
                    .getFirst()
                    .judged());
      }
    }
    double[] alone = new double[2];
    double both = 0;
    for (int fold = 0; fold < 4; fold++) {
      var its = folds.get(fold == 0 ? 0 : 2 * fold - 1);
      for (int i = 0; i < 2; i++) {
        alone[i] += Arrays.stream(losses(List.of(networks.get(i).get(fold)), its)).sum();
      }
      var pair = List.of(networks.get(0).get(fold), networks.get(1).get(fold));
      both += Arrays.stream(losses(pair, its)).sum();
    }
    double least = Math.min(alone[0], alone[1]);
    boolean mixed = Math.max(alone[0], alone[1]) <= 1.5 * least && both < least;
    int better = alone[0] <= alone[1] ? 0 : 1;
    var members = result.model().members();
    assertEquals(mixed ? 8 : 4, members.size());
    for (int i = 0; i < members.size(); i++) {
      var expected = mixed ? networks.get(i % 2).get(i / 2) : networks.get(better).get(i);
      var its = members.get(i);
      assertEquals(expected.architecture(), its.architecture());
      assertEquals(expected.preparation(), its.preparation());
      // Only the logits are divided, by the last weights.
      assertArrayEquals(
          Arrays.copyOf(expected.parameters().values(), 12),
          Arrays.copyOf(its.parameters().values(), 12));
    }
    double mean = (mixed ? both : least) / TABLE.rows();
    assertEquals(mean, result.evaluation().loss(), 1e-5 * mean);
  }

  /// No row can judge the mean of networks of different folds: the kinds of the first fold, which
  /// differ as much, say how much surer it may be.
  @Test
  void theLogitsAreDividedAsTheMeanOfTheKindsWants() {
    var plan = Plan.of(TABLE, null, SMALL);
    var kinds = kinds(plan);
    double share = 1.0 / (plan.validationRows() + 1) / 3;
    double best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (double t = 0.25; t < 2; t += 0.001) {
      double loss = loss(kinds, plan, t, share);
      if (loss < least) {
        least = loss;
        best = t;
      }
    }
    assertTrue(best < 0.99, "the mean of networks that differ may be surer: " + best);
    var model = Training.of(plan).run().model();
    int[] rows = plan.split().validation();
    double[][] divided = probabilities(model.members().getFirst(), rows, 1);
    double[] differences = new double[kinds.size()];
    for (int k = 0; k < kinds.size(); k++) {
      double[][] p = probabilities(kinds.get(k), rows, best);
      for (int r = 0; r < rows.length; r++) {
        differences[k] = Math.max(differences[k], Math.abs(p[r][0] - divided[r][0]));
      }
    }
    assertEquals(0, Arrays.stream(differences).min().orElseThrow(), 1e-3);
  }

  /// An odd number gives one kind more networks than the other.
  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void anEnsembleOfFoldsHasMoreOfEachKind(int each) {
    var settings = SMALL.with(Settings.FOLDS, 3).with(Settings.ENSEMBLE, each).with("epochs", "2");
    var all = MemberPlans.of(Plan.of(TABLE, null, settings));
    assertEquals(3, all.first().size());
    assertEquals(3 + 3 * each - 2, all.most());
    var seen = new TreeSet<Integer>();
    for (int fold = 0; fold < 3; fold++) {
      var its = all.onFold(fold, all.first().getFirst(), 7);
      Arrays.stream(its.split().validation())
          .forEach(row -> assertTrue(seen.add(row), "row " + row + " validates twice"));
    }
    assertEquals(TABLE.rows(), seen.size());
    var result = Training.of(TABLE, settings).run();
    int members = result.model().members().size();
    var possible = List.of(3 * each, 3 * (each / 2), 3 * (each - each / 2));
    assertTrue(possible.contains(members), () -> members + " members");
    assertEquals(TABLE.rows(), result.evaluation().rows());
    assertEquals(TABLE.rows(), result.model().provenance().validationRows());
  }

  /// The distances of each row to the network that did not learn from it, times how much less the
  /// mean of as many as are kept is likely to err than one: with a + b/m for the square of the
  /// error of m networks, from one kind (or two) and all kinds over the first fold.
  @Test
  void intervalsAreAsNarrowAsTheMeanIsBetter() {
    var table = Tables.bundled("concrete.csv");
    var settings =
        Settings.defaults()
            .with("target", "compressive_strength")
            .with("hidden", "12")
            .with("epochs", "12")
            .with("interval", "0.9");
    var plan = Plan.of(table, null, settings);
    assertEquals(4, plan.settings().get(Settings.FOLDS));
    double[] actual = ((NumericColumn) table.column("compressive_strength")).values();
    var result = Training.of(plan).run();
    var members = result.model().members();
    int each = members.size() / 4;
    double[] distances = new double[table.rows()];
    for (int fold = 0; fold < 4; fold++) {
      int[] rows = new Planner(table, null, plan.settings()).fold(fold).split().validation();
      double[] predicted = new double[rows.length];
      for (int i = 0; i < each; i++) {
        double[] one = numbers(members.get(fold * each + i), table, rows);
        for (int r = 0; r < rows.length; r++) {
          predicted[r] += one[r] / each;
        }
      }
      for (int r = 0; r < rows.length; r++) {
        distances[rows[r]] = Math.abs(predicted[r] - actual[rows[r]]);
      }
    }
    Arrays.sort(distances);
    double single = distances[(int) Math.ceil((table.rows() + 1) * 0.9) - 1];

    int[] first = plan.split().validation();
    var predicted = kinds(plan).stream().map(kind -> numbers(kind, table, first)).toList();
    int n = predicted.size();
    double ofMean = 0;
    double ofEach = 0;
    for (int r = 0; r < first.length; r++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        double mine = predicted.get(i)[r];
        sum += mine;
        for (int j = 0; j < i; j++) {
          double pair = (mine + predicted.get(j)[r]) / 2;
          ofEach += each == 2 ? Math.abs(pair - actual[first[r]]) / (n * (n - 1) / 2.0) : 0;
        }
        ofEach += each == 1 ? Math.abs(mine - actual[first[r]]) / n : 0;
      }
      ofMean += Math.abs(sum / n - actual[first[r]]);
    }
    assertTrue(ofMean < 0.99 * ofEach, ofMean + " and " + ofEach);
    var target = (NumberTarget) result.model().preparation().target();
    var intervals = target.intervals();
    assertNotNull(intervals);
    double b = (ofEach * ofEach - ofMean * ofMean) / (1.0 / each - 1.0 / n);
    double a = ofEach * ofEach - b / each;
    double ofKept = Math.sqrt(a + b / members.size());
    assertTrue(ofKept < 0.99 * ofEach && ofKept > ofEach / 2, ofKept + " and " + ofEach);
    double expected = single * ofKept / ofEach;
    assertEquals(expected, intervals.halfWidths().getFirst(), 1e-4 * expected);
  }

  /// Rows on a plane, with noise, which hidden layers learn by heart.
  private static Table plane(int rows) {
    var random = new SplittableRandom(8);
    double[][] x = new double[4][rows];
    double[] y = new double[rows];
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < x.length; j++) {
        x[j][r] = random.nextDouble(-1, 1);
        y[r] += (j - 1) * x[j][r];
      }
      y[r] += random.nextGaussian(0, 1);
    }
    return Tables.of(
        Tables.numbers("a", x[0]),
        Tables.numbers("b", x[1]),
        Tables.numbers("c", x[2]),
        Tables.numbers("d", x[3]),
        Tables.numbers("y", y));
  }

  /// Everything that is chosen, again, from the squared errors of each row.
  @Test
  void aKindWithoutHiddenLayersIsTrainedOnEveryFold() {
    var table = plane(80);
    double[] actual = ((NumericColumn) table.column("y")).values();
    var plan = Plan.of(table, null, Settings.defaults().with("target", "y").with("epochs", "40"));
    var plans = MemberPlans.of(plan);
    var kinds = kinds(plan);
    assertEquals(4, kinds.size());
    assertTrue(plans.first().getLast().isWithoutHiddenLayers());
    assertEquals(4 + 3 * 3, plans.most());

    int[] first = plan.split().validation();
    var candidates =
        new ArrayList<>(
            IntStream.range(0, 3)
                .boxed()
                .sorted(
                    Comparator.comparingDouble(
                        k -> squares(numbers(kinds.get(k), table, first), actual, first)))
                .limit(2)
                .toList());
    candidates.add(3);
    var networks = new ArrayList<List<Member>>();
    double[][] predicted = new double[3][table.rows()];
    for (int i = 0; i < 3; i++) {
      networks.add(new ArrayList<>());
      for (int fold = 0; fold < 4; fold++) {
        int number = 4 + 3 * (fold - 1) + i;
        var its =
            fold == 0
                ? plans.first().get(candidates.get(i))
                : plans.onFold(fold, plans.first().get(candidates.get(i)), number);
        var member =
            new MemberTraining(List.of(its), 2, _ -> {}, () -> false).run().getFirst().judged();
        networks.get(i).add(member);
        int[] rows = its.split().validation();
        double[] numbers = numbers(member, table, rows);
        for (int r = 0; r < rows.length; r++) {
          predicted[i][rows[r]] = numbers[r];
        }
      }
    }
    var kept = greedy(predicted, actual);
    assertTrue(kept.contains(2), "the plane is all there is to learn, kept " + kept);

    var result = Training.of(plan).run();
    var members = result.model().members();
    assertEquals(4 * kept.size(), members.size());
    for (int i = 0; i < members.size(); i++) {
      var expected = networks.get(kept.get(i % kept.size())).get(i / kept.size());
      assertEquals(expected.architecture(), members.get(i).architecture());
      assertArrayEquals(expected.parameters().values(), members.get(i).parameters().values());
    }
    double rmse = Math.sqrt(squares(mean(predicted, kept), actual, all(actual)) / actual.length);
    assertEquals(rmse, result.evaluation().figures().getOrDefault("rmse", Double.NaN), 1e-5 * rmse);
  }

  private static int[] all(double[] values) {
    return IntStream.range(0, values.length).toArray();
  }

  private static double squares(double[] predicted, double[] actual, int[] rows) {
    return IntStream.range(0, rows.length)
        .mapToDouble(r -> Math.pow(predicted[r] - actual[rows[r]], 2))
        .sum();
  }

  private static double[] mean(double[][] predicted, List<Integer> kinds) {
    return IntStream.range(0, predicted[0].length)
        .mapToDouble(r -> kinds.stream().mapToDouble(k -> predicted[k][r]).average().orElseThrow())
        .toArray();
  }

  /// The kinds that are kept, in their order: of those with at most 1.5 times the least squares the
  /// best, and what makes the mean better.
  private static List<Integer> greedy(double[][] predicted, double[] actual) {
    var left = new ArrayList<Integer>();
    int[] rows = all(actual);
    double least =
        Arrays.stream(predicted).mapToDouble(p -> squares(p, actual, rows)).min().orElseThrow();
    for (int k = 0; k < predicted.length; k++) {
      if (squares(predicted[k], actual, rows) <= 1.5 * least) {
        left.add(k);
      }
    }
    var kept = new TreeSet<Integer>();
    double reached = Double.POSITIVE_INFINITY;
    while (true) {
      int best = -1;
      for (int k : left) {
        var more = new TreeSet<>(kept);
        more.add(k);
        double squares = squares(mean(predicted, List.copyOf(more)), actual, rows);
        if (squares < reached) {
          reached = squares;
          best = k;
        }
      }
      if (best < 0) {
        return List.copyOf(kept);
      }
      kept.add(best);
      left.removeAll(kept);
    }
  }

  private static double[] numbers(Member member, Table table, int[] rows) {
    try (var predictor = new Predictor(new Model(List.of(member), Provenance.UNKNOWN))) {
      var predictions = predictor.predict(table, rows);
      return IntStream.range(0, rows.length).mapToDouble(r -> predictions.value(r, 0)).toArray();
    }
  }

  @Test
  void aStopBeforeTheOthersKeepsWhatTheFirstFoldLikes() {
    var done = new AtomicInteger();
    var result =
        Training.of(TABLE, SMALL.with("threads", "1"))
            .controller(event -> done.addAndGet(event instanceof MemberFinished ? 1 : 0))
            .stopWhen(() -> done.get() >= 3)
            .run();
    assertTrue(result.stopped());
    assertTrue(result.model().members().size() <= 3);
    assertTrue(result.evaluation().rows() < TABLE.rows() / 2, "only the first fold judges");
  }

  @Test
  void aStopAmongTheOthersKeepsTheSame() {
    var done = new AtomicInteger();
    var result =
        Training.of(TABLE, SMALL.with("threads", "1"))
            .controller(event -> done.addAndGet(event instanceof MemberFinished ? 1 : 0))
            .stopWhen(() -> done.get() >= 5)
            .run();
    assertTrue(result.stopped());
    assertTrue(result.model().members().size() <= 3);
    assertTrue(result.evaluation().rows() < TABLE.rows() / 2, "only the first fold judges");
    assertEquals(
        result.evaluation().rows(), result.model().provenance().validationRows(), "and says so");
  }
}
