package dev.hillock.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

  // actual \ predicted   a  b  c
  //                  a   5  1  0
  //                  b   2  3  1
  //                  c   0  0  0
  private static final ConfusionMatrix MATRIX =
      new ConfusionMatrix(List.of("a", "b", "c"), new long[][] {{5, 1, 0}, {2, 3, 1}, {0, 0, 0}});

  @Test
  void countsPairsByActualAndPredicted() {
    var matrix =
        ConfusionMatrix.of(
            List.of("a", "b", "c"), new int[] {0, 0, 1, 2, 2}, new int[] {0, 1, 1, 0, 0});
    assertArrayEquals(new long[][] {{1, 1, 0}, {0, 1, 0}, {2, 0, 0}}, matrix.counts());
    assertEquals(5, matrix.rows());
    assertEquals(2.0 / 5, matrix.accuracy());
  }

  @Test
  void accuracyIsTheDiagonal() {
    // (5 + 3) / 12
    assertEquals(12, MATRIX.rows());
    assertEquals(8.0 / 12, MATRIX.accuracy());
  }

  @Test
  void precisionIsByColumnAndRecallByRow() {
    // Predicted as a: 5 + 2 = 7; as b: 1 + 3 = 4; as c: 1.
    assertEquals(5.0 / 7, MATRIX.precision(0));
    assertEquals(3.0 / 4, MATRIX.precision(1));
    assertEquals(0.0, MATRIX.precision(2));
    // Rows of a: 6; of b: 6.
    assertEquals(5.0 / 6, MATRIX.recall(0));
    assertEquals(3.0 / 6, MATRIX.recall(1));
    assertEquals(6, MATRIX.support(1));
  }

  @Test
  void f1IsTheHarmonicMean() {
    // a: P = 5/7, R = 5/6: 2·(25/42) / (65/42) = 50/65 = 10/13.
    assertEquals(10.0 / 13, MATRIX.f1(0), 1e-15);
    // b: P = 3/4, R = 1/2: 2·(3/8) / (5/4) = 3/5.
    assertEquals(0.6, MATRIX.f1(1), 1e-15);
    assertEquals(0.0, MATRIX.f1(2));
  }

  @Test
  void isNotANumberWhereNothingIsDividedBy() {
    var matrix = new ConfusionMatrix(List.of("a", "b"), new long[][] {{2, 0}, {0, 0}});
    assertEquals(Double.NaN, matrix.precision(1));
    assertEquals(Double.NaN, matrix.recall(1));
    assertEquals(Double.NaN, matrix.f1(1));
    var none = new ConfusionMatrix(List.of("a", "b"), new long[2][2]);
    assertEquals(Double.NaN, none.accuracy());
    assertEquals(Double.NaN, none.balancedAccuracy());
  }

  @Test
  void balancedAccuracyIsTheMeanRecallOfTheClassesThatOccur() {
    // (5/6 + 1/2) / 2 = 2/3; c does not occur.
    assertEquals(2.0 / 3, MATRIX.balancedAccuracy(), 1e-15);
    // Always the frequent class: 98 % right, but half of the classes.
    var lazy = new ConfusionMatrix(List.of("a", "b"), new long[][] {{98, 0}, {2, 0}});
    assertEquals(0.98, lazy.accuracy());
    assertEquals(0.5, lazy.balancedAccuracy());
  }
}
