package dev.hillock.train;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Matrix;
import dev.hillock.nn.Dense;

/// How much of a layer still lets an error through, over some rows.
///
/// A neuron with ReLU is dead where its output is 0 in every row: its derivative is 0 then, so
/// nothing can wake it up. An output of a sigmoid is saturated below 0.01 and above 0.99 (|z| >
/// 4.6), one of tanh beyond ±0.98 (|z| > 2.3), which is the same place of the same curve: the
/// derivative there is less than a twenty-fifth of the greatest. One of a hard sigmoid is at 0 and
/// 1.
///
/// Source: Glorot & Bengio, "Understanding the difficulty of training deep feedforward neural
/// networks", AISTATS 2010, section 3, look at the activations of layers in this way.
///
/// @param dead part of the neurons that are; 0 for other activations
/// @param saturated part of all outputs that are; 0 for other activations
public record LayerActivity(double dead, double saturated) {

  private static final LayerActivity FULL = new LayerActivity(0, 0);
  private static final float SIGMOID_LOW = 0.01f;
  private static final float SIGMOID_HIGH = 0.99f;
  private static final float TANH_HIGH = 0.98f;

  /// Looks at the outputs of a layer.
  ///
  /// @param outputs y of its neurons, `[at least rows, neurons]`
  public static LayerActivity of(Dense layer, Matrix outputs, int rows) {
    if (layer.parametric() || layer.residual() || rows == 0) {
      // Something flows past the activation.
      return FULL;
    }
    return switch (layer.activation()) {
      case RELU -> new LayerActivity(dead(outputs, rows), 0);
      case SIGMOID, TANH, HARD_SIGMOID ->
          new LayerActivity(0, saturated(layer.activation(), outputs, rows));
      case IDENTITY, STEP, LEAKY_RELU, ELU, SELU, GELU, SILU, MISH, SOFTPLUS, SOFTMAX -> FULL;
    };
  }

  private static double dead(Matrix outputs, int rows) {
    int dead = 0;
    for (int j = 0; j < outputs.columns(); j++) {
      int row = 0;
      while (row < rows && outputs.get(row, j) <= 0) {
        row++;
      }
      dead += row == rows ? 1 : 0;
    }
    return (double) dead / outputs.columns();
  }

  private static double saturated(Activation activation, Matrix outputs, int rows) {
    int from = outputs.at(0);
    int to = outputs.at(rows);
    int count = 0;
    for (int at = from; at < to; at++) {
      count += isSaturated(activation, outputs.data()[at]) ? 1 : 0;
    }
    return (double) count / (to - from);
  }

  private static boolean isSaturated(Activation activation, float y) {
    return switch (activation) {
      case SIGMOID -> y < SIGMOID_LOW || y > SIGMOID_HIGH;
      case TANH -> Math.abs(y) > TANH_HIGH;
      default -> y <= 0 || y >= 1;
    };
  }
}
