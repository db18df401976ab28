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

  @Test
  void macroFiguresAreMeansOverTheClassesThatOccurOrArePredicted() {
    // c does not occur but is predicted once: precision 0, recall 0 (of nothing), F1 0.
    assertEquals((5.0 / 7 + 3.0 / 4) / 3, MATRIX.macroPrecision(), 1e-15);
    assertEquals((5.0 / 6 + 3.0 / 6) / 3, MATRIX.macroRecall(), 1e-15);
    assertEquals((10.0 / 13 + 0.6) / 3, MATRIX.macroF1(), 1e-15);
    // A class that is in no row and no prediction takes no part.
    var matrix =
        new ConfusionMatrix(List.of("a", "b", "c"), new long[][] {{2, 0, 0}, {1, 1, 0}, {0, 0, 0}});
    assertEquals((0.8 + 2.0 / 3) / 2, matrix.macroF1(), 1e-15);
  }

  @Test
  void mccOfTwoClassesIsTheCorrelationOfTwoSwitches() {
    // Matthews 1975: (TP·TN − FP·FN) / √((TP+FP)(TP+FN)(TN+FP)(TN+FN)).
    var matrix = new ConfusionMatrix(List.of("no", "yes"), new long[][] {{50, 10}, {5, 35}});
    double expected = (35.0 * 50 - 10.0 * 5) / Math.sqrt(45.0 * 40 * 60 * 55);
    assertEquals(expected, matrix.mcc(), 1e-15);
  }

  @Test
  void mccOfSeveralClassesIsTheCorrelationOfTheirIndicators() {
    // By the definition: covariances of one-hot rows, summed over classes.
    long[][] counts = {{5, 1, 0}, {2, 3, 1}, {1, 0, 7}};
    double[] actual = {6, 6, 8};
    double[] predicted = {8, 4, 8};
    double rows = 20;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int k = 0; k < 3; k++) {
      xy += counts[k][k] / rows - actual[k] / rows * predicted[k] / rows;
      xx += actual[k] / rows * (1 - actual[k] / rows);
      yy += predicted[k] / rows * (1 - predicted[k] / rows);
    }
    var matrix = new ConfusionMatrix(List.of("a", "b", "c"), counts);
    assertEquals(xy / Math.sqrt(xx * yy), matrix.mcc(), 1e-14);
    var lazy = new ConfusionMatrix(List.of("a", "b"), new long[][] {{98, 0}, {2, 0}});
    assertEquals(Double.NaN, lazy.mcc());
  }
}
