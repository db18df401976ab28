package dev.hillock.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hillock.metric.JudgedRows.Classes;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbabilityMetricsTest {

  private static Classes two(int[] actual, float... ofSecond) {
    int[] predicted = new int[actual.length];
    float[] probabilities = new float[2 * actual.length];
    for (int row = 0; row < actual.length; row++) {
      predicted[row] = ofSecond[row] >= 0.5f ? 1 : 0;
      probabilities[2 * row] = 1 - ofSecond[row];
      probabilities[2 * row + 1] = ofSecond[row];
    }
    return new Classes(List.of("no", "yes"), actual, predicted, probabilities);
  }

  private static final Classes THREE =
      new Classes(
          List.of("a", "b", "c"),
          new int[] {0, 1, 1, 0},
          new int[] {0, 1, 2, 1},
          new float[] {0.5f, 0.25f, 0.25f, 0, 1, 0, 0.25f, 0.25f, 0.5f, 0.25f, 0.5f, 0.25f});

  @Test
  void agreesWithHandWorkedExamples() {
    var metrics = ProbabilityMetrics.of(two(new int[] {1, 0, 1}, 0.75f, 0.5f, 0.25f));
    assertEquals(-(Math.log(0.75) + Math.log(0.5) + Math.log(0.25)) / 3, metrics.logLoss(), 1e-15);
    // (p − t)²: 1/16, 1/4, 9/16.
    assertEquals(14.0 / 16 / 3, metrics.brier(), 1e-15);
    // Pairs: 0.75 above 0.5, 0.25 below.
    assertEquals(0.5, metrics.rocAuc());
    // Confidences 0.75 (right), 0.5 (wrong), 0.75 (wrong): bins of two rows and one.
    assertEquals((2 * Math.abs(0.5 - 0.75) + Math.abs(0 - 0.5)) / 3, metrics.calibrationError());
  }

  @Test
  void agreesWithHandWorkedExamplesOfThreeClasses() {
    var metrics = ProbabilityMetrics.of(THREE);
    // p of the actual class: ½, 1, ¼, ¼.
    assertEquals(5 * Math.log(2) / 4, metrics.logLoss(), 1e-15);
    // Rows: ¼ + 2/16; 0; 1/16 + 9/16 + ¼; 9/16 + ¼ + 1/16.
    assertEquals((0.375 + 0 + 0.875 + 0.875) / 4, metrics.brier(), 1e-15);
    // a (½, 0, ¼, ¼; +−−+): won 2 + 1½ of 4. b (¼, 1, ¼, ½; −++−): 2 + ½ of 4. c does not occur.
    assertEquals((3.5 / 4 + 2.5 / 4) / 2, metrics.rocAuc(), 1e-15);
    // a: ½ is +, then two at ¼ of which one is +: ½·1 + ½·⅔. b: 1 is +, ½ −, ¼ half +: ½ + ½·½.
    assertEquals((0.5 + 1.0 / 3 + 0.75) / 2, metrics.averagePrecision(), 1e-15);
  }

  @Test
  void aProbabilityOfZeroDoesNotMakeTheLogLossInfinite() {
    var metrics = ProbabilityMetrics.of(two(new int[] {1}, 0f));
    assertEquals(24 * Math.log(2), metrics.logLoss(), 1e-13);
    assertEquals(1, metrics.brier());
  }

  @Test
  void bothClassesOfTwoHaveTheSameArea() {
    // 1 − p of the tiny ones is 1 in floats: only the second class can tell them apart.
    var rows = two(new int[] {1, 0, 0}, 1e-9f, 1e-10f, 1e-12f);
    assertEquals(1, rows.ranking(1).rocAuc());
    assertEquals(1, rows.ranking(0).rocAuc());
  }

  @Test
  void calibrationPutsTheUpperEdgeIntoTheBin() {
    // 1 belongs to the last bin of fifteen, 0.6 = 9/15 to the ninth (as a float a little above).
    var calibration = Calibration.of(two(new int[] {1, 1, 0}, 1f, 0.6f, 0.375f));
    long[] counts = new long[Calibration.BINS];
    counts[14] = 1;
    counts[9] = 2;
    assertArrayEquals(counts, calibration.counts());
    assertEquals(1.0, calibration.accuracy()[14]);
    assertEquals(Double.NaN, calibration.accuracy()[0]);
  }

  @Test
  void refusesOutputsThatAreNoProbabilities() {
    var rows = new Classes(List.of("a", "b"), new int[] {0}, new int[] {1}, new float[0]);
    var e = assertThrows(IllegalArgumentException.class, () -> ProbabilityMetrics.of(rows));
    assertEquals(
        "the outputs are no probabilities; train with softmax or sigmoid outputs", e.getMessage());
  }
}
