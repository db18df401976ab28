package dev.hillock.kernel;

import java.util.Locale;

/// The functions a neuron applies to its weighted sum z. Formulas and derivatives are written out
/// in [ScalarActivations].
///
/// Sources: step (McCulloch & Pitts 1943; Rosenblatt 1958); ReLU (Nair & Hinton 2010); leaky ReLU
/// (Maas et al. 2013); ELU (Clevert et al. 2015, α = 1); SELU (Klambauer et al. 2017); GELU
/// (Hendrycks & Gimpel 2016, with the exact erf); SiLU (Elfwing et al. 2017); Mish (Misra 2019);
/// softplus (Dugas et al. 2000); hard sigmoid as in the ONNX operator (α = 0.2, β = 0.5).
public enum Activation {
  /// z itself: a linear neuron.
  IDENTITY(Derivative.FROM_OUTPUT),
  /// 1 where z ≥ 0, otherwise 0. Its derivative is 0 everywhere and tells a gradient nothing.
  STEP(Derivative.NONE),
  /// 1 / (1 + e^−z), in (0, 1).
  SIGMOID(Derivative.FROM_OUTPUT),
  /// (e^z − e^−z) / (e^z + e^−z), in (−1, 1).
  TANH(Derivative.FROM_OUTPUT),
  /// max(0, z).
  RELU(Derivative.FROM_OUTPUT),
  /// z where z > 0, otherwise 0.01·z.
  LEAKY_RELU(Derivative.FROM_OUTPUT),
  /// z where z > 0, otherwise e^z − 1.
  ELU(Derivative.FROM_OUTPUT),
  /// λ·z where z > 0, otherwise λα·(e^z − 1); λ and α keep mean 0 and variance 1.
  SELU(Derivative.FROM_OUTPUT),
  /// z·Φ(z), Φ the normal distribution function.
  GELU(Derivative.FROM_SUM),
  /// z·sigmoid(z), also called swish.
  SILU(Derivative.FROM_SUM),
  /// z·tanh(softplus(z)).
  MISH(Derivative.FROM_SUM),
  /// ln(1 + e^z).
  SOFTPLUS(Derivative.FROM_SUM),
  /// 0.2·z + 0.5, cut off at 0 and 1.
  HARD_SIGMOID(Derivative.FROM_OUTPUT),
  /// e^z_j / Σ_k e^z_k over the outputs of a row: probabilities of classes. Output layer only.
  SOFTMAX(Derivative.FROM_OUTPUT);

  /// What the derivative is computed from.
  private enum Derivative {
    FROM_OUTPUT,
    FROM_SUM,
    NONE
  }

  private final Derivative derivative;

  Activation(Derivative derivative) {
    this.derivative = derivative;
  }

  /// Whether outputs of such units can be read as probabilities.
  public boolean givesProbabilities() {
    return this == SOFTMAX || this == SIGMOID;
  }

  /// Whether a gradient can flow through it.
  public boolean isDifferentiable() {
    return derivative != Derivative.NONE;
  }

  /// Whether the weighted sum z must be kept beside the output: for the derivative, or because the
  /// output alone forgets which of two firing neurons was surer.
  public boolean keepsSum() {
    return derivative != Derivative.FROM_OUTPUT;
  }

  /// Whether an output depends on the other outputs of its row.
  public boolean isRowWise() {
    return this == SOFTMAX;
  }

  /// The name in settings and files: `leaky-relu`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
