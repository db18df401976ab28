package dev.hillock.nn;

import dev.hillock.kernel.Activation;

/// A fully connected layer: y_j = f(b_j + Σ_i x_i·w_ij).
///
/// Shapes: `x [rows, inputs] -> y [rows, outputs]`. Parameters in the flat array: the weights
/// `[inputs, outputs]` row by row, then, if there are bias units, `b [outputs]`.
///
/// @param inputs at least 1
/// @param outputs neurons, at least 1
/// @param activation f
/// @param bias whether each neuron has a bias unit (a constant input of 1 with a weight of its own)
public record Dense(int inputs, int outputs, Activation activation, boolean bias) implements Layer {

  public Dense {
    if (inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "a layer has %d inputs and %d neurons; it needs at least 1 of each"
              .formatted(inputs, outputs));
    }
    count(inputs, outputs, bias);
  }

  @Override
  public int parameterCount() {
    return count(inputs, outputs, bias);
  }

  private static int count(int inputs, int outputs, boolean bias) {
    long count = (long) inputs * outputs + (bias ? outputs : 0);
    if (count > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a layer from %d inputs to %d neurons has %d parameters; at most %d fit into an array"
              .formatted(inputs, outputs, count, Integer.MAX_VALUE - 8));
    }
    return (int) count;
  }
}
