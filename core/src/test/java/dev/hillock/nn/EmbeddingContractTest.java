package dev.hillock.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Compute;
import dev.hillock.nn.Dense.Extras;
import dev.hillock.nn.Embedding.Lookup;
import dev.hillock.nn.Embedding.Periodic;
import dev.hillock.nn.Embedding.Plain;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Networks with embeddings, parametric activations and dropout: the engine against central
/// differences of the double reference.
class EmbeddingContractTest {

  private static final int ROWS = 9;
  private static final int LEVELS = 4;

  private static final Embedding MIXED =
      new Embedding(
          List.of(
              new Plain(2),
              new Periodic(3, 5, 2),
              new Lookup(LEVELS, 3),
              new Periodic(1, 16, 3),
              new Lookup(LEVELS, 1)));

  private final SplittableRandom random = new SplittableRandom(3);

  @ParameterizedTest(name = "{0}, parametric {1}, dropout {2}")
  @CsvSource({
    "SELU, true, 0.4",
    "MISH, true, 0",
    "TANH, false, 0.4",
    "SILU, false, 0",
    "RELU, true, 0.4"
  })
  void agreesWithCentralDifferences(Activation activation, boolean parametric, double dropout) {
    var first =
        new Dense(MIXED.outputs(), 6, activation, true, new Extras(Norm.NONE, parametric, false));
    var second = new Dense(6, 19, activation, true, new Extras(Norm.NONE, parametric, false));
    var architecture =
        new Architecture(MIXED, List.of(first, second, new Dense(19, 3, Activation.SOFTMAX, true)));
    check(architecture, dropout);
  }

  private void check(Architecture architecture, double dropout) {
    var parameters = new Parameters(architecture);
    for (int i = 0; i < parameters.values().length; i++) {
      parameters.values()[i] = (float) random.nextDouble(-0.8, 0.8);
    }
    double[][] x = rows(architecture);
    for (int threads : new int[] {1, 3}) {
      var engine = new GradientEngine(architecture, parameters, x, dropout, threads);
      engine.check();
    }
  }

  /// Numbers, and the index of a level where a table is looked up.
  private double[][] rows(Architecture architecture) {
    double[][] x = new double[ROWS][architecture.inputs()];
    for (double[] row : x) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) random.nextDouble(-2, 2);
      }
      row[5] = random.nextInt(LEVELS);
      row[7] = random.nextInt(LEVELS);
    }
    return x;
  }

  @Test
  void aRowGetsTheSameBitsInAnyBatch() {
    var architecture =
        new Architecture(
            MIXED,
            List.of(
                new Dense(
                    MIXED.outputs(), 20, Activation.MISH, true, new Extras(Norm.NONE, true, false)),
                new Dense(20, 2, Activation.IDENTITY, true)));
    var parameters = Initializer.DATA_DRIVEN.draw(architecture, 1);
    InitialEmbedding.draw(MIXED, 0.5, 1, parameters);
    double[][] x = rows(architecture);
    float[] together = outputs(architecture, parameters, x);
    for (int row = 0; row < ROWS; row++) {
      float[] alone = outputs(architecture, parameters, new double[][] {x[row]});
      assertArrayEquals(Arrays.copyOfRange(together, 2 * row, 2 * row + 2), alone);
    }
  }

  private static float[] outputs(Architecture architecture, Parameters parameters, double[][] x) {
    try (var compute = Compute.with(1)) {
      var workspace = new Workspace(architecture, x.length);
      for (int row = 0; row < x.length; row++) {
        for (int i = 0; i < architecture.inputs(); i++) {
          workspace.inputs().data()[workspace.inputs().at(row) + i] = (float) x[row][i];
        }
      }
      new ForwardPass(architecture, parameters, workspace, compute).run(x.length);
      return Arrays.copyOf(workspace.outputs().data(), x.length * architecture.outputs());
    }
  }

  @Test
  void anIndexOutOfRangeIsTheUnseenCategory() {
    var embedding = new Embedding(List.of(new Lookup(3, 2)));
    var architecture =
        new Architecture(embedding, List.of(new Dense(2, 2, Activation.IDENTITY, false)));
    // Rows of the table, then the identity.
    var parameters = new Parameters(architecture, new float[] {1, 2, 3, 4, 5, 6, 1, 0, 0, 1});
    float[] y = outputs(architecture, parameters, new double[][] {{0}, {2}, {3}, {-1}, {1e30}});
    assertArrayEquals(new float[] {1, 2, 5, 6, 1, 2, 1, 2, 1, 2}, y);
  }

  @Test
  void dropoutLeavesTheShareOutThatItIsAskedFor() {
    var architecture =
        Architecture.of(
            3,
            List.of(130, 60),
            List.of(Activation.RELU),
            new Architecture.Output(1, Activation.IDENTITY),
            true);
    try (var one = Compute.with(1);
        var three = Compute.with(3)) {
      var masks = new DropoutMasks(architecture, 400, 9, one);
      var shared = new DropoutMasks(architecture, 400, 9, three);
      masks.draw(1, 1, 0, 400, 0.15);
      shared.draw(1, 1, 0, 400, 0.15);
      for (int layer = 0; layer < 2; layer++) {
        float[] values = masks.mask(layer).data();
        assertArrayEquals(values, shared.mask(layer).data());
        long dropped = 0;
        for (float value : values) {
          assertTrue(value == 0 || Math.abs(value - 1 / 0.85) < 1e-4);
          dropped += value == 0 ? 1 : 0;
        }
        assertEquals(0.15, (double) dropped / values.length, 0.006);
      }
      // A chunk that begins later in the batch has the masks of its own rows.
      float[] tail = Arrays.copyOfRange(masks.mask(0).data(), 100 * 130, 200 * 130);
      shared.draw(1, 1, 100, 100, 0.15);
      assertArrayEquals(tail, Arrays.copyOf(shared.mask(0).data(), tail.length));
      shared.draw(1, 2, 100, 100, 0.15);
      assertTrue(!Arrays.equals(tail, Arrays.copyOf(shared.mask(0).data(), tail.length)));
    }
  }
}
