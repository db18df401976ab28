package dev.hillock.prep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.prep.Scaling.Fitted;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingTest {

  @Test
  void standardIsMeanAndDeviationOfThePopulation() {
    // Mean 40/8 = 5; squares 9+1+1+1+0+0+4+16 = 32, 32/8 = 4, root 2.
    var fitted = Scaling.STANDARD.line(new double[] {2, 4, 4, 4, 5, 5, 7, 9});
    assertEquals(new Fitted(5, 2), fitted);
    assertEquals(2, fitted.apply(9));
    assertEquals(-1.5, fitted.apply(2));
    assertEquals(9, fitted.invert(2));
  }

  @Test
  void minMaxBringsEverythingBetweenZeroAndOne() {
    var fitted = Scaling.MIN_MAX.line(new double[] {3, -1, 7});
    assertEquals(new Fitted(-1, 8), fitted);
    assertEquals(0, fitted.apply(-1));
    assertEquals(0.5, fitted.apply(3));
    assertEquals(1, fitted.apply(7));
    assertEquals(7, fitted.invert(1));
  }

  @Test
  void robustIsMedianAndQuartilesAndClips() {
    // Places 1.25, 2.5, 3.75 of 0, 1, 2, 4, 8, 100: 1.25, 3, 7.
    var fitted = Scaling.ROBUST.line(new double[] {8, 0, 100, 1, 4, 2});
    assertEquals(new Fitted(3, 5.75, true), fitted);
    assertEquals(0, fitted.apply(3));
    // (100 - 3) / 5.75 = 16.869565; over √(1 + 5.6231884²) = 5.7114135.
    assertEquals(2.9536586, fitted.apply(100), 1e-6);
    assertEquals(-3, fitted.apply(-1e12), 1e-9);
    assertEquals(3, fitted.apply(1e300));
    assertEquals(-3, fitted.apply(Double.NEGATIVE_INFINITY));
  }

  @Test
  void robustTakesTheExtremesWhereTheQuartilesAreEqual() {
    var fitted = Scaling.ROBUST.line(new double[] {5, 5, 5, 5, 5, 5, 5, 9});
    assertEquals(new Fitted(5, 2, true), fitted);
    assertEquals(new Fitted(5, 0, true), Scaling.ROBUST.line(new double[] {5, 5}));
    assertEquals(0, Scaling.ROBUST.line(new double[] {5, 5}).apply(7));
  }

  @Test
  void indicatorsAreScaledAsTheirNumbersWouldBe() {
    for (Scaling scaling : new Scaling[] {Scaling.ROBUST, Scaling.STANDARD}) {
      for (int rows = 1; rows <= 12; rows++) {
        for (int ones = 0; ones <= rows; ones++) {
          double[] values = new double[rows];
          Arrays.fill(values, 0, ones, 1);
          var expected = scaling == Scaling.ROBUST ? scaling.line(values) : new Fitted(0, 1);
          assertEquals(expected, scaling.fitIndicator(rows, ones), ones + " of " + rows);
        }
      }
    }
  }

  @Test
  void noneKeepsTheNumbers() {
    var fitted = Scaling.NONE.line(new double[] {3, -1, 7});
    assertEquals(-123.5, fitted.apply(-123.5));
    assertEquals(-123.5, fitted.invert(-123.5));
  }

  @Test
  void losesNothingToALargeMean() {
    // Differences -1, 0, 1: the variance is 2/3.
    var fitted = Scaling.STANDARD.line(new double[] {1e9 + 1, 1e9 + 2, 1e9 + 3});
    assertEquals(Math.sqrt(2.0 / 3), fitted.spread(), 1e-12);
  }

  @Test
  void tellsLargeNeighboursApart() {
    // Nanoseconds since 1970, say: the mean is exact, the differences are -0.5 and 0.5.
    var fitted = Scaling.STANDARD.line(new double[] {1e15, 1e15 + 1});
    assertEquals(new Fitted(1e15 + 0.5, 0.5), fitted);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 1_000, 1_000_000})
  void aConstantColumnHasNoSpreadHoweverLongItIs(int rows) {
    double[] values = new double[rows];
    Arrays.fill(values, 0.1);
    for (Scaling scaling : new Scaling[] {Scaling.STANDARD, Scaling.MIN_MAX}) {
      var fitted = scaling.line(values);
      assertEquals(0, fitted.spread(), scaling.text());
      assertEquals(0.1, fitted.center(), 1e-11, scaling.text());
      assertEquals(0, fitted.apply(5), scaling.text());
      assertEquals(fitted.center(), fitted.invert(5), scaling.text());
    }
  }

  @Test
  void hasNamesForSettings() {
    assertEquals("min-max", Scaling.MIN_MAX.text());
    assertEquals("standard", Scaling.STANDARD.text());
    assertEquals("none", Scaling.NONE.text());
  }
}
