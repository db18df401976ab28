package dev.hillock.nn;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Compute;
import dev.hillock.nn.Dense.Extras;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Normalised layers against numbers worked by hand.
class NormTest {

  private static final float CLOSE = 2e-5f;

  private static Extras extras(Norm norm) {
    return new Extras(norm, false, false);
  }

  /// One input, two neurons with norm layer, their sum. Weights 1 and −3 give u = (x, −3x); its
  /// mean is −x and its deviation 2|x|, so x̂ = (±1, ∓1); γ = (2, 4) and β = (0.5, 0.25).
  @Test
  void layerNormWorkedByHand() {
    var hidden = new Dense(1, 2, Activation.IDENTITY, false, extras(Norm.LAYER));
    var output = new Dense(2, 1, Activation.IDENTITY, false);
    var architecture = new Architecture(List.of(hidden, output));
    float[] values = {1, -3, 2, 4, 0.5f, 0.25f, 1, 1};
    var parameters = new Parameters(architecture, values);
    try (var compute = Compute.with(1)) {
      var workspace = new TrainingWorkspace(architecture, 2);
      workspace.inputs().data()[0] = 3;
      workspace.inputs().data()[1] = -5;
      new ForwardPass(architecture, parameters, workspace, compute).run(2);
      // 2 + 0.5 − 4 + 0.25 and −2 + 0.5 + 4 + 0.25
      assertArrayEquals(new float[] {-1.25f, 2.75f}, first(workspace, 2), CLOSE);
      workspace.outputDelta().data()[0] = 1;
      workspace.outputDelta().data()[1] = 10;
      new BackwardPass(architecture, parameters, workspace, compute).run(2, true);
      float[] gradient = workspace.gradient().values();
      // ∂L/∂γ = Σ δ·x̂ = 1·(1, −1) + 10·(−1, 1), ∂L/∂β = Σ δ = 11; the error of two neurons lies
      // along (1, 1) and x̂, which normalisation takes away, so the weights get nothing.
      assertArrayEquals(new float[] {-9, 9, 11, 11}, Arrays.copyOfRange(gradient, 2, 6), 1e-4f);
      assertArrayEquals(new float[] {0, 0}, Arrays.copyOf(gradient, 2), 1e-4f);
    }
  }

  /// One neuron with norm batch over u = x = (0, 2, 4): mean 2, variance 8/3, so x̂ = (−√1.5, 0,
  /// √1.5); γ = 2, β = 1.
  @Test
  void batchNormWorkedByHand() {
    var hidden = new Dense(1, 1, Activation.IDENTITY, false, extras(Norm.BATCH));
    var architecture =
        new Architecture(List.of(hidden, new Dense(1, 1, Activation.IDENTITY, false)));
    float[] values = {1, 2, 1, 0, 1, 1};
    var parameters = new Parameters(architecture, values);
    float root = (float) Math.sqrt(1.5);
    try (var compute = Compute.with(1)) {
      var workspace = new TrainingWorkspace(architecture, 3);
      var forward = new ForwardPass(architecture, parameters, workspace, compute);
      var backward = new BackwardPass(architecture, parameters, workspace, compute);
      System.arraycopy(new float[] {0, 2, 4}, 0, workspace.inputs().data(), 0, 3);
      forward.run(3);
      assertArrayEquals(new float[] {1 - 2 * root, 1, 1 + 2 * root}, first(workspace, 3), CLOSE);
      // A tenth of the way from 0 to 2 and from 1 to 8 / (3 − 1).
      assertArrayEquals(new float[] {0.2f, 1.3f}, Arrays.copyOfRange(values, 3, 5), CLOSE);
      System.arraycopy(new float[] {1, 0, 0}, 0, workspace.outputDelta().data(), 0, 3);
      backward.runAnew(3, true);
      // Σ δ·x̂ = −√1.5, Σ δ = 1; δ − 1/3 − x̂·(−√1.5/3) = (2/3 − 1/2, −1/3, −1/3 + 1/2), times γ /
      // √(8/3), times x: (2·(−1/3) + 4·1/6)·… = 0.
      float[] gradient = workspace.gradient().values();
      assertArrayEquals(new float[] {0, -root, 1, 0, 0}, Arrays.copyOf(gradient, 5), CLOSE);
      double scale = 2 / Math.sqrt(8 / 3.0);
      float[] delta = Arrays.copyOf(workspace.delta(0).data(), 3);
      float sixth = (float) (scale / 6);
      assertArrayEquals(new float[] {sixth, -2 * sixth, sixth}, delta, CLOSE);
    }
  }

  @Test
  void predictionTakesTheRunningNumbers() {
    var hidden = new Dense(1, 1, Activation.RELU, false, extras(Norm.BATCH));
    var architecture =
        new Architecture(List.of(hidden, new Dense(1, 1, Activation.IDENTITY, false)));
    // γ 3, β 1, mean 10, variance 4: relu(3·(14 − 10)/2 + 1) = 7.
    var parameters = new Parameters(architecture, new float[] {1, 3, 1, 10, 4, 1});
    String before = parameters.fingerprint();
    try (var compute = Compute.with(1)) {
      var workspace = new Workspace(architecture, 2);
      workspace.inputs().data()[0] = 14;
      workspace.inputs().data()[1] = 6;
      new ForwardPass(architecture, parameters, workspace, compute).run(2);
      assertArrayEquals(new float[] {7, 0}, first(workspace, 2), CLOSE);
    }
    assertEquals(before, parameters.fingerprint());
  }

  @Test
  void aBatchOfOneRowHasNoVarianceAndMovesNothing() {
    var hidden = new Dense(1, 1, Activation.IDENTITY, false, extras(Norm.BATCH));
    var architecture =
        new Architecture(List.of(hidden, new Dense(1, 1, Activation.IDENTITY, false)));
    var parameters = new Parameters(architecture, new float[] {1, 3, 0.5f, 0, 1, 1});
    String before = parameters.fingerprint();
    try (var compute = Compute.with(1)) {
      var workspace = new TrainingWorkspace(architecture, 1);
      workspace.inputs().data()[0] = 14;
      new ForwardPass(architecture, parameters, workspace, compute).run(1);
      assertArrayEquals(new float[] {0.5f}, first(workspace, 1));
    }
    assertEquals(before, parameters.fingerprint());
  }

  private static float[] first(Workspace workspace, int count) {
    return Arrays.copyOf(workspace.outputs().data(), count);
  }

  @Test
  void everyInitializerBeginsWithNormsThatChangeNothing() {
    for (Initializer initializer : Initializer.values()) {
      var architecture = architecture(new Extras(Norm.BATCH, true, false));
      float[] values = initializer.draw(architecture, 3).values();
      int at = architecture.normOffset(0);
      assertArrayEquals(
          new float[] {1, 1, 0, 0, 0, 0, 1, 1}, Arrays.copyOfRange(values, at, at + 8));
      assertArrayEquals(new float[] {1, 1}, Arrays.copyOfRange(values, at - 2, at));
    }
  }

  private static Architecture architecture(Extras extras) {
    return Architecture.of(
        Embedding.none(3),
        new Architecture.Hidden(List.of(2), List.of(Activation.TANH), extras),
        new Architecture.Output(1, Activation.IDENTITY),
        true);
  }

  @Test
  void aLayerWithBatchNormHasNoBias() {
    // 3·2 + 4·2, 2 + 1; with norm layer 3·2 + 2 + 2·2, 2 + 1
    assertEquals(17, architecture(extras(Norm.BATCH)).parameterCount());
    assertEquals(15, architecture(extras(Norm.LAYER)).parameterCount());
    assertTrue(architecture(extras(Norm.LAYER)).layers().getFirst().bias());
  }

  @Test
  void refusesNormsThatLeaveNothing() {
    assertIllegal(
        "a layer of 1 neuron has norm layer, which makes it the same for all rows; give it more neurons or another norm",
        () -> new Dense(3, 1, Activation.RELU, true, extras(Norm.LAYER)));
    assertIllegal(
        "the output layer has norm batch; only hidden layers can",
        () ->
            new Architecture(
                List.of(new Dense(3, 2, Activation.IDENTITY, true, extras(Norm.BATCH)))));
  }
}
