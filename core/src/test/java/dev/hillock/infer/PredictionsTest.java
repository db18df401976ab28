package dev.hillock.infer;

import static dev.hillock.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Matrix;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.Scaling.Fitted;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PredictionsTest {

  private static final Predictions CLASSES =
      new Predictions(
          new ClassTarget("k", List.of("a", "b"), 1),
          outputs(Activation.SIGMOID, 1, 0.75f, 0.25f),
          Map.of("colour", 3));

  private static final Predictions NUMBERS =
      new Predictions(
          new NumberTarget(List.of("y", "z"), List.of(new Fitted(10, 2), new Fitted(0, 1))),
          outputs(Activation.IDENTITY, 2, 0.5f, -1f, -2f, 3f),
          Map.of());

  private static Outputs outputs(Activation activation, int columns, float... values) {
    int rows = values.length / columns;
    return new Outputs(activation, Matrix.of(rows, columns), new Matrix(values, 0, rows, columns));
  }

  @Test
  void classesHaveLabelsAndProbabilities() {
    assertEquals(2, CLASSES.rows());
    assertEquals(List.of("b", "a"), CLASSES.labels());
    assertEquals("b", CLASSES.label(0));
    assertEquals(0.25, CLASSES.probability(0, 0));
    assertEquals(0.25, CLASSES.probability(1, 1));
    assertEquals(Map.of("colour", 3), CLASSES.unseen());
  }

  @Test
  void numbersComeBackInTheirUnits() {
    // 10 + 0.5·2, 10 - 2·2
    assertEquals(11, NUMBERS.value(0, 0));
    assertEquals(6, NUMBERS.value(1, 0));
    assertEquals(-1, NUMBERS.value(0, 1));
    assertEquals(3, NUMBERS.value(1, 1));
  }

  @Test
  void aNumberHasNoLabel() {
    String message = "target 'y' is a number; ask for its value";
    assertRefused(IllegalStateException.class, message, () -> NUMBERS.label(0));
    assertRefused(IllegalStateException.class, message, NUMBERS::labels);
    assertRefused(IllegalStateException.class, message, () -> NUMBERS.probability(0, 0));
  }

  @Test
  void aClassHasNoValue() {
    assertRefused(
        IllegalStateException.class,
        "target 'k' is a class; ask for its label",
        () -> CLASSES.value(0, 0));
  }
}
