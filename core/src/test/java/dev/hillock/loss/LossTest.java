package dev.hillock.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Matrix;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossTest {

  private static Matrix row(float... values) {
    return new Matrix(values, 0, 1, values.length);
  }

  /// Of a loss that reads outputs; the logits are none that make sense.
  private static double ofOutputs(Loss loss, float[] outputs, float[] targets) {
    float[] logits = new float[outputs.length];
    return loss.sum(1, row(logits), row(outputs), row(targets));
  }

  private static float[] errors(Loss loss, float[] outputs, float[] targets) {
    var errors = row(new float[outputs.length]);
    loss.errors(1, row(outputs), row(targets), 1f, errors);
    return errors.data();
  }

  @Test
  void halfSquaredError() {
    // e = 0.5, -3: ½·(0.25 + 9)
    float[] a = {1.5f, -1f};
    float[] t = {1f, 2f};
    assertEquals(4.625, ofOutputs(Loss.HALF_SQUARED_ERROR, a, t));
    assertArrayEquals(new float[] {0.5f, -3f}, errors(Loss.HALF_SQUARED_ERROR, a, t));
  }

  @Test
  void meanSquaredError() {
    // (0.25 + 9) / 2; slopes 2·e / 2
    float[] a = {1.5f, -1f};
    float[] t = {1f, 2f};
    assertEquals(4.625, ofOutputs(Loss.MEAN_SQUARED_ERROR, a, t));
    assertArrayEquals(new float[] {0.5f, -3f}, errors(Loss.MEAN_SQUARED_ERROR, a, t));
    // One output: 9, slope -6.
    assertEquals(9, ofOutputs(Loss.MEAN_SQUARED_ERROR, new float[] {-1f}, new float[] {2f}));
    assertArrayEquals(
        new float[] {-6f}, errors(Loss.MEAN_SQUARED_ERROR, new float[] {-1f}, new float[] {2f}));
  }

  @Test
  void meanAbsoluteError() {
    // (0.5 + 3 + 0 + 0.5) / 4
    float[] a = {1.5f, -1f, 7f, 0f};
    float[] t = {1f, 2f, 7f, 0.5f};
    assertEquals(1, ofOutputs(Loss.MEAN_ABSOLUTE_ERROR, a, t));
    assertArrayEquals(
        new float[] {0.25f, -0.25f, 0f, -0.25f}, errors(Loss.MEAN_ABSOLUTE_ERROR, a, t));
  }

  @Test
  void huberIsSquareInsideAndStraightOutside() {
    // e = 0.5, -3, 1, 0: ½·0.25 + (3 - ½) + ½·1 + 0 = 3.125, over 4
    float[] a = {1.5f, -1f, 3f, 1f};
    float[] t = {1f, 2f, 2f, 1f};
    assertEquals(3.125 / 4, ofOutputs(Loss.HUBER, a, t));
    assertArrayEquals(new float[] {0.125f, -0.25f, 0.25f, 0f}, errors(Loss.HUBER, a, t));
  }

  @Test
  void poissonIsTheLikelihoodOfACount() {
    // z = 0 and ln 2: e^z = 1, 2; targets 3 and 0: (1 - 0) + (2 - 0).
    float z = (float) Math.log(2);
    float[] logits = {0f, z};
    float[] t = {3f, 0f};
    assertEquals(3, Loss.POISSON.sum(1, row(logits), row(logits), row(t)), 1e-6);
    // e^z − t, and where it counts 2: 2 − 2·ln 2.
    assertArrayEquals(new float[] {-2f, 2f}, errors(Loss.POISSON, logits, t), 1e-6f);
    assertEquals(2 - 2 * Math.log(2), Loss.POISSON.sum(1, row(z), row(z), row(2f)), 1e-6);
  }

  @Test
  void perceptronCountsWrongOutputsByHalves() {
    float[] a = {1f, 0f, 1f};
    float[] t = {0f, 1f, 1f};
    assertEquals(1, ofOutputs(Loss.PERCEPTRON, a, t));
    assertArrayEquals(new float[] {1f, -1f, 0f}, errors(Loss.PERCEPTRON, a, t));
  }

  @Test
  void binaryCrossEntropyComesFromTheLogits() {
    // z = 0 is a = ½: ln 2 for either target, two outputs.
    var half = row(0.5f, 0.5f);
    assertEquals(
        2 * Math.log(2), Loss.BINARY_CROSS_ENTROPY.sum(1, row(0f, 0f), half, row(1f, 0f)), 1e-7);
    // z = ln 3 is a = ¾: -ln ¾ for target 1, -ln ¼ for target 0.
    float z = (float) Math.log(3);
    var a = row(0.75f);
    assertEquals(Math.log(4.0 / 3), Loss.BINARY_CROSS_ENTROPY.sum(1, row(z), a, row(1f)), 2e-7);
    assertEquals(Math.log(4), Loss.BINARY_CROSS_ENTROPY.sum(1, row(z), a, row(0f)), 2e-7);
    assertArrayEquals(
        new float[] {-0.25f},
        errors(Loss.BINARY_CROSS_ENTROPY, new float[] {0.75f}, new float[] {1f}));
  }

  @Test
  void categoricalCrossEntropyComesFromTheLogits() {
    // e^z = 1, 2, 5: probabilities 1/8, 2/8, 5/8.
    var z = row(0f, (float) Math.log(2), (float) Math.log(5));
    var a = row(0.125f, 0.25f, 0.625f);
    var loss = Loss.CATEGORICAL_CROSS_ENTROPY;
    assertEquals(Math.log(8), loss.sum(1, z, a, row(1f, 0f, 0f)), 3e-7);
    assertEquals(Math.log(4), loss.sum(1, z, a, row(0f, 1f, 0f)), 3e-7);
    assertEquals(Math.log(1.6), loss.sum(1, z, a, row(0f, 0f, 1f)), 3e-7);
  }

  @Test
  void extremeLogitsStayFinite() {
    var binary = Loss.BINARY_CROSS_ENTROPY;
    assertEquals(0, binary.sum(1, row(100f), row(1f), row(1f)), 1e-30);
    assertEquals(100, binary.sum(1, row(100f), row(1f), row(0f)));
    assertEquals(100, binary.sum(1, row(-100f), row(0f), row(1f)));
    assertEquals(0, binary.sum(1, row(-100f), row(0f), row(0f)), 1e-30);
    var categorical = Loss.CATEGORICAL_CROSS_ENTROPY;
    var z = row(100f, -100f);
    assertEquals(0, categorical.sum(1, z, row(1f, 0f), row(1f, 0f)));
    assertEquals(200, categorical.sum(1, z, row(1f, 0f), row(0f, 1f)));
    var huge = row(3e38f, -3e38f);
    assertTrue(Double.isFinite(categorical.sum(1, huge, row(1f, 0f), row(0f, 1f))));
    assertTrue(Double.isFinite(binary.sum(1, row(3e38f), row(1f), row(0f))));
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void isFiniteForAnyFiniteOutput(Loss loss) {
    for (float z : new float[] {-100f, -1f, 0f, 1f, 100f}) {
      for (float t : new float[] {0f, 1f}) {
        float[] a = loss == Loss.CATEGORICAL_CROSS_ENTROPY ? softmax(z) : new float[] {z, 0f};
        double sum = loss.sum(1, row(z, 0f), row(a), row(t, 1 - t));
        assertTrue(Double.isFinite(sum) && sum >= 0, loss.text() + " of " + z + " is " + sum);
      }
    }
  }

  private static float[] softmax(float z) {
    double sum = Math.exp(z) + 1;
    return new float[] {(float) (Math.exp(z) / sum), (float) (1 / sum)};
  }

  /// Against the definition, row by row in double.
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10})
  void crossEntropyOfManyRowsIsTheSumOfTheirLogarithms(int classes) {
    var random = new SplittableRandom(classes);
    int rows = 3000;
    var z = Matrix.of(rows, classes);
    var a = Matrix.of(rows, classes);
    var t = Matrix.of(rows, classes);
    double categorical = 0;
    double binary = 0;
    for (int row = 0; row < rows; row++) {
      int target = random.nextInt(classes);
      t.data()[t.at(row) + target] = 1f;
      double sum = 0;
      for (int j = 0; j < classes; j++) {
        float logit = (float) (random.nextGaussian() * (row % 30));
        z.data()[z.at(row) + j] = logit;
        sum += Math.exp(logit);
        binary += Math.log1p(Math.exp(-Math.abs(logit))) + Math.max(logit, 0);
      }
      for (int j = 0; j < classes; j++) {
        a.data()[a.at(row) + j] = (float) (Math.exp(z.get(row, j)) / sum);
      }
      categorical += Math.log(sum) - z.get(row, target);
      binary -= z.get(row, target);
    }
    var loss = Loss.CATEGORICAL_CROSS_ENTROPY;
    assertEquals(categorical, loss.sum(rows, z, a, t), 1e-7 * categorical);
    assertEquals(binary, Loss.BINARY_CROSS_ENTROPY.sum(rows, z, a, t), 1e-7 * binary);
  }

  @Test
  void aSmallLossIsNotRoundedAway() {
    // Two outputs whose logits differ by 20: ln(1 + e^−20).
    var z = row(20f, 0f);
    var a = row(softmax(20f));
    double expected = Math.log1p(Math.exp(-20));
    var loss = Loss.CATEGORICAL_CROSS_ENTROPY;
    assertEquals(expected, loss.sum(1, z, a, row(1f, 0f)), 1e-6 * expected);
  }

  @Test
  void addsTheRowsThatAreAsked() {
    var a = new Matrix(new float[] {1, 2, 3, 100}, 0, 4, 1);
    var t = new Matrix(new float[4], 0, 4, 1);
    // 1 + 4 + 9
    assertEquals(14, Loss.MEAN_SQUARED_ERROR.sum(3, a, a, t));
    var errors = new Matrix(new float[] {7, 7, 7, 7}, 0, 4, 1);
    Loss.MEAN_SQUARED_ERROR.errors(3, a, t, 0.25f, errors);
    assertArrayEquals(new float[] {0.5f, 1f, 1.5f, 7f}, errors.data());
  }

  @Test
  void isZeroForAPerfectOutput() {
    float[] perfect = {0.5f, -2f};
    for (Loss loss :
        EnumSet.of(
            Loss.HALF_SQUARED_ERROR,
            Loss.MEAN_SQUARED_ERROR,
            Loss.MEAN_ABSOLUTE_ERROR,
            Loss.HUBER,
            Loss.PINBALL,
            Loss.PERCEPTRON)) {
      assertEquals(0, ofOutputs(loss, perfect, perfect), loss.text());
      assertArrayEquals(new float[2], errors(loss, perfect, perfect), loss.text());
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void saysWhichOutputsItCannotTrain(Activation output) {
    String name = output.text();
    assertEquals(
        output == Activation.SIGMOID
            ? ""
            : "loss binary-cross-entropy is made for output activation sigmoid, not " + name,
        Loss.BINARY_CROSS_ENTROPY.objectionTo(output));
    assertEquals(
        output == Activation.SOFTMAX
            ? ""
            : "loss categorical-cross-entropy is made for output activation softmax, not " + name,
        Loss.CATEGORICAL_CROSS_ENTROPY.objectionTo(output));
    assertEquals(
        output == Activation.STEP
            ? ""
            : "loss perceptron is made for output activation step, not " + name,
        Loss.PERCEPTRON.objectionTo(output));
    for (Loss loss :
        Set.of(
            Loss.HALF_SQUARED_ERROR,
            Loss.MEAN_SQUARED_ERROR,
            Loss.MEAN_ABSOLUTE_ERROR,
            Loss.PINBALL,
            Loss.HUBER)) {
      assertEquals(
          output == Activation.STEP
              ? "loss %s needs the derivative of the output, and step has none that helps"
                  .formatted(loss.text())
              : "",
          loss.objectionTo(output));
    }
  }
}
