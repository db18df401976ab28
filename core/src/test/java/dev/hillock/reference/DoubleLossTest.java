package dev.hillock.reference;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Matrix;
import dev.hillock.loss.Loss;
import dev.hillock.loss.Pinball;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.Scaling;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DoubleLossTest {

  private final SplittableRandom random = new SplittableRandom(5);

  @ParameterizedTest
  @EnumSource(Loss.class)
  void agreesWithTheLossOfTraining(Loss loss) {
    for (int round = 0; round < 50; round++) {
      float[] z = floats(-4, 4);
      float[] a = outputs(loss, z);
      float[] t = floats(0, 1);
      double expected = loss.sum(1, row(z), row(a), row(t));
      double found = new DoubleLoss(loss).of(doubles(z), doubles(a), doubles(t));
      assertEquals(expected, found, 2e-6 * Math.max(1, expected));
    }
  }

  @Test
  void quantilesHaveTheirLevels() {
    var levels = List.of(0.1, 0.5, 0.9);
    var target = new QuantileTarget("y", new Scaling.Fitted(0, 1), levels, null);
    var loss = DoubleLoss.of(Loss.PINBALL, target);
    var pinball = new Pinball(target.floatLevels());
    for (int round = 0; round < 50; round++) {
      float[] a = floats(-2, 2);
      float[] t = floats(-2, 2);
      double found = loss.of(doubles(a), doubles(a), doubles(t));
      assertEquals(pinball.sum(1, row(a), row(t)), found, 1e-6);
    }
    assertEquals(List.of(), DoubleLoss.of(Loss.HUBER, target).levels());
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertIllegal(
        "loss huber has 1 levels of quantiles; only pinball has",
        () -> new DoubleLoss(Loss.HUBER, List.of(0.5)));
    assertIllegal(
        "1 logits, 2 outputs, 2 targets and 0 levels; there must be one for each output",
        () -> new DoubleLoss(Loss.HUBER).of(new double[1], new double[2], new double[2]));
  }

  private static float[] outputs(Loss loss, float[] z) {
    double[] a = doubles(z);
    if (loss == Loss.CATEGORICAL_CROSS_ENTROPY) {
      a = DoubleActivations.softmax(a);
    } else if (loss == Loss.BINARY_CROSS_ENTROPY) {
      for (int j = 0; j < a.length; j++) {
        a[j] = DoubleActivations.value(Activation.SIGMOID, a[j]);
      }
    }
    float[] floats = new float[a.length];
    for (int j = 0; j < a.length; j++) {
      floats[j] = (float) a[j];
    }
    return floats;
  }

  private float[] floats(double from, double to) {
    float[] values = new float[3];
    for (int j = 0; j < values.length; j++) {
      values[j] = (float) random.nextDouble(from, to);
    }
    return values;
  }

  private static Matrix row(float[] values) {
    return new Matrix(values, 0, 1, values.length);
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int j = 0; j < values.length; j++) {
      doubles[j] = values[j];
    }
    return doubles;
  }
}
