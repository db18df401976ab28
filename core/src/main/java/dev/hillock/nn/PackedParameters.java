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
  private final List<@Nullable PackedWeights> heads = new ArrayList<>();

  /// Packs every layer for these kernels.
  public PackedParameters(Architecture architecture, Parameters parameters, Kernels kernels) {
    for (int i = 0; i < architecture.layers().size(); i++) {
      layers.add(kernels.pack(parameters.weights(i)));
    }
    for (int k = 0; k < architecture.submodels(); k++) {
      heads.add(k == 0 ? layers.getLast() : kernels.pack(parameters.headWeights(k)));
    }
  }

  /// Of the output layer of a submodel.
  @Nullable PackedWeights head(int submodel) {
    return heads.get(submodel);
  }

  @Nullable PackedWeights weights(int layer) {
    return layers.get(layer);
  }
}
