package dev.hillock.nn;

import dev.hillock.kernel.Activation;

/// A fully connected layer: y_j = f(b_j + Σ_i x_i·w_ij).
///
/// With a parametric activation y_j = z_j + α_j·(f(z_j) − z_j), where α_j is learned and begins at
/// 1: a neuron can be as bent as it needs. A residual layer adds what entered it, after dropout:
/// y_j = x_j + …, so that it learns a change of x and an error finds a way past it. With a [Norm]
/// the weighted sums are normalised before f.
///
/// Shapes: `x [rows, inputs] -> y [rows, outputs]`. Parameters in the flat array: the weights
/// `[inputs, outputs]` row by row, then, if there are bias units, `b [outputs]`, then, for a
/// parametric activation, `α [outputs]`, then, with a [Norm], `γ [outputs]` and `β [outputs]`, and
/// with [Norm#BATCH] the running `mean [outputs]` and `variance [outputs]`.
///
/// @param inputs at least 1
/// @param outputs neurons, at least 1
/// @param activation f
/// @param bias whether each neuron has a bias unit (a constant input of 1 with a weight of its own)
/// @param extras what a hidden layer may have besides
///
///   Source of the residual layer: He, Zhang, Ren & Sun, "Deep residual learning for image
///   recognition", CVPR 2016, equation 1.
public record Dense(int inputs, int outputs, Activation activation, boolean bias, Extras extras)
    implements Layer {

  /// What a hidden layer may have besides weights, biases and an activation.
  ///
  /// @param norm over what the weighted sums are normalised
  /// @param parametric whether each neuron has an α
  /// @param residual whether the layer adds what entered it
  public record Extras(Norm norm, boolean parametric, boolean residual) {

    /// Nothing.
    public static final Extras NONE = new Extras(Norm.NONE, false, false);
  }

  public Dense {
    if (inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "a layer has %d inputs and %d neurons; it needs at least 1 of each"
              .formatted(inputs, outputs));
    }
    if (extras.parametric && activation.isRowWise()) {
      throw new IllegalArgumentException(
          "activation %s looks at all neurons of a layer; it cannot be parametric"
              .formatted(activation.text()));
    }
    if (extras.residual && inputs != outputs) {
      throw new IllegalArgumentException(
          "a residual layer has %d inputs and %d neurons; it needs as many of each"
              .formatted(inputs, outputs));
    }
    if (extras.norm == Norm.LAYER && outputs == 1) {
      throw new IllegalArgumentException(
          "a layer of 1 neuron has norm layer, which makes it the same for all rows; give it more neurons or another norm");
    }
    count(inputs, outputs, bias, extras);
  }

  /// With the activation as it is.
  public Dense(int inputs, int outputs, Activation activation, boolean bias) {
    this(inputs, outputs, activation, bias, Extras.NONE);
  }

  /// Over what the weighted sums are normalised.
  public Norm norm() {
    return extras.norm;
  }

  /// Whether each neuron has an α.
  public boolean parametric() {
    return extras.parametric;
  }

  /// Whether the layer adds what entered it.
  public boolean residual() {
    return extras.residual;
  }

  /// Whether something comes between f(z) and y, in training or not.
  boolean changesActivated() {
    return extras.parametric || extras.residual;
  }

  /// Its weights.
  public int weightCount() {
    return inputs * outputs;
  }

  @Override
  public int parameterCount() {
    return count(inputs, outputs, bias, extras);
  }

  private static int count(int inputs, int outputs, boolean bias, Extras extras) {
    long perOutput =
        inputs + (bias ? 1L : 0) + (extras.parametric ? 1L : 0) + extras.norm.numbers();
    long count = perOutput * outputs;
    if (count > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a layer from %d inputs to %d neurons has %d parameters; at most %d fit into an array"
              .formatted(inputs, outputs, count, Integer.MAX_VALUE - 8));
    }
    return (int) count;
  }
}
