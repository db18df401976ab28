package dev.hillock.train;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.settings.Settings;
import dev.hillock.train.RateRange.Point;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateRangeTest {

  private static Plan plan(String... namesAndTexts) {
    var settings =
        Settings.defaults()
            .with("preset", "plain")
            .with("target", "kind")
            .with("hidden", "9")
            .with("batch-size", "32");
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      settings = settings.with(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return Plan.of(Tables.separable(200, 1), null, settings);
  }

  @Test
  void raisesTheRateByOneFactorAndSmoothsTheLoss() {
    var points = RateRange.of(plan(), () -> false).points();
    assertEquals(1e-7, points.getFirst().rate());
    // 99 factors lead from 10⁻⁷ to 10.
    double factor = Math.pow(1e8, 1 / 99.0);
    double mean = 0;
    for (int i = 0; i < points.size(); i++) {
      var point = points.get(i);
      assertEquals(1e-7 * Math.pow(factor, i), point.rate(), 1e-12 * Math.pow(factor, i));
      mean = 0.9 * mean + 0.1 * point.loss();
      assertEquals(mean / (1 - Math.pow(0.9, i + 1)), point.smoothed(), 1e-12);
    }
  }

  @Test
  void suggestsARateThatLearns() {
    var range = RateRange.of(plan(), () -> false);
    var steepest = range.steepest();
    var least = range.least();
    assertTrue(steepest != null && least != null);
    assertTrue(1e-4 < steepest.rate() && steepest.rate() < least.rate(), "" + steepest.rate());
    var settings = plan().settings().with(Settings.LEARNING_RATE, steepest.rate());
    var result = Training.of(Tables.separable(200, 1), settings).run();
    assertTrue(result.evaluation().figures().getOrDefault("accuracy", 0.0) > 0.9);
  }

  /// A loss that falls along a straight line from step 40 to 60, which is fastest in the middle, is
  /// flat then, and rises from step 80 on.
  @Test
  void findsTheSteepestAndTheLeastOfACurve() {
    var range =
        new RateRange(curve(i -> i < 40 ? 3 : i < 60 ? 3 - (i - 40) / 10 : i < 80 ? 1 : i), 32);
    var steepest = range.steepest();
    var least = range.least();
    assertTrue(steepest != null && least != null);
    // All of 15 losses lie on the line around each of the steps 47 to 53.
    assertEquals(50, steepest.rate(), 3);
    assertEquals(60, least.rate());
  }

  @Test
  void suggestsNothingWhereTheLossIsOnlyChance() {
    var range = new RateRange(curve(i -> i % 2 == 0 ? 1 : 1.2), 32);
    assertNull(range.steepest());
    assertNull(range.least());
    assertNull(new RateRange(List.of(), 32).steepest());
    assertNull(new RateRange(curve(i -> 1 + i), 32).least());
  }

  /// Points whose rate is their number.
  private static List<Point> curve(DoubleUnaryOperator loss) {
    return IntStream.range(0, 100)
        .mapToObj(i -> new Point(i, loss.applyAsDouble(i), loss.applyAsDouble(i)))
        .toList();
  }

  @Test
  void endsWhereTheLossIsFourTimesItsLeast() {
    var points = RateRange.of(plan("optimizer", "lion"), () -> false).points();
    double least = points.stream().mapToDouble(Point::smoothed).min().orElseThrow();
    assertTrue(points.size() < 100, points.size() + " steps");
    assertTrue(points.getLast().smoothed() > 4 * least);
    assertTrue(points.get(points.size() - 2).smoothed() <= 4 * least);
  }

  @Test
  void theSameBitsWithAnyThreads() {
    var one = plan("hidden", "64,64", "batch-size", "full", "threads", "1");
    var three = plan("hidden", "64,64", "batch-size", "full", "threads", "3");
    assertEquals(
        RateRange.of(one, () -> false).points(), RateRange.of(three, () -> false).points());
  }

  @Test
  void endsWhenItIsAskedTo() {
    int[] asked = {0};
    assertEquals(5, RateRange.of(plan(), () -> asked[0]++ == 5).points().size());
  }

  @Test
  void refusesOptimisersThatFindTheirSteps() {
    assertIllegal(
        "optimizer is irprop-plus, which finds the sizes of its steps by itself; train without"
            + " --find-rate, or take another --optimizer",
        () -> RateRange.of(plan("optimizer", "irprop-plus"), () -> false));
  }
}
