package dev.hillock.derivation;

import java.util.List;

/// What a step did to a weight or a bias.
///
/// @param before w
/// @param gradient g = ∂E/∂w
/// @param slope a finite difference of E
/// @param rate α of this weight
/// @param after the new w
/// @param memoryBefore what the optimiser remembered of it
/// @param memoryAfter what it remembers now
public record WeightView(
    float before,
    float gradient,
    Slope slope,
    double rate,
    float after,
    List<Float> memoryBefore,
    List<Float> memoryAfter) {

  public WeightView {
    memoryBefore = List.copyOf(memoryBefore);
    memoryAfter = List.copyOf(memoryAfter);
  }

  /// By how much the weight moved, exact.
  public double change() {
    return (double) after - before;
  }

  /// How far the gradient is from the finite difference, relative to the larger of both; 0 where
  /// both are 0.
  public double relativeDifference() {
    double larger = Math.max(Math.abs(gradient), Math.abs(slope.value()));
    return larger == 0 ? 0 : Math.abs(gradient - slope.value()) / larger;
  }
}
