package dev.hillock.nn;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkspaceTest {

  private static final Architecture ARCHITECTURE =
      new Architecture(
          List.of(
              new Dense(5, 4, Activation.RELU, true),
              new Dense(4, 3, Activation.GELU, true),
              new Dense(3, 2, Activation.SIGMOID, true)));

  private static void assertShape(int rows, int columns, Matrix matrix) {
    assertEquals(rows, matrix.rows());
    assertEquals(columns, matrix.columns());
  }

  @Test
  void hasRoomForTheSumsAndOutputsOfEachLayer() {
    var workspace = new Workspace(ARCHITECTURE, 7);
    assertEquals(7, workspace.rows());
    assertShape(7, 5, workspace.inputs());
    for (int layer = 0; layer < 3; layer++) {
      assertShape(7, 4 - layer, workspace.sums(layer));
      assertShape(7, 4 - layer, workspace.outputs(layer));
    }
    assertSame(workspace.outputs(2), workspace.outputs());
    assertSame(workspace.sums(2), workspace.logits());
  }

  @Test
  void keepsSumsOnlyWhereSomebodyReadsThem() {
    var workspace = new Workspace(ARCHITECTURE, 7);
    assertSame(workspace.outputs(0), workspace.sums(0));
    assertNotSame(workspace.outputs(1), workspace.sums(1));
    assertNotSame(workspace.outputs(2), workspace.sums(2));
  }

  @Test
  void trainingNeedsDeltasAndAGradientBesides() {
    var workspace = new TrainingWorkspace(ARCHITECTURE, 7);
    for (int layer = 0; layer < 3; layer++) {
      assertShape(7, 4 - layer, workspace.delta(layer));
    }
    assertSame(workspace.delta(2), workspace.outputDelta());
    assertEquals(ARCHITECTURE.parameterCount(), workspace.gradient().values().length);
  }

  @Test
  void refusesNoRows() {
    assertIllegal(
        "a workspace for 0 rows; it needs room for at least 1",
        () -> new Workspace(ARCHITECTURE, 0));
  }
}
