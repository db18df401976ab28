package dev.hillock.train;

import org.jspecify.annotations.Nullable;

/// What a layer made of one row, and what came back to it: copies of the engine's own numbers.
///
/// @param inputs x that entered it
/// @param sums u_j = b_j + Σ_i x_i·w_ij
/// @param normalized z_j, what a norm made of u; null without one, where z is u
/// @param activated f(z_j)
/// @param outputs y_j: f(z_j), or what a parametric activation and a residual layer make of it
/// @param slopes f'(z_j); null for softmax, whose outputs depend on all sums
/// @param error ∂E/∂y_j; null in an output layer whose loss gives δ at once
/// @param delta δ_j = ∂E/∂u_j
public record LayerRecord(
    float[] inputs,
    float[] sums,
    float @Nullable [] normalized,
    float[] activated,
    float[] outputs,
    float @Nullable [] slopes,
    float @Nullable [] error,
    float[] delta) {

  /// z_j, what f is applied to.
  public float[] activationInputs() {
    return normalized == null ? sums : normalized;
  }
}
