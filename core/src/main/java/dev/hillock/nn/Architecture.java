package dev.hillock.nn;

import dev.hillock.kernel.Activation;
import java.util.ArrayList;
import java.util.List;

/// The layers of a network, checked as a whole, and where the parameters of each lie in the flat
/// array: layer after layer, in each the weights before the biases.
///
/// @param layers at least one; each takes as many inputs as the one before gives; softmax only last
public record Architecture(List<Dense> layers) {

  public Architecture {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException(
          "a network has no layer; it needs at least an output layer");
    }
    long parameters = 0;
    for (int i = 0; i < layers.size(); i++) {
      checkLayer(layers, i);
      parameters += layers.get(i).parameterCount();
    }
    if (parameters > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "the network has %d parameters; at most %d fit into an array"
              .formatted(parameters, Integer.MAX_VALUE - 8));
    }
  }

  private static void checkLayer(List<Dense> layers, int i) {
    Dense layer = layers.get(i);
    if (i > 0 && layer.inputs() != layers.get(i - 1).outputs()) {
      int given = layers.get(i - 1).outputs();
      throw new IllegalArgumentException(
          "layer %d takes %d inputs but layer %d gives %d; give layer %d %d inputs"
              .formatted(i + 1, layer.inputs(), i, given, i + 1, given));
    }
    if (layer.activation().isRowWise() && i < layers.size() - 1) {
      throw new IllegalArgumentException(
          "hidden layer %d has activation %s; it makes probabilities and belongs to the output layer"
              .formatted(i + 1, layer.activation().text()));
    }
  }

  /// Hidden layers of the given sizes and an output layer.
  ///
  /// @param inputs numbers per row
  /// @param hidden neurons of each hidden layer; empty for none
  /// @param hiddenActivations one for all, or one for each hidden layer
  /// @param output neurons and activation of the output layer
  /// @param bias whether the layers have bias units
  public static Architecture of(
      int inputs,
      List<Integer> hidden,
      List<Activation> hiddenActivations,
      Output output,
      boolean bias) {
    if (hiddenActivations.size() != 1 && hiddenActivations.size() != hidden.size()) {
      throw new IllegalArgumentException(
          "%d activations for %d hidden layers; give one, or one for each hidden layer"
              .formatted(hiddenActivations.size(), hidden.size()));
    }
    var layers = new ArrayList<Dense>();
    int width = inputs;
    for (int i = 0; i < hidden.size(); i++) {
      var activation = hiddenActivations.get(hiddenActivations.size() == 1 ? 0 : i);
      layers.add(new Dense(width, hidden.get(i), activation, bias));
      width = hidden.get(i);
    }
    layers.add(new Dense(width, output.neurons(), output.activation(), bias));
    return new Architecture(layers);
  }

  /// What the output layer is to be.
  ///
  /// @param neurons how many
  /// @param activation f of each
  public record Output(int neurons, Activation activation) {}

  /// Numbers that enter the network: neurons of its input layer.
  public int inputs() {
    return layers.getFirst().inputs();
  }

  /// Numbers that leave it.
  public int outputs() {
    return output().outputs();
  }

  /// The last layer.
  public Dense output() {
    return layers.getLast();
  }

  /// Whether there is any hidden layer.
  public boolean hasHiddenLayer() {
    return layers.size() > 1;
  }

  /// Length of the flat parameter array.
  public int parameterCount() {
    return weightsOffset(layers.size());
  }

  /// Where the weights of a layer begin in the flat array; layers count from 0.
  public int weightsOffset(int layer) {
    int offset = 0;
    for (int i = 0; i < layer; i++) {
      offset += layers.get(i).parameterCount();
    }
    return offset;
  }

  /// Where the biases of a layer begin.
  public int biasOffset(int layer) {
    return weightsOffset(layer) + layers.get(layer).inputs() * layers.get(layer).outputs();
  }

  /// The sizes of all layers: `64-32-10`.
  public String sizes() {
    var text = new StringBuilder().append(inputs());
    layers.forEach(layer -> text.append('-').append(layer.outputs()));
    return text.toString();
  }
}
