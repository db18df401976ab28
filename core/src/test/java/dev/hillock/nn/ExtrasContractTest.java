package dev.hillock.nn;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Compute;
import dev.hillock.nn.Dense.Extras;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Hidden layers with more than weights, biases and an activation: the engine against central
/// differences of the double reference, and against numbers worked by hand.
class ExtrasContractTest {

  private static final int ROWS = 9;
  private static final Extras RESIDUAL = new Extras(Norm.NONE, false, true);

  private final SplittableRandom random = new SplittableRandom(8);

  @ParameterizedTest(name = "{0}, parametric {1}, dropout {2}")
  @CsvSource({
    "IDENTITY, false, 0",
    "RELU, false, 0",
    "RELU, true, 0.4",
    "SELU, true, 0",
    "MISH, false, 0.4",
    "SILU, true, 0.4"
  })
  void residualLayersAgreeWithCentralDifferences(
      Activation activation, boolean parametric, double dropout) {
    var plain = new Extras(Norm.NONE, parametric, false);
    var residual = new Extras(Norm.NONE, parametric, true);
    check(
        new Architecture(
            List.of(
                new Dense(5, 17, activation, true, plain),
                new Dense(17, 17, activation, true, residual),
                new Dense(17, 17, activation, false, residual),
                new Dense(17, 4, activation, true, plain),
                new Dense(4, 4, activation, true, residual),
                new Dense(4, 3, Activation.SOFTMAX, true))),
        dropout);
  }

  @ParameterizedTest(name = "{0}, {1}, parametric {2}, residual {3}, dropout {4}")
  @CsvSource({
    "LAYER, RELU, false, false, 0",
    "LAYER, MISH, true, true, 0.4",
    "LAYER, TANH, false, true, 0",
    "LAYER, IDENTITY, false, false, 0.4",
    "BATCH, RELU, false, false, 0",
    "BATCH, MISH, true, true, 0.4",
    "BATCH, TANH, false, true, 0",
    "BATCH, IDENTITY, false, false, 0.4",
  })
  void normalizedLayersAgreeWithCentralDifferences(
      Norm norm, Activation activation, boolean parametric, boolean residual, double dropout) {
    var hidden =
        new Architecture.Hidden(
            List.of(17, 17, 3, 35), List.of(activation), new Extras(norm, parametric, residual));
    var output = new Architecture.Output(3, Activation.SOFTMAX);
    var embedding = new Embedding(List.of(new Embedding.Plain(2), new Embedding.Periodic(3, 4, 2)));
    check(Architecture.of(embedding, hidden, output, true), dropout);
  }

  @ParameterizedTest(name = "{0}, {1} submodels, norm {2}, embeds {3}, dropout {4}")
  @CsvSource({
    "RELU, 2, NONE, false, 0",
    "SELU, 5, NONE, true, 0",
    "MISH, 3, LAYER, true, 0.4",
    "TANH, 3, BATCH, false, 0.4"
  })
  void submodelsAgreeWithCentralDifferences(
      Activation activation, int submodels, Norm norm, boolean embeds, double dropout) {
    var extras = new Extras(norm, true, true);
    var hidden = new Architecture.Hidden(List.of(17, 17), List.of(activation), extras);
    var output = new Architecture.Output(3, Activation.SOFTMAX);
    var waves = List.<Embedding.Part>of(new Embedding.Plain(2), new Embedding.Periodic(3, 4, 2));
    var embedding = embeds ? new Embedding(waves) : Embedding.none(5);
    var architecture = Architecture.of(embedding, hidden, output, true).withSubmodels(submodels);
    check(architecture, dropout);
  }

  private void check(Architecture architecture, double dropout) {
    var parameters = new Parameters(architecture);
    for (int i = 0; i < parameters.values().length; i++) {
      parameters.values()[i] = (float) random.nextDouble(-0.8, 0.8);
    }
    double[][] x = new double[ROWS][architecture.inputs()];
    for (double[] row : x) {
      Arrays.setAll(row, i -> (float) random.nextDouble(-2, 2));
    }
    for (int threads : new int[] {1, 3}) {
      new GradientEngine(architecture, parameters, x, dropout, threads).check();
    }
  }

  /// One neuron a layer: y1 = relu(2·3 + 1) = 7, y2 = y1 + relu(−1·7 + 10) = 10, y3 = y2 +
  /// relu(−1·10) = 10, out = 0.5·10.
  @Test
  void aResidualLayerAddsWhatEntersIt() {
    var architecture =
        new Architecture(
            List.of(
                new Dense(1, 1, Activation.RELU, true),
                new Dense(1, 1, Activation.RELU, true, RESIDUAL),
                new Dense(1, 1, Activation.RELU, false, RESIDUAL),
                new Dense(1, 1, Activation.IDENTITY, false)));
    var parameters = new Parameters(architecture, new float[] {2, 1, -1, 10, -1, 0.5f});
    try (var compute = Compute.with(1)) {
      var workspace = new TrainingWorkspace(architecture, 1);
      workspace.inputs().data()[0] = 3;
      new ForwardPass(architecture, parameters, workspace, compute).run(1);
      assertArrayEquals(new float[] {5}, Arrays.copyOf(workspace.outputs().data(), 1));
      workspace.outputDelta().data()[0] = 1;
      new BackwardPass(architecture, parameters, workspace, compute).run(1, true);
      // ∂out/∂y3 = 0.5; layer 3 is off, so its weight gets 0 and 0.5 passes; ∂out/∂z2 = 0.5 gives
      // 0.5·y1 = 3.5 and 0.5; ∂out/∂y1 = 0.5 + 0.5·(−1) = 0 gives nothing to layer 1.
      assertArrayEquals(new float[] {0, 0, 3.5f, 0.5f, 0, 10}, workspace.gradient().values());
    }
  }

  @Test
  void refusesResidualLayersWhereThereIsNothingToAdd() {
    assertIllegal(
        "a residual layer has 3 inputs and 4 neurons; it needs as many of each",
        () -> new Dense(3, 4, Activation.RELU, true, RESIDUAL));
    var layer = new Dense(3, 3, Activation.RELU, true, RESIDUAL);
    assertIllegal(
        "layer 1 of 1 is residual; only hidden layers from the second on can be",
        () -> new Architecture(List.of(layer)));
    assertIllegal(
        "layer 2 of 2 is residual; only hidden layers from the second on can be",
        () -> new Architecture(List.of(new Dense(1, 3, Activation.RELU, true), layer)));
  }
}
