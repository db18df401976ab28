package dev.hillock.kernel;

import org.jspecify.annotations.Nullable;

/// What a dense layer brings to its forward pass.
///
/// @param weights `[inputs, outputs]`: one row per input, so that the outputs of one input lie side
///   by side and a vector lane is an output
/// @param bias `[outputs]`, or null for a layer without bias units
/// @param activation applied to each output
/// @param packed the weights as [Kernels#pack] laid them out, where they will not change any more;
///   null where they do
public record DenseOperands(
    Matrix weights, @Nullable Slice bias, Activation activation, @Nullable PackedWeights packed) {

  /// Operands whose weights change between passes.
  public DenseOperands(Matrix weights, @Nullable Slice bias, Activation activation) {
    this(weights, bias, activation, null);
  }

  /// The same with another activation.
  public DenseOperands withActivation(Activation other) {
    return new DenseOperands(weights, bias, other, packed);
  }
}
