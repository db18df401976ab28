package dev.hillock.settings;

/// What a step of the learning rate means for a weight.
public enum Parametrization {
  /// The same for every parameter.
  STANDARD,
  /// As if a layer computed z = x·V / √n + b with n inputs: its weights are V / √n, and a step of V
  /// is a step of them √n times smaller. Biases move a tenth as fast.
  ///
  /// For optimisers whose steps do not depend on the size of the gradient, such as Adam, that is
  /// all there is to it. Sources: Jacot, Gabriel & Hongler, "Neural tangent kernel", NeurIPS 2018;
  /// Holzmüller, Grinsztajn & Steinwart, "Better by default", NeurIPS 2024, for the biases.
  NTK;

  /// Factor of the learning rate for the waves of embedded numbers under [#NTK].
  public static final double NTK_WAVE_RATE = 0.1;

  /// Factor of the learning rate for the shares of parametric activations under [#NTK].
  public static final double NTK_ALPHA_RATE = 0.1;

  /// Factor of the learning rate for biases under [#NTK].
  public static final double NTK_BIAS_RATE = 0.1;

  /// Factor of the learning rate for the weights of a layer with n inputs under [#NTK].
  public static double ntkWeightRate(int inputs) {
    return 1 / Math.sqrt(inputs);
  }
}
