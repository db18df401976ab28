package dev.hillock.nn;

import dev.hillock.kernel.Activation;
import dev.hillock.nn.Dense.Extras;
import java.util.ArrayList;
import java.util.List;

/// The layers of a network, checked as a whole, and where the parameters of each lie in the flat
/// array: the embedding's, then layer after layer, in each the weights before the biases.
///
/// @param embedding what the inputs become before the first layer
/// @param layers at least one; each takes as many inputs as the one before gives; softmax only last
/// @param submodels how many networks share all but their factors of the first layer's inputs and
///   their output layers (see [SubmodelPass]); 1 for a plain network. Where there are several,
///   their factors `[submodels, inputs]` follow the embedding, and the output layer has weights
///   `[submodels, inputs, outputs]` and biases `[submodels, outputs]`
public record Architecture(Embedding embedding, List<Dense> layers, int submodels) {

  private static final int SUBMODELS_TOGETHER = 8;

  public Architecture {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException(
          "a network has no layer; it needs at least an output layer");
    }
    if (embedding.outputs() != layers.getFirst().inputs()) {
      int given = embedding.outputs();
      throw new IllegalArgumentException(
          "layer 1 takes %d inputs but the embedding gives %d; give layer 1 %d inputs"
              .formatted(layers.getFirst().inputs(), given, given));
    }
    if (submodels < 1 || (submodels > 1 && layers.size() == 1)) {
      throw new IllegalArgumentException(
          "a network of %d layers has %d submodels; it needs at least 1, and a hidden layer for more"
              .formatted(layers.size(), submodels));
    }
    long parameters = embedding.parameterCount();
    parameters += submodels == 1 ? 0 : (long) submodels * embedding.outputs();
    parameters += (submodels - 1L) * layers.getLast().parameterCount();
    for (int i = 0; i < layers.size(); i++) {
      checkLayer(layers, i);
      parameters += layers.get(i).parameterCount();
    }
    Parameters.requireArray("the network", parameters);
  }

  /// A network without submodels.
  public Architecture(Embedding embedding, List<Dense> layers) {
    this(embedding, layers, 1);
  }

  /// The same layers for so many submodels.
  public Architecture withSubmodels(int count) {
    return new Architecture(embedding, layers, count);
  }

  /// Layers that the inputs enter as they are.
  public Architecture(List<Dense> layers) {
    this(Embedding.none(layers.isEmpty() ? 1 : layers.getFirst().inputs()), layers);
  }

  private static void checkLayer(List<Dense> layers, int i) {
    Dense layer = layers.get(i);
    if (i > 0 && layer.inputs() != layers.get(i - 1).outputs()) {
      int given = layers.get(i - 1).outputs();
      throw new IllegalArgumentException(
          "layer %d takes %d inputs but layer %d gives %d; give layer %d %d inputs"
              .formatted(i + 1, layer.inputs(), i, given, i + 1, given));
    }
    if (layer.residual() && (i == 0 || i == layers.size() - 1)) {
      throw new IllegalArgumentException(
          "layer %d of %d is residual; only hidden layers from the second on can be"
              .formatted(i + 1, layers.size()));
    }
    if (layer.norm() != Norm.NONE && i == layers.size() - 1) {
      throw new IllegalArgumentException(
          "the output layer has norm %s; only hidden layers can".formatted(layer.norm().text()));
    }
    if (layer.activation().isRowWise() && i < layers.size() - 1) {
      throw new IllegalArgumentException(
          "hidden layer %d has activation %s; it makes probabilities and belongs to the output layer"
              .formatted(i + 1, layer.activation().text()));
    }
  }

  /// Hidden layers of the given sizes and an output layer.
  ///
  /// @param embedding what the inputs become
  /// @param hidden the hidden layers
  /// @param output neurons and activation of the output layer
  /// @param bias whether the layers have bias units; those with [Norm#BATCH] have none
  public static Architecture of(Embedding embedding, Hidden hidden, Output output, boolean bias) {
    return new Architecture(embedding, layers(embedding.outputs(), hidden, output, bias));
  }

  private static List<Dense> layers(int inputs, Hidden hidden, Output output, boolean bias) {
    var layers = new ArrayList<Dense>();
    int width = inputs;
    for (int i = 0; i < hidden.neurons().size(); i++) {
      int neurons = hidden.neurons().get(i);
      var activation = hidden.activation(i);
      // One that looks at the whole row is refused below, as what it is.
      boolean parametric = hidden.extras().parametric() && !activation.isRowWise();
      boolean residual = hidden.extras().residual() && i > 0 && width == neurons;
      Norm norm = hidden.extras().norm();
      var extras = new Extras(norm, parametric, residual);
      layers.add(new Dense(width, neurons, activation, bias && norm != Norm.BATCH, extras));
      width = neurons;
    }
    layers.add(new Dense(width, output.neurons(), output.activation(), bias));
    return layers;
  }

  /// The same for inputs that enter the first layer as they are.
  ///
  /// @param inputs numbers per row
  /// @param hidden neurons of each hidden layer; empty for none
  /// @param hiddenActivations one for all, or one for each hidden layer
  public static Architecture of(
      int inputs,
      List<Integer> hidden,
      List<Activation> hiddenActivations,
      Output output,
      boolean bias) {
    var plain = new Hidden(hidden, hiddenActivations, Extras.NONE);
    return new Architecture(layers(inputs, plain, output, bias));
  }

  /// What the hidden layers are to be.
  ///
  /// @param neurons of each; empty for none
  /// @param activations one for all, or one for each
  /// @param extras what they have besides; residual are those from the second on that are as wide
  ///   as the one before
  public record Hidden(List<Integer> neurons, List<Activation> activations, Extras extras) {

    public Hidden {
      if (activations.size() != 1 && activations.size() != neurons.size()) {
        throw new IllegalArgumentException(
            "%d activations for %d hidden layers; give one, or one for each hidden layer"
                .formatted(activations.size(), neurons.size()));
      }
    }

    private Activation activation(int layer) {
      return activations.get(activations.size() == 1 ? 0 : layer);
    }
  }

  /// What the output layer is to be.
  ///
  /// @param neurons how many
  /// @param activation f of each
  public record Output(int neurons, Activation activation) {}

  /// Numbers that enter the network: neurons of its input layer.
  public int inputs() {
    return embedding.inputs();
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
    return weightsOffset(layers.size() - 1) + submodels * output().parameterCount();
  }

  /// Where the factors of the submodels begin in the flat array.
  public int factorsOffset() {
    return embedding.parameterCount();
  }

  /// How many factors the submodels have.
  public int factorCount() {
    return submodels == 1 ? 0 : submodels * embedding.outputs();
  }

  /// How many times a layer is there: once, or the output layer once for each submodel.
  public int heads(int layer) {
    return layer == layers.size() - 1 ? submodels : 1;
  }

  /// How many rows go through at once where a network without submodels takes so many: fewer for
  /// more than [#SUBMODELS_TOGETHER] submodels, since all of them have rows of their own in the
  /// workspace, which else would hold gigabytes.
  public int rowsTogether(int rowsOfOne) {
    return Math.clamp((long) rowsOfOne * SUBMODELS_TOGETHER / submodels, 1, rowsOfOne);
  }

  /// Where the weights of a layer begin in the flat array; layers count from 0.
  public int weightsOffset(int layer) {
    int offset = factorsOffset() + factorCount();
    for (int i = 0; i < layer; i++) {
      offset += layers.get(i).parameterCount();
    }
    return offset;
  }

  /// Where the biases of a layer begin.
  public int biasOffset(int layer) {
    return weightsOffset(layer) + heads(layer) * layers.get(layer).weightCount();
  }

  /// Where the α of a layer begin.
  public int alphaOffset(int layer) {
    return biasOffset(layer)
        + (layers.get(layer).bias() ? heads(layer) * layers.get(layer).outputs() : 0);
  }

  /// Where γ of a layer begins, before β and the running mean and variance.
  public int normOffset(int layer) {
    return alphaOffset(layer) + (layers.get(layer).parametric() ? layers.get(layer).outputs() : 0);
  }

  /// Whether what a row becomes in training depends on the other rows of its batch.
  public boolean hasBatchNorm() {
    return layers.stream().anyMatch(layer -> layer.norm() == Norm.BATCH);
  }

  /// What people call a layer: `hidden 2`, `output`; layers count from 0.
  public String nameOf(int layer) {
    return layer == layers.size() - 1 ? "output" : "hidden " + (layer + 1);
  }

  /// The sizes of all layers: `64-32-10`; with an embedding `64>100-32-10`.
  public String sizes() {
    var text = new StringBuilder().append(inputs());
    if (!embedding.isNone()) {
      text.append('>').append(embedding.outputs());
    }
    layers.forEach(layer -> text.append('-').append(layer.outputs()));
    return text.toString();
  }
}
