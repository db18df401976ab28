package dev.hillock.derivation;

import dev.hillock.nn.Architecture;
import dev.hillock.train.LayerRecord;
import dev.hillock.train.StepRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// What of a network is shown: all of a small one, and of a wide layer the neurons that matter most
/// to the loss of the row, which are those with the largest |y·∂E/∂y|.
///
/// @param neurons those shown of each layer, ascending, from 0; empty for a layer that is left out
/// @param terms so many products of a sum are written out
public record Focus(List<int[]> neurons, int terms) {

  /// Layers of up to so many neurons are shown whole.
  public static final int MOST_NEURONS = 16;

  /// Products that are written out of a longer sum.
  public static final int MOST_TERMS = 16;

  private static final int CHOSEN = 8;

  public Focus {
    neurons = List.copyOf(neurons);
  }

  /// The choice for a network, made at a step of it.
  ///
  /// @param terms products of a sum that are written out
  public static Focus of(StepRecord record, int terms) {
    var neurons = new ArrayList<int[]>();
    for (LayerRecord layer : record.layers()) {
      int count = layer.outputs().length;
      neurons.add(count <= MOST_NEURONS ? IntStream.range(0, count).toArray() : chosen(layer));
    }
    return new Focus(neurons, terms);
  }

  private static int[] chosen(LayerRecord layer) {
    float[] error = layer.error() == null ? layer.delta() : layer.error();
    float[] y = layer.outputs();
    return IntStream.range(0, y.length)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer j) -> -Math.abs((double) y[j] * error[j]))
                .thenComparingInt(j -> j))
        .limit(CHOSEN)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  /// Certain neurons alone.
  ///
  /// @param layer from 0
  /// @param neurons of it, from 0
  /// @throws IllegalArgumentException if the network has no such layer or neuron
  public static Focus on(Architecture architecture, int layer, int[] neurons, int terms) {
    int layers = architecture.layers().size();
    if (layer < 0 || layer >= layers) {
      throw new IllegalArgumentException(
          "neuron of layer %d, but the network %s has %d layers behind its inputs; name layers 1 to %d, or output"
              .formatted(layer + 1, architecture.sizes(), layers, layers));
    }
    int outputs = architecture.layers().get(layer).outputs();
    for (int neuron : neurons) {
      if (neuron < 0 || neuron >= outputs) {
        throw new IllegalArgumentException(
            "neuron %d of layer %s, which has %d; name one from 1 to %d"
                .formatted(neuron + 1, architecture.nameOf(layer), outputs, outputs));
      }
    }
    var all = new ArrayList<int[]>();
    for (int i = 0; i < layers; i++) {
      all.add(i == layer ? neurons : new int[0]);
    }
    return new Focus(all, terms);
  }
}
