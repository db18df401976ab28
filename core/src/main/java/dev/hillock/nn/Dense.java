package dev.hillock.nn;

import dev.hillock.kernel.Activation;

/// A fully connected layer: y_j = f(b_j + Σ_i x_i·w_ij).
///
/// With a parametric activation y_j = z_j + α_j·(f(z_j) − z_j), where α_j is learned and begins at
/// 1: a neuron can be as bent as it needs.
///
/// Shapes: `x [rows, inputs] -> y [rows, outputs]`. Parameters in the flat array: the weights
/// `[inputs, outputs]` row by row, then, if there are bias units, `b [outputs]`, then, for a
/// parametric activation, `α [outputs]`.
///
/// @param inputs at least 1
/// @param outputs neurons, at least 1
/// @param activation f
/// @param bias whether each neuron has a bias unit (a constant input of 1 with a weight of its own)
/// @param parametric whether each neuron has an α
public record Dense(
    int inputs, int outputs, Activation activation, boolean bias, boolean parametric)
    implements Layer {

  public Dense {
    if (inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "a layer has %d inputs and %d neurons; it needs at least 1 of each"
              .formatted(inputs, outputs));
    }
    if (parametric && activation.isRowWise()) {
      throw new IllegalArgumentException(
          "activation %s looks at all neurons of a layer; it cannot be parametric"
              .formatted(activation.text()));
    }
    count(inputs, outputs, bias, parametric);
  }

  /// With the activation as it is.
  public Dense(int inputs, int outputs, Activation activation, boolean bias) {
    this(inputs, outputs, activation, bias, false);
  }

  /// Its weights.
  public int weightCount() {
    return inputs * outputs;
  }

  @Override
  public int parameterCount() {
    return count(inputs, outputs, bias, parametric);
  }

  private static int count(int inputs, int outputs, boolean bias, boolean parametric) {
    long count = (long) inputs * outputs + (bias ? outputs : 0) + (parametric ? outputs : 0);
    if (count > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a layer from %d inputs to %d neurons has %d parameters; at most %d fit into an array"
              .formatted(inputs, outputs, count, Integer.MAX_VALUE - 8));
    }
    return (int) count;
  }
}
