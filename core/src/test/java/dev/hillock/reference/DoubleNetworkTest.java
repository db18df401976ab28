package dev.hillock.reference;

import static dev.hillock.Refusal.assertIllegal;
import static dev.hillock.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.kernel.Activation;
import dev.hillock.loss.Loss;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Dense;
import dev.hillock.nn.Embedding;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The double network against the engine, and its derivatives against central differences.
class DoubleNetworkTest {

  private static final int ROWS = 4;
  private static final double STEP = 1e-5;

  private final SplittableRandom random = new SplittableRandom(12);

  @ParameterizedTest
  @MethodSource("dev.hillock.reference.RandomNetworks#architectures")
  void agreesWithTheEngineToItsRounding(Architecture architecture) {
    float[] parameters = RandomNetworks.parameters(architecture, random);
    var network = new DoubleNetwork(architecture, parameters);
    for (int row = 0; row < ROWS; row++) {
      float[] inputs = RandomNetworks.inputs(architecture, random);
      double[][] engine = RandomNetworks.engine(architecture, parameters, inputs);
      var pass = network.pass(inputs);
      for (int j = 0; j < architecture.outputs(); j++) {
        double scale = Math.max(1, Math.abs(engine[0][j]));
        assertEquals(engine[0][j], pass.logits()[j], 2e-5 * scale, "logit " + j);
        assertEquals(engine[1][j], pass.outputs()[j], 2e-5 * scale, "output " + j);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.hillock.reference.RandomNetworks#architectures")
  void gradientsAgreeWithCentralDifferences(Architecture architecture) {
    float[] parameters = RandomNetworks.parameters(architecture, random);
    var network = new DoubleNetwork(architecture, parameters);
    double[] weights = random.doubles(architecture.outputs(), -1, 1).toArray();
    for (int row = 0; row < ROWS; row++) {
      var pass = network.pass(RandomNetworks.inputs(architecture, random));
      double[] ofOutputs = network.inputGradient(pass, weights);
      double[] ofLogits = network.logitGradient(pass, weights);
      for (int i = 0; i < pass.entering().length; i++) {
        var above = network.pass(moved(pass.entering(), i, STEP));
        var below = network.pass(moved(pass.entering(), i, -STEP));
        assertSlope(dot(weights, above.outputs()), dot(weights, below.outputs()), ofOutputs[i]);
        assertSlope(dot(weights, above.logits()), dot(weights, below.logits()), ofLogits[i]);
      }
    }
  }

  private static void assertSlope(double above, double below, double derivative) {
    double difference = (above - below) / (2 * STEP);
    // A jump of a step unit between the two points would be at least 0.1 / (2·1e-5).
    if (Math.abs(difference) < 1000) {
      assertEquals(difference, derivative, 1e-7 * Math.max(1, Math.abs(derivative)));
    }
  }

  private static double[] moved(double[] numbers, int place, double step) {
    double[] others = numbers.clone();
    others[place] += step;
    return others;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("dev.hillock.reference.RandomNetworks#architectures")
  void lossWithAChangedSumBeginsAtTheLossAndFollowsTheFirstSums(Architecture architecture) {
    var plain = architecture.withSubmodels(1);
    float[] parameters = RandomNetworks.parameters(plain, random);
    var network = new DoubleNetwork(plain, parameters);
    var pass = network.pass(RandomNetworks.inputs(plain, random));
    double[] targets = random.doubles(plain.outputs(), 0, 1).toArray();
    var loss = new DoubleLoss(Loss.HALF_SQUARED_ERROR);
    double error = loss.of(pass.logits(), pass.outputs(), targets);
    for (int layer = 0; layer < plain.layers().size(); layer++) {
      assertEquals(error, network.lossWithSum(pass, layer, 1, 0, loss, targets));
    }
    if (plain.layers().getFirst().bias()) {
      // A change of the sum is a change of the bias.
      float[] others = parameters.clone();
      others[plain.biasOffset(0) + 1] += 0.25f;
      double change =
          (double) others[plain.biasOffset(0) + 1] - parameters[plain.biasOffset(0) + 1];
      var changed = new DoubleNetwork(plain, others).pass(pass.entering());
      assertEquals(
          loss.of(changed.logits(), changed.outputs(), targets),
          network.lossWithSum(pass, 0, 1, change, loss, targets),
          1e-13);
    }
  }

  @Test
  void saysWhichInputEachNumberComesFrom() {
    var embedding =
        new Embedding(
            List.of(
                new Embedding.Plain(2),
                new Embedding.Lookup(3, 2),
                new Embedding.Periodic(2, 5, 2)));
    var architecture =
        new Architecture(embedding, List.of(new Dense(10, 1, Activation.IDENTITY, true)));
    var network =
        new DoubleNetwork(
            architecture, RandomNetworks.parameters(architecture, new SplittableRandom(1)));
    assertArrayEquals(new int[] {0, 1, 2, 2, 3, 4, 3, 4, 3, 4}, network.origins());
  }

  @Test
  void anUnknownCategoryIsTheFirstOne() {
    var architecture =
        new Architecture(
            new Embedding(List.of(new Embedding.Lookup(2, 2))),
            List.of(new Dense(2, 1, Activation.IDENTITY, false)));
    var network = new DoubleNetwork(architecture, new float[] {1, 2, 3, 4, 1, 1});
    assertArrayEquals(new double[] {1, 2}, network.entering(new float[] {0}));
    assertArrayEquals(new double[] {3, 4}, network.entering(new float[] {1}));
    assertArrayEquals(new double[] {1, 2}, network.entering(new float[] {2}));
    assertArrayEquals(new double[] {1, 2}, network.entering(new float[] {-1}));
  }

  @Test
  void refusesWhatDoesNotFit() {
    var architecture =
        new Architecture(
            List.of(
                new Dense(2, 3, Activation.TANH, true),
                new Dense(3, 1, Activation.IDENTITY, true)));
    float[] parameters = new float[13];
    var network = new DoubleNetwork(architecture, parameters);
    var pass = network.pass(new double[2]);
    var loss = new DoubleLoss(Loss.HUBER);
    double[] t = {1};
    assertIllegal(
        "3 parameters for a network 2-3-1 that has 13",
        () -> new DoubleNetwork(architecture, new float[3]));
    assertIllegal("1 inputs for a network that takes 2", () -> network.entering(new float[1]));
    assertIllegal(
        "3 entering numbers for a network that takes 2", () -> network.pass(new double[3]));
    assertIllegal(
        "2 weights for a network that takes 1", () -> network.inputGradient(pass, new double[2]));
    assertIllegal(
        "layer 2 of 2; layers count from 0", () -> network.lossWithSum(pass, 2, 0, 0, loss, t));
    assertIllegal(
        "neuron 3 of 3; neurons count from 0", () -> network.lossWithSum(pass, 0, 3, 0, loss, t));
    var several = architecture.withSubmodels(2);
    var submodels = new DoubleNetwork(several, new float[several.parameterCount()]);
    var ofAll = submodels.pass(new double[2]);
    assertIllegal(
        "a network of 2 submodels has a weighted sum in each; give one without",
        () -> submodels.lossWithSum(ofAll, 0, 0, 0, loss, t));
    assertRefused(
        IllegalStateException.class,
        "a network has 2 submodels; ask for the layers of one",
        ofAll::layers);
  }

  @Test
  void keepsWhatEachLayerMadeOfTheRow() {
    var layer = new Dense(2, 1, Activation.RELU, true);
    var architecture = new Architecture(List.of(layer, new Dense(1, 1, Activation.TANH, true)));
    var network = new DoubleNetwork(architecture, new float[] {1, -2, 0.5f, 2, 1});
    var pass = network.pass(new double[] {3, 1});
    var first = pass.layers().getFirst();
    assertArrayEquals(new double[] {1.5}, first.u());
    assertArrayEquals(new double[] {1.5}, first.z());
    assertArrayEquals(new double[] {1.5}, first.y());
    assertArrayEquals(new double[] {4}, pass.logits());
    assertArrayEquals(new double[] {StrictMath.tanh(4)}, pass.outputs());
    assertTrue(Arrays.equals(pass.layers().getLast().x(), first.y()));
  }
}
