package dev.hillock.nn;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Philox;
import dev.hillock.kernel.Philox.Purpose;
import java.util.Arrays;
import java.util.Locale;

/// How weights are drawn before the first step. n is the number of inputs of a layer (fan-in), m of
/// its outputs. Biases start at 0, except where the textbook draws them like any other weight.
///
/// A draw is a function of the seed and the parameter's place in the flat array alone.
public enum Initializer {
  /// By the layer's activation: [#HE_NORMAL] for ReLU and its kin, [#LECUN_NORMAL] for SELU,
  /// [#GLOROT_UNIFORM] for the others. The default.
  AUTO,
  /// Uniform in ±0.5, biases too: the textbook's choice.
  UNIFORM,
  /// Normal with standard deviation 0.1.
  NORMAL,
  /// Uniform in ±√(6 / (n + m)). Glorot & Bengio 2010, equation 16.
  GLOROT_UNIFORM,
  /// Normal with variance 2 / (n + m). Glorot & Bengio 2010, equation 12.
  GLOROT_NORMAL,
  /// Uniform in ±√(6 / n). He et al. 2015, the uniform with the variance of equation 10.
  HE_UNIFORM,
  /// Normal with variance 2 / n. He et al. 2015, equation 10.
  HE_NORMAL,
  /// Uniform in ±√(3 / n). LeCun et al. 1998, "Efficient BackProp", equation 16.
  LECUN_UNIFORM,
  /// Normal with variance 1 / n. LeCun et al. 1998, equation 16; Klambauer et al. 2017 for SELU.
  LECUN_NORMAL,
  /// Uniform in ±1 / √n, biases too: what PyTorch does, and networks that were tuned there expect.
  FAN_IN,
  /// Normal with variance 1 / n, biases normal with variance 1, so that the bends of the neurons
  /// lie all over the data; zeros in the output layer, so that the network begins by knowing
  /// nothing. Holzmüller, Grinsztajn & Steinwart 2024, the simplified variant.
  NTK,
  /// Normal with variance 1 / n, which training then fits to its rows: every weighted sum gets
  /// deviation 1 over them, every bias puts its neuron's bend among them. Holzmüller, Grinsztajn &
  /// Steinwart 2024.
  DATA_DRIVEN;

  private static final double TEXTBOOK_RANGE = 0.5;
  private static final double NORMAL_DEVIATION = 0.1;

  /// New parameters for a network.
  public Parameters draw(Architecture architecture, long seed) {
    var parameters = new Parameters(architecture);
    var philox = new Philox(seed, Purpose.INITIAL_WEIGHTS);
    for (int i = 0; i < architecture.layers().size(); i++) {
      Dense layer = architecture.layers().get(i);
      int from = architecture.weightsOffset(i);
      if (this == NTK && i == architecture.layers().size() - 1) {
        break;
      }
      boolean biasesToo = this == UNIFORM || this == FAN_IN || this == NTK;
      int heads = architecture.heads(i);
      int count = heads * (biasesToo ? layer.parameterCount() : layer.weightCount());
      int biases = architecture.biasOffset(i);
      for (int at = from; at < from + count; at++) {
        boolean unit = this == NTK && at >= biases;
        parameters.values()[at] = (float) (unit ? philox.normal(at) : draw(layer, philox, at));
      }
      int alphas = architecture.alphaOffset(i);
      Arrays.fill(
          parameters.values(), alphas, alphas + (layer.parametric() ? layer.outputs() : 0), 1f);
      startNorm(layer, parameters.values(), architecture.normOffset(i));
    }
    return parameters;
  }

  /// γ and the running variance are 1, β and the running mean 0.
  private static void startNorm(Dense layer, float[] values, int at) {
    for (int i = 0; i < layer.norm().numbers(); i++) {
      int from = at + i * layer.outputs();
      Arrays.fill(values, from, from + layer.outputs(), i == 0 || i == 3 ? 1f : 0f);
    }
  }

  private double draw(Dense layer, Philox philox, int at) {
    double n = layer.inputs();
    double m = layer.outputs();
    return switch (this) {
      case AUTO -> forActivation(layer.activation()).draw(layer, philox, at);
      case UNIFORM -> uniform(TEXTBOOK_RANGE, philox, at);
      case NORMAL -> NORMAL_DEVIATION * philox.normal(at);
      case GLOROT_UNIFORM -> uniform(Math.sqrt(6 / (n + m)), philox, at);
      case GLOROT_NORMAL -> Math.sqrt(2 / (n + m)) * philox.normal(at);
      case HE_UNIFORM -> uniform(Math.sqrt(6 / n), philox, at);
      case HE_NORMAL -> Math.sqrt(2 / n) * philox.normal(at);
      case LECUN_UNIFORM -> uniform(Math.sqrt(3 / n), philox, at);
      case FAN_IN -> uniform(Math.sqrt(1 / n), philox, at);
      case LECUN_NORMAL, NTK, DATA_DRIVEN -> Math.sqrt(1 / n) * philox.normal(at);
    };
  }

  private static double uniform(double range, Philox philox, int at) {
    return range * (2 * philox.uniform(0, 0, at) - 1);
  }

  private static Initializer forActivation(Activation activation) {
    return switch (activation) {
      case RELU, LEAKY_RELU, ELU, GELU, SILU, MISH, SOFTPLUS -> HE_NORMAL;
      case SELU -> LECUN_NORMAL;
      case IDENTITY, STEP, SIGMOID, TANH, HARD_SIGMOID, SOFTMAX -> GLOROT_UNIFORM;
    };
  }

  /// The name in settings and files: `he-normal`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
