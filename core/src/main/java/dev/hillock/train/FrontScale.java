package dev.hillock.train;

import dev.hillock.kernel.Kernels;
import dev.hillock.nn.Architecture;
import dev.hillock.optim.Optimizer;
import java.util.Arrays;

/// A learned factor s_i for each input of the network, in front of its first layer: z = b + (s ⊙
/// x)·V. It is a way to learn the weights W = s ⊙ V, one factor for each of their rows: an input
/// that matters can grow with all its weights at once. The network itself knows W alone.
///
/// ∂L/∂V_ij = s_i·∂L/∂W_ij and ∂L/∂s_i = Σ_j V_ij·∂L/∂W_ij, the sum in ascending order.
///
/// Source: Holzmüller, Grinsztajn & Steinwart, "Better by default: strong pre-tuned MLPs and
/// boosted trees on tabular data", NeurIPS 2024.
final class FrontScale {

  /// Factor of the learning rate for s.
  private static final double RATE = 6;

  private final int inputs;
  private final int outputs;
  private final double weightRate;
  private final float[] weights;
  private final float[] factors;
  private final float[] factorGradient;
  private final float[][] weightState;
  private final float[][] factorState;

  /// Factors of 1 before the weights that the first layer has.
  ///
  /// @param values the parameters of the network
  /// @param weightRate factor of the learning rate for V
  FrontScale(Architecture architecture, float[] values, Optimizer optimizer, double weightRate) {
    var first = architecture.layers().getFirst();
    inputs = first.inputs();
    outputs = first.outputs();
    this.weightRate = weightRate;
    weights = new float[inputs * outputs];
    System.arraycopy(values, 0, weights, 0, weights.length);
    factors = new float[inputs];
    Arrays.fill(factors, 1f);
    factorGradient = new float[inputs];
    weightState = new float[optimizer.slots()][weights.length];
    factorState = new float[optimizer.slots()][inputs];
  }

  /// How many parameters of the network are W, from 0 on.
  int length() {
    return weights.length;
  }

  /// One step of s and V, and the new W.
  ///
  /// @param gradient ∂L/∂W from 0 on; overwritten
  /// @param values gets W
  void step(Kernels kernels, Optimizer optimizer, float[] gradient, float[] values, double rate) {
    for (int i = 0; i < inputs; i++) {
      float factor = factors[i];
      float sum = 0f;
      for (int at = i * outputs; at < (i + 1) * outputs; at++) {
        sum += weights[at] * gradient[at];
        gradient[at] *= factor;
      }
      factorGradient[i] = sum;
    }
    optimizer.step(
        kernels, weights, 0, gradient, 0, weights.length, weightState, rate * weightRate);
    optimizer.step(kernels, factors, 0, factorGradient, 0, inputs, factorState, rate * RATE);
    for (int i = 0; i < inputs; i++) {
      float factor = factors[i];
      for (int at = i * outputs; at < (i + 1) * outputs; at++) {
        values[at] = factor * weights[at];
      }
    }
  }
}
