package dev.hillock.nn;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.kernel.Activation;
import dev.hillock.nn.Architecture.Output;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final List<Activation> TANH = List.of(Activation.TANH);
  private static final Output THREE = new Output(3, Activation.SOFTMAX);

  @Test
  void chainsHiddenLayersAndTheOutput() {
    var architecture = Architecture.of(5, List.of(4, 2), TANH, THREE, true);
    assertEquals(
        List.of(
            new Dense(5, 4, Activation.TANH, true),
            new Dense(4, 2, Activation.TANH, true),
            new Dense(2, 3, Activation.SOFTMAX, true)),
        architecture.layers());
    assertEquals(5, architecture.inputs());
    assertEquals(3, architecture.outputs());
    assertEquals("5-4-2-3", architecture.sizes());
    assertTrue(architecture.hasHiddenLayer());
    // 5·4 + 4, 4·2 + 2, 2·3 + 3
    assertEquals(24 + 10 + 9, architecture.parameterCount());
  }

  @Test
  void givesEachHiddenLayerItsActivation() {
    var both = List.of(Activation.RELU, Activation.TANH);
    var architecture = Architecture.of(5, List.of(4, 2), both, THREE, false);
    assertEquals(Activation.RELU, architecture.layers().get(0).activation());
    assertEquals(Activation.TANH, architecture.layers().get(1).activation());
    // 5·4, 4·2, 2·3 without biases
    assertEquals(20 + 8 + 6, architecture.parameterCount());
  }

  @Test
  void mayHaveNoHiddenLayer() {
    var architecture = Architecture.of(5, List.of(), TANH, THREE, true);
    assertFalse(architecture.hasHiddenLayer());
    assertEquals("5-3", architecture.sizes());
  }

  @Test
  void refusesActivationsThatDoNotFitTheLayers() {
    var three = List.of(Activation.RELU, Activation.TANH, Activation.RELU);
    assertIllegal(
        "3 activations for 2 hidden layers; give one, or one for each hidden layer",
        () -> Architecture.of(5, List.of(4, 2), three, THREE, true));
    assertIllegal(
        "0 activations for 1 hidden layers; give one, or one for each hidden layer",
        () -> Architecture.of(5, List.of(4), List.of(), THREE, true));
  }

  @Test
  void refusesLayersThatDoNotChain() {
    var layers =
        List.of(new Dense(5, 32, Activation.RELU, true), new Dense(64, 1, Activation.RELU, true));
    assertIllegal(
        "layer 2 takes 64 inputs but layer 1 gives 32; give layer 2 32 inputs",
        () -> new Architecture(layers));
  }

  @Test
  void refusesSoftmaxInTheMiddle() {
    assertIllegal(
        "hidden layer 2 has activation softmax; it makes probabilities and belongs to the output layer",
        () ->
            Architecture.of(
                5, List.of(4, 2), List.of(Activation.RELU, Activation.SOFTMAX), THREE, true));
  }

  @Test
  void refusesEmptyNetworksAndLayers() {
    assertIllegal(
        "a network has no layer; it needs at least an output layer",
        () -> new Architecture(List.of()));
    assertIllegal(
        "a layer has 0 inputs and 3 neurons; it needs at least 1 of each",
        () -> Architecture.of(0, List.of(), TANH, THREE, true));
    assertIllegal(
        "a layer has 5 inputs and -1 neurons; it needs at least 1 of each",
        () -> Architecture.of(5, List.of(-1), TANH, THREE, true));
  }

  @Test
  void refusesMoreParametersThanAnArrayHolds() {
    assertIllegal(
        "a layer from 50000 inputs to 50000 neurons has 2500050000 parameters; at most 2147483639 fit into an array",
        () -> new Dense(50_000, 50_000, Activation.RELU, true));
    // 40000² + 40000, twice
    var layer = new Dense(40_000, 40_000, Activation.RELU, true);
    assertIllegal(
        "the network has 3200080000 parameters; at most 2147483639 fit into an array",
        () -> new Architecture(List.of(layer, layer)));
  }
}
