package dev.hillock.derivation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A neuron in a step.
///
/// @param index in its layer, from 0
/// @param name what it is called: `neuron 3`, or the name of the output
/// @param forward what happened on the way forward
/// @param backward what happened on the way back
/// @param weights what the step did to the weights of the shown products of the sum, in their order
/// @param bias what it did to the bias; null for none
public record NeuronView(
    int index,
    String name,
    Forward forward,
    Backward backward,
    List<WeightView> weights,
    @Nullable WeightView bias) {

  public NeuronView {
    weights = List.copyOf(weights);
  }

  /// From the sum to the output.
  ///
  /// @param sum products x·w
  /// @param u the sum with the bias
  /// @param z what f is applied to: u, or what a norm makes of it
  /// @param a f(z)
  /// @param slope f'(z); NaN for softmax
  /// @param y the output: a, or what a parametric activation and a residual layer make of it
  /// @param kink where f has no derivative here, in words; empty otherwise
  public record Forward(Terms sum, float u, float z, float a, float slope, float y, String kink) {}

  /// From the errors behind to δ.
  ///
  /// @param sum products w·δ with the neurons behind; empty in the output layer
  /// @param error ∂E/∂y; NaN in an output layer whose loss gives δ at once
  /// @param delta δ = ∂E/∂u
  public record Backward(Terms sum, float error, float delta) {}
}
