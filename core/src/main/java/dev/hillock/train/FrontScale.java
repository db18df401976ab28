package dev.hillock.train;

import dev.hillock.checkpoint.TrainingState;
import dev.hillock.kernel.Kernels;
import dev.hillock.nn.Architecture;
import dev.hillock.optim.NormLimit;
import dev.hillock.optim.Optimizer;
import dev.hillock.train.ParameterGroups.Pace;
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

  /// How fast s moves.
  private static final Pace PACE = Pace.tuned(6);

  private final int offset;
  private final int inputs;
  private final int outputs;
  private final Pace weightPace;
  private final float[] weights;
  private final float[] factors;
  private final float[] factorGradient;
  private final float[][] weightState;
  private final float[][] factorState;

  /// Factors of 1 before the weights that the first layer has.
  ///
  /// @param values the parameters of the network
  /// @param weightPace how fast V moves
  FrontScale(Architecture architecture, float[] values, Optimizer optimizer, Pace weightPace) {
    var first = architecture.layers().getFirst();
    inputs = first.inputs();
    outputs = first.outputs();
    this.weightPace = weightPace;
    offset = architecture.weightsOffset(0);
    weights = new float[inputs * outputs];
    System.arraycopy(values, offset, weights, 0, weights.length);
    factors = new float[inputs];
    Arrays.fill(factors, 1f);
    factorGradient = new float[inputs];
    weightState = new float[optimizer.slots()][weights.length];
    factorState = new float[optimizer.slots()][inputs];
  }

  /// The first parameter that is a part of W.
  int from() {
    return offset;
  }

  /// The one after the last.
  int to() {
    return offset + weights.length;
  }

  /// Makes the gradients of V and s of that of W.
  ///
  /// @param gradient of the network; ∂L/∂W becomes ∂L/∂V
  /// @return ∂L/∂s; may be changed before the step
  float[] gradients(float[] gradient) {
    for (int i = 0; i < inputs; i++) {
      float factor = factors[i];
      float sum = 0f;
      for (int at = i * outputs; at < (i + 1) * outputs; at++) {
        sum += weights[at] * gradient[offset + at];
        gradient[offset + at] *= factor;
      }
      factorGradient[i] = sum;
    }
    return factorGradient;
  }

  /// One step of s and V along the gradients that [#gradients] has made, and the new W.
  ///
  /// @param gradient of the network, with ∂L/∂V
  /// @param values of the network; gets W
  /// @param rate α
  /// @param shrinkage what pulls V and s to 0; L1 only V
  void step(
      Kernels kernels,
      Optimizer optimizer,
      float[] gradient,
      float[] values,
      double rate,
      Shrinkage shrinkage) {
    shrinkage.before(weightPace, weights, 0, gradient, offset, weights.length);
    shrinkage.before(PACE, factors, 0, factorGradient, 0, inputs);
    double weightRate = rate * weightPace.rate();
    optimizer.step(kernels, weights, 0, gradient, offset, weights.length, weightState, weightRate);
    shrinkage.after(weightPace, weights, 0, weights.length);
    optimizer.step(kernels, factors, 0, factorGradient, 0, inputs, factorState, rate * PACE.rate());
    for (int i = 0; i < inputs; i++) {
      float factor = factors[i];
      for (int at = i * outputs; at < (i + 1) * outputs; at++) {
        values[offset + at] = factor * weights[at];
      }
    }
  }

  /// V, s and what the optimiser remembers of them.
  void state(TrainingState state) {
    state.floats("weights", weights);
    state.floats("factors", factors);
    for (int i = 0; i < weightState.length; i++) {
      state.floats("weights." + i, weightState[i]);
      state.floats("factors." + i, factorState[i]);
    }
  }

  /// Multiplies each column of V by its factor, as the columns of W were.
  void scaleColumns(float[] columnFactors) {
    NormLimit.scaleColumns(weights, 0, inputs, outputs, columnFactors);
  }
}
