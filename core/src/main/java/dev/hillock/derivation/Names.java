package dev.hillock.derivation;

import dev.hillock.model.InputNames;
import dev.hillock.nn.Architecture;
import dev.hillock.prep.Preparation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What people call the numbers in a network.
///
/// @param inputs of the network
/// @param layers what enters each layer, and last what leaves the network
public record Names(List<String> inputs, List<List<String>> layers) {

  public Names {
    inputs = List.copyOf(inputs);
    layers = layers.stream().map(List::copyOf).toList();
  }

  static Names of(Preparation preparation, Architecture architecture) {
    var inputs = InputNames.of(preparation);
    var layers = new ArrayList<List<String>>();
    layers.add(InputNames.entering(architecture.embedding(), inputs));
    for (int i = 0; i < architecture.layers().size() - 1; i++) {
      layers.add(
          IntStream.rangeClosed(1, architecture.layers().get(i).outputs())
              .mapToObj(j -> "neuron " + j)
              .toList());
    }
    layers.add(InputNames.outputs(preparation.target()));
    return new Names(inputs, layers);
  }

  /// Of what enters a layer, from 0.
  List<String> entering(int layer) {
    return layers.get(layer);
  }

  /// Of a neuron of a layer, both from 0.
  String neuron(int layer, int neuron) {
    return layers.get(layer + 1).get(neuron);
  }
}
