package dev.hillock.model;

import dev.hillock.kernel.PeriodicFeatures;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Dense;
import dev.hillock.nn.Embedding.Lookup;
import dev.hillock.nn.Embedding.Part;
import dev.hillock.nn.Embedding.Periodic;
import dev.hillock.nn.Embedding.Plain;
import dev.hillock.nn.Norm;
import java.util.ArrayList;
import java.util.List;

/// The tensors that a network's flat array of parameters is cut into, in the order of the array.
///
/// @param entries one for each tensor
record TensorLayout(List<Entry> entries) {

  /// A tensor.
  ///
  /// @param name unique in its file
  /// @param shape outermost size first
  record Entry(String name, int[] shape) {

    int length() {
      int length = 1;
      for (int size : shape) {
        length *= size;
      }
      return length;
    }
  }

  TensorLayout {
    entries = List.copyOf(entries);
  }

  /// The layout of a network.
  ///
  /// @param prefix of all names: empty, or `member3.`
  static TensorLayout of(Architecture architecture, String prefix) {
    var entries = new ArrayList<Entry>();
    var parts = architecture.embedding().parts();
    for (int i = 0; i < parts.size(); i++) {
      addPart(parts.get(i), prefix + "embedding" + (i + 1) + ".", entries);
    }
    int submodels = architecture.submodels();
    if (submodels > 1) {
      int width = architecture.embedding().outputs();
      entries.add(new Entry(prefix + "submodels.factor", new int[] {submodels, width}));
    }
    for (int i = 0; i < architecture.layers().size(); i++) {
      Dense layer = architecture.layers().get(i);
      String name = prefix + "layer" + (i + 1) + ".";
      boolean several = architecture.heads(i) > 1;
      int[] weight = {layer.inputs(), layer.outputs()};
      int[] weights = {submodels, layer.inputs(), layer.outputs()};
      entries.add(new Entry(name + "weight", several ? weights : weight));
      if (layer.bias()) {
        int[] bias = {layer.outputs()};
        int[] biases = {submodels, layer.outputs()};
        entries.add(new Entry(name + "bias", several ? biases : bias));
      }
      if (layer.parametric()) {
        entries.add(new Entry(name + "alpha", new int[] {layer.outputs()}));
      }
      for (String part : normParts(layer.norm())) {
        entries.add(new Entry(name + part, new int[] {layer.outputs()}));
      }
    }
    return new TensorLayout(entries);
  }

  private static List<String> normParts(Norm norm) {
    return switch (norm) {
      case NONE -> List.of();
      case LAYER -> List.of("gamma", "beta");
      case BATCH -> List.of("gamma", "beta", "mean", "variance");
    };
  }

  private static void addPart(Part part, String name, List<Entry> entries) {
    switch (part) {
      case Plain _ -> {}
      case Lookup(int levels, int width) ->
          entries.add(new Entry(name + "table", new int[] {levels, width}));
      case Periodic periodic -> {
        PeriodicFeatures features = periodic.features();
        int[] waves = {features.frequencies(), features.inputs()};
        entries.add(new Entry(name + "frequency", waves));
        entries.add(new Entry(name + "phase", waves.clone()));
        entries.add(new Entry(name + "weight", new int[] {features.sums(), waves[0], waves[1]}));
        entries.add(new Entry(name + "bias", new int[] {features.sums(), waves[1]}));
      }
    }
  }
}
