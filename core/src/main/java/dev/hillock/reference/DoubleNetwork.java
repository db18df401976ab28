package dev.hillock.reference;

import dev.hillock.kernel.Activation;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.SubmodelMean;
import java.util.ArrayList;
import java.util.List;

/// A network in double precision, for one row at a time, as a prediction uses it. Immutable as long
/// as nobody writes to the parameters; safe to use from any number of threads at once.
///
/// Submodel k sees each number x_j that enters as r_kj·x_j and has an output layer of its own; the
/// network's outputs are the mean of theirs.
public final class DoubleNetwork {

  private final Architecture architecture;
  private final float[] parameters;
  private final DoubleEmbedding embedding;
  private final List<List<DoubleLayer>> lanes = new ArrayList<>();

  /// @param parameters as the architecture lays them out; used, not copied
  /// @throws IllegalArgumentException if there are not as many as [Architecture#parameterCount]
  public DoubleNetwork(Architecture architecture, float[] parameters) {
    if (parameters.length != architecture.parameterCount()) {
      throw new IllegalArgumentException(
          "%d parameters for a network %s that has %d"
              .formatted(parameters.length, architecture.sizes(), architecture.parameterCount()));
    }
    this.architecture = architecture;
    this.parameters = parameters;
    this.embedding = new DoubleEmbedding(architecture.embedding(), parameters);
    for (int k = 0; k < architecture.submodels(); k++) {
      var layers = new ArrayList<DoubleLayer>();
      for (int i = 0; i < architecture.layers().size(); i++) {
        layers.add(new DoubleLayer(architecture, i, k, parameters));
      }
      lanes.add(layers);
    }
  }

  /// Its layers.
  public Architecture architecture() {
    return architecture;
  }

  /// The numbers that enter the first layer: the inputs after the embedding.
  ///
  /// @param inputs `[architecture.inputs()]`, as a preparation makes them
  /// @return `[embedding.outputs()]`
  /// @throws IllegalArgumentException if there is another number of inputs
  public double[] entering(float[] inputs) {
    requireLength("inputs", inputs.length, architecture.inputs());
    return embedding.entering(inputs);
  }

  /// For each number that enters the first layer the input that it comes from, from 0.
  public int[] origins() {
    return embedding.origins();
  }

  /// From the inputs to the outputs.
  ///
  /// @param inputs as for [#entering]
  public Pass pass(float[] inputs) {
    return pass(entering(inputs));
  }

  /// From the numbers that enter the first layer to the outputs.
  ///
  /// @param entering `[embedding.outputs()]`; used, not copied
  /// @throws IllegalArgumentException if there is another number of them
  public Pass pass(double[] entering) {
    requireLength("entering numbers", entering.length, architecture.embedding().outputs());
    var values = new ArrayList<List<LayerValues>>();
    for (int k = 0; k < lanes.size(); k++) {
      var ofLane = new ArrayList<LayerValues>();
      double[] x = lanes.size() == 1 ? entering : multiplied(entering, k);
      for (DoubleLayer layer : lanes.get(k)) {
        ofLane.add(layer.forward(x));
        x = ofLane.getLast().y();
      }
      values.add(ofLane);
    }
    return together(entering, values);
  }

  /// Each number times its factor in submodel k.
  private double[] multiplied(double[] numbers, int k) {
    int at = architecture.factorsOffset() + k * numbers.length;
    double[] product = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      product[i] = numbers[i] * parameters[at + i];
    }
    return product;
  }

  private Pass together(double[] entering, List<List<LayerValues>> values) {
    if (values.size() == 1) {
      var last = values.getFirst().getLast();
      return new Pass(entering, values, last.z(), last.y());
    }
    double[] logits = new double[architecture.outputs()];
    double[] outputs = new double[architecture.outputs()];
    for (int j = 0; j < outputs.length; j++) {
      double logitSum = 0;
      for (var ofLane : values) {
        outputs[j] += ofLane.getLast().y()[j] / values.size();
        logitSum += ofLane.getLast().z()[j];
      }
      logits[j] = SubmodelMean.logit(outputActivation(), outputs[j], logitSum / values.size());
    }
    return new Pass(entering, values, logits, outputs);
  }

  private Activation outputActivation() {
    return architecture.output().activation();
  }

  /// Σ_j c_j·∂y_j/∂x for each number x that enters the first layer, where y are the outputs.
  ///
  /// @param outputWeights c, `[outputs]`
  /// @return `[embedding.outputs()]`
  /// @throws IllegalArgumentException if there is another number of weights
  public double[] inputGradient(Pass pass, double[] outputWeights) {
    requireLength("weights", outputWeights.length, architecture.outputs());
    double[] gradient = new double[pass.entering().length];
    for (int k = 0; k < lanes.size(); k++) {
      var layers = lanes.get(k);
      var values = pass.lanes().get(k);
      double[] error = layers.getLast().backward(values.getLast(), outputWeights);
      add(k, belowLast(layers, values, error), gradient);
    }
    return gradient;
  }

  /// The same for the logits: Σ_j c_j·∂z_j/∂x.
  ///
  /// @param logitWeights c, `[outputs]`
  public double[] logitGradient(Pass pass, double[] logitWeights) {
    requireLength("weights", logitWeights.length, architecture.outputs());
    boolean meanOfLogits = lanes.size() == 1 || outputActivation() == Activation.STEP;
    if (!meanOfLogits) {
      double[] outputWeights = new double[logitWeights.length];
      for (int j = 0; j < outputWeights.length; j++) {
        outputWeights[j] = logitWeights[j] * slopeOfLogit(pass.outputs()[j]);
      }
      return inputGradient(pass, outputWeights);
    }
    double[] gradient = new double[pass.entering().length];
    for (int k = 0; k < lanes.size(); k++) {
      var layers = lanes.get(k);
      var values = pass.lanes().get(k);
      double[] error = layers.getLast().backFromZ(values.getLast(), logitWeights);
      add(k, belowLast(layers, values, error), gradient);
    }
    return gradient;
  }

  /// The derivative of [SubmodelMean#logit] with respect to the mean.
  private double slopeOfLogit(double mean) {
    double inside = mean >= Float.MIN_NORMAL ? 1 / mean : 0;
    return switch (outputActivation()) {
      case SOFTMAX -> inside;
      case SIGMOID -> inside + (1 - mean >= Float.MIN_NORMAL ? 1 / (1 - mean) : 0);
      default -> 1;
    };
  }

  /// From the error of what enters the last layer to that of what enters the first.
  private static double[] belowLast(
      List<DoubleLayer> layers, List<LayerValues> values, double[] error) {
    double[] below = error;
    for (int i = layers.size() - 2; i >= 0; i--) {
      below = layers.get(i).backward(values.get(i), below);
    }
    return below;
  }

  private void add(int submodel, double[] error, double[] gradient) {
    double[] factored = lanes.size() == 1 ? error : multiplied(error, submodel);
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] += factored[i] / lanes.size();
    }
  }

  /// E of a row when the weighted sum u of one neuron is another by `change`: what lies before that
  /// neuron stays as it is in the pass, what lies behind is computed anew.
  ///
  /// @param base a pass of this network
  /// @param layer from 0
  /// @param neuron of the layer, from 0
  /// @param targets `[outputs]`, as the loss takes them
  /// @throws IllegalArgumentException if the network has submodels, which have sums of their own,
  ///   or there is no such neuron
  public double lossWithSum(
      Pass base, int layer, int neuron, double change, DoubleLoss loss, double[] targets) {
    requireOneLane();
    var layers = lanes.getFirst();
    if (layer < 0 || layer >= layers.size()) {
      throw new IllegalArgumentException(
          "layer %d of %d; layers count from 0".formatted(layer, layers.size()));
    }
    var values = base.layers().get(layer);
    if (neuron < 0 || neuron >= values.u().length) {
      throw new IllegalArgumentException(
          "neuron %d of %d; neurons count from 0".formatted(neuron, values.u().length));
    }
    double[] u = values.u().clone();
    u[neuron] += change;
    var changed = layers.get(layer).fromSums(values.x(), u);
    for (int i = layer + 1; i < layers.size(); i++) {
      changed = layers.get(i).forward(changed.y());
    }
    return loss.of(changed.z(), changed.y(), targets);
  }

  private void requireOneLane() {
    if (lanes.size() > 1) {
      throw new IllegalArgumentException(
          "a network of %d submodels has a weighted sum in each; give one without"
              .formatted(lanes.size()));
    }
  }

  private static void requireLength(String what, int found, int expected) {
    if (found != expected) {
      throw new IllegalArgumentException(
          "%d %s for a network that takes %d".formatted(found, what, expected));
    }
  }
}
