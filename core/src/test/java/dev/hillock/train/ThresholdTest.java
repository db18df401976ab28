package dev.hillock.train;

import static dev.hillock.Refusal.assertIllegal;
import static dev.hillock.Tables.numbers;
import static dev.hillock.Tables.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictor;
import dev.hillock.model.Model;
import dev.hillock.model.ModelFile;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.Decision;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import dev.hillock.settings.ThresholdFor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdTest {

  /// Overlapping classes, of which `usual` has 9 rows in 10; with `third`, three of them.
  private static Table rare(int rows, long seed, boolean third) {
    var random = new SplittableRandom(seed);
    double[] a = new double[rows];
    String[] k = new String[rows];
    for (int i = 0; i < rows; i++) {
      boolean isRare = i % 10 == 0;
      a[i] = random.nextGaussian() + (isRare ? 1.5 : 0);
      k[i] = isRare ? third && i % 20 == 0 ? "third" : "zebra" : "usual";
    }
    return Tables.of(numbers("a", a), texts("k", k));
  }

  private static Settings settings(String goal, String... namesAndTexts) {
    var settings =
        Preset.PLAIN
            .settings()
            .with("target", "k")
            .with("epochs", "10")
            .with("hidden", "8")
            .with("threshold-for", goal);
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      settings = settings.with(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return settings;
  }

  /// Probabilities 0.9, 0.6, 0.4, 0.4, 0.2, 0.1 of classes 1, 0, 1, 0, 0, 0. From 0.9 on: 1 of 2
  /// found, none wrong; from 0.4 on both, 2 of 4 wrong.
  @ParameterizedTest
  @CsvSource({
    // F1: 2/3 against 4/6; the second is nearer to a half.
    "F1, 0.4",
    // (1/2 + 1) / 2 against (1 + 1/2) / 2: the same.
    "BALANCED_ACCURACY, 0.4",
    // (1·4) / √(1·2·4·5) = 0.632 against (2·2) / √(4·2·4·2) = 0.5.
    "MCC, 0.9",
    // 5/6 against 4/6.
    "ACCURACY, 0.9"
  })
  void isTheBestOfTheObservedProbabilities(ThresholdFor goal, double expected) {
    double[] probabilities = {0.4, 0.9, 0.1, 0.6, 0.4, 0.2};
    int[] classes = {1, 1, 0, 0, 0, 0};
    assertEquals(expected, ThresholdSearch.best(goal, probabilities, classes));
  }

  @Test
  void rowsOfOneClassGiveAThresholdToo() {
    for (ThresholdFor goal : ThresholdFor.values()) {
      if (goal != ThresholdFor.OFF) {
        double threshold = ThresholdSearch.best(goal, new double[] {0.2, 0.7}, new int[] {0, 0});
        assertTrue(threshold == 0.2 || threshold == 0.7, goal.text());
      }
    }
  }

  @Test
  void findsMoreOfARareClass(@TempDir Path folder) throws IOException {
    var likeliest = Training.of(rare(2000, 1, false), settings("off")).run().model();
    var trained = Training.of(rare(2000, 1, false), settings("balanced-accuracy")).run().model();
    assertEquals(likeliest.fingerprint(), trained.fingerprint());
    ModelFile.write(folder.resolve("m"), trained);
    var model = ModelFile.read(folder.resolve("m"));
    assertEquals(trained.preparation().target(), model.preparation().target());
    var decision = ((ClassTarget) model.preparation().target()).decision();
    assertTrue(decision instanceof Decision.Threshold t && t.probability() < 0.3, "" + decision);
    double before = balancedAccuracy(likeliest, rare(2000, 5, false));
    double after = balancedAccuracy(model, rare(2000, 5, false));
    assertTrue(after > before + 0.1, before + " " + after);
  }

  /// Each row has the mean probability of the two members that did not train on it.
  @Test
  void withFoldsIsTheBestOfTheAveragesThatJudge() {
    var table = rare(600, 1, false);
    var settings = settings("mcc", "folds", "3", "ensemble", "2", "calibrate", "true");
    var result = Training.of(table, settings).run();
    var plans = MemberPlans.of(Plan.of(table, null, settings)).expected();
    double[] probabilities = new double[table.rows()];
    for (int i = 0; i < plans.size(); i++) {
      var member = List.of(result.model().members().get(i));
      int[] rows = plans.get(i).split().validation();
      var predictions =
          new Predictor(new Model(member, result.model().provenance())).predict(table, rows);
      for (int r = 0; r < rows.length; r++) {
        probabilities[rows[r]] += predictions.probability(r, 1) / 2;
      }
    }
    var target = (ClassTarget) result.model().preparation().target();
    int[] classes = target.classes(table, IntStream.range(0, table.rows()).toArray());
    double expected = ThresholdSearch.best(ThresholdFor.MCC, probabilities, classes);
    assertTrue(
        target.decision() instanceof Decision.Threshold t
            && Math.abs(t.probability() - expected) < 1e-6,
        target.decision() + " " + expected);
    // All members decide alike, so it does not matter which one is asked.
    result.model().members().forEach(member -> assertEquals(target, member.preparation().target()));
  }

  @Test
  void ofSeveralClassesTheSharesDecide(@TempDir Path folder) throws IOException {
    var likeliest = Training.of(rare(2000, 1, true), settings("off")).run().model();
    var trained = Training.of(rare(2000, 1, true), settings("balanced-accuracy")).run().model();
    ModelFile.write(folder.resolve("m"), trained);
    var model = ModelFile.read(folder.resolve("m"));
    assertEquals(trained.preparation().target(), model.preparation().target());
    double before = balancedAccuracy(likeliest, rare(2000, 5, true));
    double after = balancedAccuracy(model, rare(2000, 5, true));
    assertTrue(after > before + 0.05, before + " " + after);
  }

  private static double balancedAccuracy(Model model, Table table) {
    var confusion = Evaluation.of(model, table).confusion();
    assertNotNull(confusion);
    return confusion.balancedAccuracy();
  }

  @Test
  void refusesWhatCannotBeDecided() {
    var two = rare(100, 1, false);
    assertIllegal(
        "threshold for f1 is asked for, but target 'k' has 3 classes; with more than two only balanced-accuracy is possible",
        () -> Plan.of(rare(100, 1, true), null, settings("f1")));
    assertIllegal(
        "threshold for mcc is asked for, but target 'a' is a number; leave it out, or --task classification",
        () -> Plan.of(two, null, settings("mcc", "target", "a")));
    assertIllegal(
        "threshold for f1 is asked for, but outputs of activation tanh are no probabilities; take softmax or sigmoid outputs",
        () -> Plan.of(two, null, settings("f1", "output-activation", "tanh")));
    assertIllegal(
        "threshold for f1 is asked for, but there are no validation rows to choose it on; hold some out with --validation",
        () -> Plan.of(two, null, settings("f1", "validation", "0")));
    assertIllegal(
        "threshold NaN; it must be a probability", () -> new Decision.Threshold(Double.NaN));
    assertIllegal(
        "shares [0.0] of the classes; each must be greater than 0, at most 1",
        () -> new Decision.Shares(List.of(0.0)));
    assertIllegal(
        "target 'k' has 3 classes and decision Threshold[probability=0.5]; a threshold is for 2, and shares are one for each",
        () -> new ClassTarget("k", List.of("a", "b", "c"), 3, new Decision.Threshold(0.5)));
  }
}
