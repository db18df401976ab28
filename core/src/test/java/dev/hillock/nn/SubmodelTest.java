package dev.hillock.nn;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Compute;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Submodels against numbers worked by hand.
class SubmodelTest {

  /// Two submodels of one number: hidden h = 2·r·x + 1, outputs 3·h + 10 and −1·h + 20 with r = 1
  /// and −1. For x = 4: h = 9 and −7, outputs 37 and 27, mean 32.
  @Test
  void aPredictionIsTheMeanOfTheSubmodels() {
    var architecture =
        new Architecture(
                List.of(
                    new Dense(1, 1, Activation.IDENTITY, true),
                    new Dense(1, 1, Activation.IDENTITY, true)))
            .withSubmodels(2);
    // r of each, the shared weight and bias, weights of the outputs, their biases
    var parameters = new Parameters(architecture, new float[] {1, -1, 2, 1, 3, -1, 10, 20});
    try (var compute = Compute.with(1)) {
      var workspace = new Workspace(architecture, 3);
      workspace.inputs().data()[0] = 4;
      workspace.inputs().data()[1] = 0;
      new ForwardPass(architecture, parameters, workspace, compute).run(2);
      // For x = 0: h = 1 twice, outputs 13 and 19.
      assertArrayEquals(new float[] {32, 16}, Arrays.copyOf(workspace.outputs().data(), 2));
      var training = new TrainingWorkspace(architecture, 3);
      training.inputs().data()[0] = 4;
      training.inputs().data()[1] = 0;
      new ForwardPass(architecture, parameters, training, compute).run(2);
      assertArrayEquals(new float[] {37, 13, 27, 19}, Arrays.copyOf(training.outputs().data(), 4));
    }
  }

  /// Probabilities ¾ and ¼ of the first submodel, ½ and ½ of the second: ⅝ and ⅜, with logits ln ⅝
  /// and ln ⅜.
  @Test
  void probabilitiesAreAveragedAndHaveTheLogitsThatLeadToThem() {
    var architecture =
        new Architecture(
                List.of(
                    new Dense(1, 1, Activation.IDENTITY, false),
                    new Dense(1, 2, Activation.SOFTMAX, true)))
            .withSubmodels(2);
    float log3 = (float) Math.log(3);
    var parameters = new Parameters(architecture, new float[] {1, 1, 0, 0, 0, 0, 0, log3, 0, 7, 7});
    try (var compute = Compute.with(1)) {
      var workspace = new Workspace(architecture, 1);
      new ForwardPass(architecture, parameters, workspace, compute).run(1);
      assertEquals(0.625f, workspace.outputs().get(0, 0), 1e-6f);
      assertEquals(0.375f, workspace.outputs().get(0, 1), 1e-6f);
      assertEquals((float) Math.log(0.625), workspace.logits().get(0, 0), 1e-6f);
      assertEquals((float) Math.log(0.375), workspace.logits().get(0, 1), 1e-6f);
    }
  }

  @Test
  void allNumbersOfAFeatureBeginWithOneFactor() {
    var architecture =
        new Architecture(
                List.of(
                    new Dense(4, 2, Activation.RELU, true),
                    new Dense(2, 1, Activation.IDENTITY, true)))
            .withSubmodels(40);
    var parameters = new Parameters(architecture);
    InitialFactors.draw(architecture, new int[] {0, 1, 1, 2}, 3, parameters);
    int positive = 0;
    for (int k = 0; k < 40; k++) {
      float[] factors = Arrays.copyOfRange(parameters.values(), 4 * k, 4 * k + 4);
      assertEquals(factors[1], factors[2]);
      for (float factor : factors) {
        assertEquals(1, Math.abs(factor));
        positive += factor > 0 ? 1 : 0;
      }
    }
    assertTrue(positive > 50 && positive < 110, positive + " of 160");
  }

  @Test
  void manySubmodelsTakeFewRowsTogether() {
    var architecture =
        new Architecture(
            List.of(
                new Dense(4, 2, Activation.RELU, true),
                new Dense(2, 1, Activation.IDENTITY, true)));
    assertEquals(512, architecture.rowsTogether(512));
    assertEquals(512, architecture.withSubmodels(8).rowsTogether(512));
    assertEquals(128, architecture.withSubmodels(32).rowsTogether(512));
    assertEquals(1, architecture.withSubmodels(1000).rowsTogether(100));
  }

  @Test
  void refusesSubmodelsThatShareNothing() {
    var output = List.of(new Dense(4, 2, Activation.IDENTITY, true));
    assertIllegal(
        "a network of 1 layers has 2 submodels; it needs at least 1, and a hidden layer for more",
        () -> new Architecture(output).withSubmodels(2));
    assertIllegal(
        "a network of 1 layers has 0 submodels; it needs at least 1, and a hidden layer for more",
        () -> new Architecture(output).withSubmodels(0));
  }
}
