package dev.hillock.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.DataException;
import dev.hillock.data.Table;
import dev.hillock.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Into how many folds `auto` deals the rows.
class FoldChoiceTest {

  private static Table table(int rows) {
    var random = new SplittableRandom(5);
    double[] x = random.doubles(rows).toArray();
    double[] y = random.doubles(rows).toArray();
    double[] who = new double[rows];
    for (int i = 0; i < rows; i++) {
      who[i] = i % 20;
    }
    return Tables.of(Tables.numbers("x", x), Tables.numbers("who", who), Tables.numbers("y", y));
  }

  private static Plan plan(int rows, String... texts) {
    var settings = Settings.defaults().with("target", "y");
    for (String text : texts) {
      int blank = text.indexOf(' ');
      settings = settings.with(text.substring(0, blank), text.substring(blank + 1));
    }
    return Plan.of(table(rows), null, settings);
  }

  private static int folds(int rows, String... texts) {
    return plan(rows, texts).settings().get(Settings.FOLDS);
  }

  @Test
  void aSmallTableIsDealtOut() {
    var plan = plan(200);
    assertEquals(4, plan.settings().get(Settings.FOLDS));
    assertEquals(150, plan.trainingRows());
    assertEquals(50, plan.validationRows());
    plan.variants().forEach(v -> assertEquals(4, v.settings().get(Settings.FOLDS)));
    plan.variants()
        .forEach(v -> assertArrayEquals(plan.split().validation(), v.split().validation()));
    // What was asked for stays what it was, so that a training can be repeated.
    assertFalse(plan.given().isSet(Settings.FOLDS));
    assertTrue(
        plan.notes()
            .contains(
                "4 variants are trained on the first of 4 folds, the best two and the one without hidden layers on all; those whose average the validation rows like best are kept (--folds off: one split)"),
        () -> "" + plan.notes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "folds off",
        "validation 0.2",
        "group who",
        "time x",
        "refit true",
        "budget 10s",
        "target-transform auto",
        "variants false",
        "preset realmlp",
        "preset plain",
        "ensemble 2",
        "ensemble 4",
        "ensemble 11",
      })
  void notWhereItIsDecidedOtherwise(String option) {
    assertEquals(0, folds(200, option));
  }

  private static List<Plan> linear(Plan plan) {
    return plan.variants().stream().filter(Plan::isWithoutHiddenLayers).toList();
  }

  @Test
  void withFoldsOneKindHasNoHiddenLayers() {
    var linear = linear(plan(200));
    assertEquals(1, linear.size());
    assertEquals(0.1, linear.getFirst().settings().get(Settings.WEIGHT_DECAY));
    var given = linear(plan(200, "weight-decay 0.05", "epochs 7", "folds 5")).getFirst().settings();
    assertEquals(0.05, given.get(Settings.WEIGHT_DECAY));
    assertEquals(7, given.get(Settings.EPOCHS));
    assertEquals(5, given.get(Settings.FOLDS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"folds off", "hidden 9", "activation relu", "norm layer"})
  void notWhereHiddenLayersAreAskedFor(String option) {
    assertEquals(List.of(), linear(plan(200, option)));
  }

  @Test
  void intervalsOfAMeanButNotBetweenQuantiles() {
    assertEquals(4, folds(200, "interval 0.9"));
    assertEquals(4, folds(200, "quantiles 0.1,0.5,0.9"));
    assertEquals(0, folds(200, "quantiles 0.05,0.5,0.95", "interval 0.9"));
  }

  @Test
  void aNumberOfFoldsThatIsGivenHolds() {
    assertEquals(3, folds(200, "folds 3"));
    assertEquals(4, plan(200, "folds 3", "ensemble 4").settings().get(Settings.ENSEMBLE));
  }

  @Test
  void anEnsembleHasAsManyFoldsAsMembers() {
    var plan = plan(200, "ensemble 8");
    assertEquals(8, plan.settings().get(Settings.FOLDS));
    assertEquals(1, plan.settings().get(Settings.ENSEMBLE));
    assertEquals(8, plan.given().get(Settings.ENSEMBLE));
    // Four kinds on the first fold; two of them, and that without hidden layers, on the others.
    assertEquals(4 + 3 * 7, MemberPlans.of(plan).most());
  }

  /// 7.6e11 weights × rows × epochs, of all networks, where mish counts 1.35.
  @Test
  void fewerWhereThatTakesLong() {
    var small = plan(2000);
    assertEquals(4, small.settings().get(Settings.FOLDS));
    double perRow = 0;
    for (Plan kind : MemberPlans.of(small).first()) {
      // The one without hidden layers has some forty weights.
      boolean counts = kind.architecture().hasHiddenLayer();
      perRow += counts ? 256.0 * kind.architecture().parameterCount() * 1.35 : 0;
    }
    // Four kinds and two more for each other fold, each of the rows outside a fold.
    int four = (int) (7.6e11 / (perRow * (1 + 2 * 3 / 4.0) * 3 / 4));
    int three = (int) (7.6e11 / (perRow * (1 + 2 * 2 / 4.0) * 2 / 3));
    assertEquals(4, folds(four - 2));
    assertEquals(3, folds(four + 2));
    assertEquals(3, folds(three - 2));
    assertEquals(0, folds(three + 2));
    assertEquals(3, folds(three + 2, "epochs 255"));
    assertEquals(8, folds(three - 2, "ensemble 8"));
  }

  /// Whichever fold holds the one row that differs, the others have nothing to learn.
  @Test
  void notWhereAFoldHasNothingToLearn() {
    double[] x = new SplittableRandom(5).doubles(60).toArray();
    double[] y = new double[60];
    Arrays.fill(y, 4);
    y[0] = 5;
    var table = Tables.of(Tables.numbers("x", x), Tables.numbers("y", y));
    var settings = Settings.defaults().with("target", "y").with("task", "regression");
    var seeds =
        LongStream.range(0, 20)
            .filter(seed -> isPlanned(table, settings.with(Settings.SEED, seed)))
            .toArray();
    assertTrue(seeds.length > 10, () -> "only seeds " + Arrays.toString(seeds));
    for (long seed : seeds) {
      var plan = Plan.of(table, null, settings.with(Settings.SEED, seed));
      assertEquals(0, plan.settings().get(Settings.FOLDS));
    }
  }

  /// Not where the one row validates without folds.
  private static boolean isPlanned(Table table, Settings settings) {
    try {
      Plan.of(table, null, settings.with("folds", "off"));
      return true;
    } catch (DataException _) {
      return false;
    }
  }

  @Test
  void notForAFewRows() {
    assertEquals(4, folds(50));
    assertEquals(0, folds(49));
  }
}
