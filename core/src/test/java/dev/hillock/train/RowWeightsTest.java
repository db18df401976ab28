package dev.hillock.train;

import static dev.hillock.Refusal.assertBadData;
import static dev.hillock.Refusal.assertIllegal;
import static dev.hillock.Tables.numbers;
import static dev.hillock.Tables.texts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Table;
import dev.hillock.prep.NumberTarget;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowWeightsTest {

  private static final Table TABLE =
      Tables.of(
          numbers("a", 1, 2, 3, 4),
          texts("k", "x", "x", "x", "z"),
          numbers("w", 1, 0, 2, 5),
          numbers("bad", 1, -1, 2, 5),
          numbers("gap", 1, Double.NaN, 2, 5),
          numbers("zero", 0, 0, 0, 0));

  private static Settings settings(String... namesAndTexts) {
    var settings = Preset.PLAIN.settings().with("target", "k").with("epochs", "20");
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      settings = settings.with(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return settings;
  }

  private static float[] weights(String... namesAndTexts) {
    float[] weights = Plan.of(TABLE, null, settings(namesAndTexts)).rowWeights();
    assertNotNull(weights);
    return weights;
  }

  @Test
  void balancedClassesCountTheSameInAll() {
    // 4 / (2 · 3) and 4 / (2 · 1): mean 1.
    float third = 2f / 3;
    assertArrayEquals(
        new float[] {third, third, third, 2}, weights("class-weights", "balanced"), 1e-7f);
  }

  @Test
  void areBroughtToMeanOne() {
    // 1, 1, 1, 5 over 2; w: 1, 0, 2, 5 over 2; both: 1, 0, 2, 25 over 7.
    assertArrayEquals(new float[] {0.5f, 0.5f, 0.5f, 2.5f}, weights("class-weights", "z=5"));
    assertArrayEquals(new float[] {0.5f, 0, 1, 2.5f}, weights("weights", "w"));
    assertArrayEquals(
        new float[] {1f / 7, 0, 2f / 7, 25f / 7}, weights("weights", "w", "class-weights", "z=5"));
  }

  @Test
  void areNoneWhereNobodyAsks() {
    assertNull(Plan.of(TABLE, null, settings()).rowWeights());
  }

  @Test
  void theColumnOfWeightsIsNoInput() {
    var plan = Plan.of(TABLE, null, settings("weights", "w", "drop", "bad,gap,zero"));
    assertEquals(List.of("a"), plan.preparation().inputColumns());
  }

  @Test
  void areInTheFiguresWhereTheyAreAskedFor() {
    var settings = settings("target", "a", "task", "regression", "weights", "w", "validation", "0");
    var without = Training.of(TABLE, settings).run();
    assertNull(without.evaluation().more().weighted());
    var with = Training.of(TABLE, settings.with("weighted-figures", "true")).run();
    assertEquals(without.model().fingerprint(), with.model().fingerprint());
    var weighted = with.evaluation().more().weighted();
    assertNotNull(weighted);
    assertEquals("w", weighted.column());
    assertEquals(weighted, Evaluation.weighted(with.model(), TABLE, "w").more().weighted());
    assertIllegal(
        "weighted figures are asked for, but no weights; name their column with --weights",
        () -> Plan.of(TABLE, null, settings("weighted-figures", "true")));
    assertIllegal(
        "weighted figures are asked for, and quantiles have none; leave them out",
        () ->
            Plan.of(
                TABLE, null, settings.with("weighted-figures", "true").with("quantiles", "0.5")));
    assertBadData(
        "t, weights 'gap': a missing cell (data row 2); every judged row needs a number that is not negative",
        () -> Evaluation.weighted(with.model(), TABLE, "gap"));
    assertBadData(
        "t: the weights 'zero' of the judged rows add up to 0; give some rows a weight",
        () -> Evaluation.weighted(with.model(), TABLE, "zero"));
  }

  @Test
  void aWeightOfTwoIsTheRowTwice() {
    // Full batches without validation: the same gradient but for the order of its sums.
    var twice = Tables.of(numbers("a", 1, 2, 2, 3, 5), numbers("y", 0.5, 2, 2, 1, 4));
    var weighted =
        Tables.of(numbers("a", 1, 2, 3, 5), numbers("y", 0.5, 2, 1, 4), numbers("w", 1, 2, 1, 1));
    var same = settings("target", "y", "scaling", "none", "hidden", "none", "batch-size", "full");
    var target = new double[2];
    var models =
        List.of(
            Training.of(twice, same).run().model(),
            Training.of(weighted, same.with("weights", "w")).run().model());
    for (int i = 0; i < 2; i++) {
      var model = models.get(i);
      var scale = ((NumberTarget) model.preparation().target()).scales().getFirst();
      float[] w = model.parameters().values();
      target[i] = scale.invert(w[0] * 2 + w[1]);
    }
    // The scales of the targets differ a little, since they count each row once.
    assertEquals(target[0], target[1], 0.1);
  }

  @Test
  void equalWeightsMoveNoBitAndOthersDo() {
    double[][] plane = Tables.plane(200, 1);
    double[] ones = new double[200];
    Arrays.fill(ones, 3);
    double[] rising = IntStream.range(0, 200).asDoubleStream().toArray();
    var table =
        Tables.of(
            numbers("a", plane[0]),
            numbers("b", plane[1]),
            numbers("y", Tables.map(plane, (a, b) -> a * b)),
            numbers("ones", ones),
            numbers("rising", rising));
    var given = settings("target", "y", "drop", "ones,rising");
    String without = Training.of(table, given).run().model().fingerprint();
    var one = given.with("drop", "rising").with("weights", "ones");
    assertEquals(without, Training.of(table, one).run().model().fingerprint());
    var other = given.with("drop", "ones").with("weights", "rising");
    String weighted = Training.of(table, other).run().model().fingerprint();
    assertNotEquals(without, weighted);
    assertEquals(
        weighted, Training.of(table, other.with("threads", "3")).run().model().fingerprint());
  }

  @Test
  void balancedClassesAreFoundMoreOften() {
    // One row in ten is rare, and both classes overlap.
    double[] a = new double[1000];
    String[] k = new String[1000];
    var random = new SplittableRandom(3);
    for (int i = 0; i < a.length; i++) {
      boolean rare = i % 10 == 0;
      a[i] = random.nextGaussian() + (rare ? 1.5 : 0);
      k[i] = rare ? "rare" : "usual";
    }
    var table = Tables.of(numbers("a", a), texts("k", k));
    double equal = recall(table, settings());
    double balanced = recall(table, settings("class-weights", "balanced"));
    assertTrue(equal < 0.4 && balanced > 0.6, equal + " " + balanced);
  }

  private static double recall(Table table, Settings settings) {
    var confusion = Evaluation.of(Training.of(table, settings).run().model(), table).confusion();
    assertNotNull(confusion);
    return confusion.recall(0);
  }

  @Test
  void refusesWhatCannotWeigh() {
    assertBadData(
        "t, weights 'bad': -1 (data row 2); every training row needs a number that is not negative",
        () -> weights("weights", "bad"));
    assertBadData(
        "t, weights 'gap': a missing cell (data row 2); every training row needs a number that is not negative",
        () -> weights("weights", "gap"));
    assertBadData(
        "t: the weights of all training rows add up to 0; give some rows a weight",
        () -> weights("weights", "zero"));
    assertBadData(
        "t has no column 'v'; there are 'a', 'k', 'w', 'bad', 'gap', 'zero'",
        () -> weights("weights", "v"));
    assertBadData(
        "t, weights 'k' holds texts such as 'x'; numbers that are not negative are expected there",
        () -> weights("target", "a", "weights", "k"));
    assertIllegal(
        "column 'k' is both weights and target; it can be one of them",
        () -> weights("weights", "k"));
    assertIllegal(
        "column 'w' is both weights and dropped; it can be one of them",
        () -> weights("weights", "w", "drop", "w"));
    assertIllegal(
        "class weight for 'y', which is no class of target 'k'; there are 'x', 'z'",
        () -> weights("class-weights", "y=2"));
    assertIllegal(
        "class weights are given, but target 'a' is a number; leave them out, or --task classification",
        () -> weights("target", "a", "class-weights", "balanced", "task", "regression"));
  }
}
