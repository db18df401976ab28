package dev.hillock.nn;

import dev.hillock.kernel.Kernels;
import dev.hillock.kernel.PackedWeights;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The weights of a trained network laid out for many forward passes. A copy: the parameters must
/// not change afterwards.
public final class PackedParameters {

  private final List<@Nullable PackedWeights> layers = new ArrayList<>();

  /// Packs every layer for these kernels.
  public PackedParameters(Architecture architecture, Parameters parameters, Kernels kernels) {
    for (int i = 0; i < architecture.layers().size(); i++) {
      layers.add(kernels.pack(parameters.weights(i)));
    }
  }

  @Nullable PackedWeights weights(int layer) {
    return layers.get(layer);
  }
}
