package dev.hillock.prep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.kernel.NormalQuantile;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RanksTest {

  /// Φ⁻¹(5/6), from a table of the normal distribution.
  private static final double SIXTH = 0.96742157;

  @Test
  void aNumberBecomesTheQuantileOfItsRank() {
    // (r − ½) / 3 is 1/6, 1/2 and 5/6.
    var ranks = Ranks.fit(new double[] {1000, -5, 2});
    assertArrayEquals(new double[] {-5, 2, 1000}, ranks.values());
    assertArrayEquals(new double[] {-SIXTH, 0, SIXTH}, ranks.inputs(), 1e-7);
  }

  @Test
  void equalNumbersShareTheMeanOfTheirRanks() {
    // Ranks 1 and 2 give (1.5 − ½) / 4 = 1/4, ranks 3 and 4 give 3/4: Φ⁻¹(3/4) = 0.67448975.
    var ranks = Ranks.fit(new double[] {7, 1, 7, 1});
    assertArrayEquals(new double[] {-0.67448975, 0.67448975}, ranks.inputs(), 1e-7);
  }

  @Test
  void betweenTwoNumbersLiesALineAndBeyondTheLastItStays() {
    var ranks = Ranks.fit(new double[] {0, 10, 30});
    assertEquals(SIXTH / 4, ranks.apply(15), 1e-7);
    assertEquals(-SIXTH / 2, ranks.apply(5), 1e-7);
    assertEquals(ranks.inputs()[0], ranks.apply(-1e300));
    assertEquals(ranks.inputs()[2], ranks.apply(1e300));
  }

  @Test
  void manyNumbersAreKeptAsFewAndStayInTheirPlaces() {
    int n = 100_000;
    double[] numbers = IntStream.range(0, n).mapToDouble(i -> Math.exp(i * 1e-3)).toArray();
    var ranks = Ranks.fit(numbers);
    assertEquals(Ranks.MOST, ranks.values().length);
    assertEquals(NormalQuantile.of(0.5 / n), ranks.apply(numbers[0]), 1e-6);
    assertEquals(NormalQuantile.of(1 - 0.5 / n), ranks.apply(numbers[n - 1]), 1e-6);
    assertEquals(0, ranks.apply(numbers[n / 2]), 0.01);
    for (int i = 1; i < n; i++) {
      assertTrue(ranks.apply(numbers[i]) > ranks.apply(numbers[i - 1]) - 1e-12);
    }
  }

  @Test
  void distancesOfTheWholeRangeOfDoublesOverflowNowhere() {
    var ranks = Ranks.fit(new double[] {-Double.MAX_VALUE, Double.MAX_VALUE});
    assertEquals(0, ranks.apply(0), 1e-12);
    assertTrue(ranks.isFinite());
  }

  @Test
  void oneNumberIsConstantAndGivesNothing() {
    var ranks = Ranks.fit(new double[] {-0.0, 0.0, 0.0});
    assertTrue(ranks.isConstant());
    assertEquals(0, ranks.apply(5));
    assertFalse(Ranks.fit(new double[] {0, 1}).isConstant());
  }

  @Test
  void whatDoesNotRiseIsRefused() {
    double[] two = {1, 2};
    assertThrows(IllegalArgumentException.class, () -> new Ranks(two, new double[] {0}));
    assertThrows(IllegalArgumentException.class, () -> new Ranks(two, new double[] {1, 0}));
    assertThrows(
        IllegalArgumentException.class, () -> new Ranks(new double[] {2, 2}, new double[] {0, 1}));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Ranks(new double[] {1, Double.NaN}, new double[] {0, 1}));
    assertThrows(IllegalArgumentException.class, () -> new Ranks(new double[0], new double[0]));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 1e-4, 0.02, 0.0243, 0.1, 0.3, 0.5, 0.9, 0.98, 0.99999})
  void theQuantileInvertsTheDistributionFunction(double p) {
    assertEquals(p, distribution(NormalQuantile.of(p)), 1e-8 * Math.max(1e-3, p));
  }

  /// Φ(z), by Simpson's rule over the density from far below.
  private static double distribution(double z) {
    int steps = 20_000;
    double from = -12;
    double h = (z - from) / steps;
    double sum = density(from) + density(z);
    for (int i = 1; i < steps; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * density(from + i * h);
    }
    return sum * h / 3;
  }

  private static double density(double z) {
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }
}
