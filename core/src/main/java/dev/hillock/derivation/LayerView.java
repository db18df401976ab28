package dev.hillock.derivation;

import dev.hillock.nn.Dense;
import java.util.List;

/// A layer in a step.
///
/// @param index from 0
/// @param name `hidden 1`, `output`
/// @param layer its shape
/// @param neurons that are shown
public record LayerView(int index, String name, Dense layer, List<NeuronView> neurons) {

  public LayerView {
    neurons = List.copyOf(neurons);
  }

  /// How many neurons are not shown.
  public int others() {
    return layer.outputs() - neurons.size();
  }
}
