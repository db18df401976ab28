package dev.hillock.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.kernel.Activation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InitializerTest {

  private static final int INPUTS = 300;
  private static final int OUTPUTS = 100;
  private static final int WEIGHTS = INPUTS * OUTPUTS;

  private static Architecture layer(Activation activation) {
    return new Architecture(List.of(new Dense(INPUTS, OUTPUTS, activation, true)));
  }

  private static float[] draw(Initializer initializer, Activation activation, long seed) {
    return initializer.draw(layer(activation), seed).values();
  }

  private static double variance(float[] weights) {
    double squares = 0;
    for (int i = 0; i < WEIGHTS; i++) {
      squares += (double) weights[i] * weights[i];
    }
    return squares / WEIGHTS;
  }

  /// The range r and the variance r²/3, with n = 300 inputs and m = 100 outputs.
  @ParameterizedTest
  @CsvSource({
    "UNIFORM, 0.25", // 0.5²
    "GLOROT_UNIFORM, 0.015", // 6 / (n + m)
    "HE_UNIFORM, 0.02", // 6 / n
    "LECUN_UNIFORM, 0.01" // 3 / n
  })
  void uniformsFillTheirRange(Initializer initializer, double squaredRange) {
    double range = Math.sqrt(squaredRange);
    float[] values = draw(initializer, Activation.TANH, 1);
    double least = 1;
    double most = -1;
    for (int i = 0; i < WEIGHTS; i++) {
      least = Math.min(least, values[i]);
      most = Math.max(most, values[i]);
    }
    assertTrue(most <= range * (1 + 1e-7) && least >= -range * (1 + 1e-7));
    // The extremes of 30000 draws come within 0.1 % of the ends.
    assertTrue(most > 0.999 * range && least < -0.999 * range);
    assertEquals(squaredRange / 3, variance(values), 0.03 * squaredRange / 3);
  }

  @ParameterizedTest
  @CsvSource({
    "NORMAL, 0.01", // 0.1²
    "GLOROT_NORMAL, 0.005", // 2 / (n + m)
    "HE_NORMAL, 0.0066666666", // 2 / n
    "LECUN_NORMAL, 0.0033333333" // 1 / n
  })
  void normalsHaveTheirVariance(Initializer initializer, double variance) {
    float[] values = draw(initializer, Activation.TANH, 1);
    // The variance of 30000 normal draws deviates by sqrt(2 / 30000) = 0.8 %.
    assertEquals(variance, variance(values), 0.04 * variance);
    double deviation = Math.sqrt(variance);
    int within = 0;
    double sum = 0;
    for (int i = 0; i < WEIGHTS; i++) {
      within += Math.abs(values[i]) < deviation ? 1 : 0;
      sum += values[i];
    }
    assertEquals(0.6827, (double) within / WEIGHTS, 0.015);
    assertEquals(0, sum / WEIGHTS, 5 * deviation / Math.sqrt(WEIGHTS));
  }

  @ParameterizedTest
  @EnumSource(Initializer.class)
  void biasesAreZeroExceptWhereTheyAreDrawnToo(Initializer initializer) {
    float[] biases =
        Arrays.copyOfRange(draw(initializer, Activation.TANH, 1), WEIGHTS, WEIGHTS + OUTPUTS);
    if (initializer == Initializer.UNIFORM || initializer == Initializer.FAN_IN) {
      assertTrue(Arrays.hashCode(biases) != Arrays.hashCode(new float[OUTPUTS]));
      double range = initializer == Initializer.UNIFORM ? 0.5 : 1 / Math.sqrt(INPUTS);
      for (float bias : biases) {
        assertTrue(Math.abs(bias) <= range);
      }
    } else {
      assertArrayEquals(new float[OUTPUTS], biases);
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void autoFollowsTheActivation(Activation activation) {
    var expected =
        switch (activation) {
          case RELU, LEAKY_RELU, ELU, GELU, SILU, MISH, SOFTPLUS -> Initializer.HE_NORMAL;
          case SELU -> Initializer.LECUN_NORMAL;
          case IDENTITY, STEP, SIGMOID, TANH, HARD_SIGMOID, SOFTMAX -> Initializer.GLOROT_UNIFORM;
        };
    assertArrayEquals(draw(expected, activation, 3), draw(Initializer.AUTO, activation, 3));
  }

  @ParameterizedTest
  @EnumSource(Initializer.class)
  void theSameSeedGivesTheSameBitsAndAnotherDoesNot(Initializer initializer) {
    if (initializer == Initializer.NTK) {
      // A single layer is the output layer, which begins with zeros.
      assertArrayEquals(new float[15], Arrays.copyOf(draw(initializer, Activation.RELU, 7), 15));
      return;
    }
    float[] once = draw(initializer, Activation.RELU, 7);
    assertArrayEquals(once, draw(initializer, Activation.RELU, 7));
    assertFalse(Arrays.equals(once, draw(initializer, Activation.RELU, 8)));
  }

  /// What comes after a layer changes nothing about it; of what comes before, only the number of
  /// parameters counts.
  @Test
  void aDrawDependsOnThePlaceInTheFlatArrayAlone() {
    var second = new Dense(4, 3, Activation.TANH, true);
    // Both have 20 parameters before the second layer.
    var one = new Architecture(List.of(new Dense(4, 4, Activation.TANH, true), second));
    var other =
        new Architecture(
            List.of(
                new Dense(5, 4, Activation.RELU, false),
                second,
                new Dense(3, 9, Activation.TANH, true)));
    for (Initializer initializer : Initializer.values()) {
      if (initializer == Initializer.NTK) {
        // Whether a layer is the last counts there.
        continue;
      }
      float[] a = initializer.draw(one, 1).values();
      float[] b = initializer.draw(other, 1).values();
      assertArrayEquals(
          Arrays.copyOfRange(a, 20, 35), Arrays.copyOfRange(b, 20, 35), initializer.text());
    }
  }

  @Test
  void ntkSpreadsWeightsByTheInputsAndBiasesOverTheData() {
    var architecture =
        new Architecture(
            List.of(
                new Dense(400, 300, Activation.SELU, true),
                new Dense(300, 2, Activation.IDENTITY, true)));
    float[] values = Initializer.NTK.draw(architecture, 3).values();
    int biases = architecture.biasOffset(0);
    int output = architecture.weightsOffset(1);
    assertEquals(1.0 / 400, meanSquare(values, 0, biases), 2e-5);
    assertEquals(1, meanSquare(values, biases, output), 0.2);
    assertEquals(0, meanSquare(values, output, values.length));
  }

  private static double meanSquare(float[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) values[i] * values[i];
    }
    return sum / (to - from);
  }
}
