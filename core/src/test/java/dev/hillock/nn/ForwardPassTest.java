package dev.hillock.nn;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Matrix;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardPassTest {

  /// w1 = [[1, -1], [2, 0.5]] (a row per input), b1 = (0.5, -1); w2 = (2, -4), b2 = 1.
  private static final float[] VALUES = {1, -1, 2, 0.5f, 0.5f, -1, 2, -4, 1};

  private static float[] run(Activation hidden, Activation output, float... x) {
    var architecture =
        new Architecture(List.of(new Dense(2, 2, hidden, true), new Dense(2, 1, output, true)));
    var workspace = new Workspace(architecture, x.length / 2);
    System.arraycopy(x, 0, workspace.inputs().data(), 0, x.length);
    var parameters = new Parameters(architecture, VALUES.clone());
    try (var compute = Compute.with(1)) {
      new ForwardPass(architecture, parameters, workspace, compute).run(x.length / 2);
    }
    return elements(workspace.outputs());
  }

  private static float[] elements(Matrix matrix) {
    return Arrays.copyOf(matrix.data(), matrix.rows() * matrix.columns());
  }

  @Test
  void agreesWithAHandWorkedNetworkOfReluUnits() {
    // x = (1, 2): z1 = 1·1 + 2·2 + 0.5 = 5.5, z2 = -1·1 + 0.5·2 - 1 = -1; y = (5.5, 0);
    //   2·5.5 - 4·0 + 1 = 12.
    // x = (-3, 0): z1 = -3 + 0.5 = -2.5, z2 = 3 - 1 = 2; y = (0, 2); 0 - 8 + 1 = -7.
    assertArrayEquals(new float[] {12, -7}, run(Activation.RELU, Activation.IDENTITY, 1, 2, -3, 0));
  }

  @Test
  void agreesWithAHandWorkedNetworkOfSteps() {
    // z = (5.5, -1) and (-2.5, 2) as above: steps (1, 0) and (0, 1); 2 + 1 = 3 and -4 + 1 = -3.
    assertArrayEquals(new float[] {3, -3}, run(Activation.STEP, Activation.IDENTITY, 1, 2, -3, 0));
    assertArrayEquals(new float[] {1, 0}, run(Activation.STEP, Activation.STEP, 1, 2, -3, 0));
  }

  @Test
  void agreesWithAHandWorkedNetworkOfSigmoids() {
    // x = (0, 0): z = (0.5, -1), y = (0.6224593, 0.2689414);
    //   2·0.6224593 - 4·0.2689414 + 1 = 1.1691530, sigmoid of it 0.7629919.
    double y1 = 1 / (1 + Math.exp(-0.5));
    double y2 = 1 / (1 + Math.exp(1));
    double out = 1 / (1 + Math.exp(-(2 * y1 - 4 * y2 + 1)));
    assertEquals(0.7629919, out, 1e-7);
    assertEquals(out, run(Activation.SIGMOID, Activation.SIGMOID, 0, 0)[0], 2e-7);
  }

  @Test
  void computesTheFirstRowsOnly() {
    var architecture = new Architecture(List.of(new Dense(1, 1, Activation.IDENTITY, true)));
    var workspace = new Workspace(architecture, 3);
    System.arraycopy(new float[] {1, 2, 3}, 0, workspace.inputs().data(), 0, 3);
    var parameters = new Parameters(architecture, new float[] {10, 1});
    try (var compute = Compute.with(1)) {
      var pass = new ForwardPass(architecture, parameters, workspace, compute);
      pass.run(0);
      assertArrayEquals(new float[] {0, 0, 0}, elements(workspace.outputs()));
      pass.run(2);
      assertArrayEquals(new float[] {11, 21, 0}, elements(workspace.outputs()));
      // Parameters are read anew at each run.
      parameters.values()[0] = 100;
      pass.run(3);
      assertArrayEquals(new float[] {101, 201, 301}, elements(workspace.outputs()));
      assertIllegal(
          "4 rows in a workspace for 3; make a larger one or split the rows", () -> pass.run(4));
      assertIllegal(
          "-1 rows in a workspace for 3; make a larger one or split the rows", () -> pass.run(-1));
    }
  }
}
