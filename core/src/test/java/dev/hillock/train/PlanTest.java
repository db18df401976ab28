package dev.hillock.train;

import static dev.hillock.Refusal.assertBadData;
import static dev.hillock.Tables.numbers;
import static dev.hillock.Tables.texts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.hillock.Tables;
import dev.hillock.data.Table;
import dev.hillock.kernel.Activation;
import dev.hillock.loss.Loss;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.Task;
import dev.hillock.settings.Choice;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {

  private static final Table TABLE =
      Tables.of(
          numbers("v", 1, 2, 3, 4, 5, 6), texts("two", "n", "y", "n", "y", "n", "y"),
          texts("three", "a", "b", "c", "a", "b", "c"), numbers("y", 0.5, 1.5, 2, 3, 4, 5));

  private static Plan plan(Table table, String... namesAndTexts) {
    var settings = Preset.PLAIN.settings();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      settings = settings.with(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return Plan.of(table, null, settings);
  }

  /// Target and what the user set; what follows.
  @ParameterizedTest
  @CsvSource({
    "two, auto, auto, SIGMOID, BINARY_CROSS_ENTROPY, 1",
    "two, softmax, auto, SOFTMAX, CATEGORICAL_CROSS_ENTROPY, 2",
    "two, auto, categorical-cross-entropy, SOFTMAX, CATEGORICAL_CROSS_ENTROPY, 2",
    "two, auto, mean-squared-error, SIGMOID, MEAN_SQUARED_ERROR, 1",
    "two, tanh, auto, TANH, MEAN_SQUARED_ERROR, 1",
    "three, auto, auto, SOFTMAX, CATEGORICAL_CROSS_ENTROPY, 3",
    "three, auto, binary-cross-entropy, SIGMOID, BINARY_CROSS_ENTROPY, 3",
    "three, sigmoid, auto, SIGMOID, BINARY_CROSS_ENTROPY, 3",
    "three, auto, half-squared-error, SIGMOID, HALF_SQUARED_ERROR, 3",
    "y, auto, auto, IDENTITY, MEAN_SQUARED_ERROR, 1",
    "y, auto, huber, IDENTITY, HUBER, 1",
    "y, sigmoid, auto, SIGMOID, MEAN_SQUARED_ERROR, 1"
  })
  void choosesOutputAndLossThatFit(
      String target, String output, String loss, Activation activation, Loss chosen, int neurons) {
    var plan = plan(TABLE, "target", target, "output-activation", output, "loss", loss);
    assertEquals(activation, plan.architecture().output().activation());
    assertEquals(chosen, plan.loss());
    assertEquals(neurons, plan.architecture().outputs());
    assertEquals(Choice.of(chosen), plan.settings().get(Settings.LOSS));
    assertEquals(Choice.of(activation), plan.settings().get(Settings.OUTPUT_ACTIVATION));
  }

  @Test
  void settlesTheTask() {
    assertEquals(Task.CLASSIFICATION, plan(TABLE, "target", "two").settings().get(Settings.TASK));
    assertEquals(Task.REGRESSION, plan(TABLE, "target", "y").settings().get(Settings.TASK));
    var classes = plan(TABLE, "target", "y", "task", "classification");
    var target = assertInstanceOf(ClassTarget.class, classes.preparation().target());
    assertEquals(List.of("0.5", "1.5", "2", "3", "4", "5"), target.labels());
  }

  @Test
  void stepsWithoutHiddenLayersAreThePerceptron() {
    var plan = plan(TABLE, "target", "two", "hidden", "none", "activation", "step");
    assertEquals(Loss.PERCEPTRON, plan.loss());
    assertEquals(Activation.STEP, plan.architecture().output().activation());
    var byLoss = plan(TABLE, "target", "three", "hidden", "none", "loss", "perceptron");
    assertEquals(Activation.STEP, byLoss.architecture().output().activation());
    assertEquals(3, byLoss.architecture().outputs());
  }

  @Test
  void withoutHiddenLayersTheirActivationsAreIdle() {
    var plan = plan(TABLE, "target", "two", "hidden", "none", "activation", "relu,tanh,gelu");
    // v, y and the three levels of three.
    assertEquals("5-1", plan.architecture().sizes());
  }

  @Test
  void makesTheNetworkOfTheSettings() {
    // v and y, a level each of two, and the three levels of three less the target.
    var plan = plan(TABLE, "target", "three", "hidden", "9,5", "activation", "tanh,selu");
    assertEquals("4-9-5-3", plan.architecture().sizes());
    assertEquals(Activation.SELU, plan.architecture().layers().get(1).activation());
    assertEquals("4-3", plan(TABLE, "target", "three", "hidden", "none").architecture().sizes());
  }

  @Test
  void dropsColumns() {
    var plan = plan(TABLE, "target", "y", "drop", "two,three");
    assertEquals(List.of("v"), plan.preparation().inputColumns());
  }

  @Test
  void fitsOnTrainingRowsOnly() {
    var table = Tables.linear(100, 3);
    var plan = plan(table, "target", "y", "scaling", "min-max");
    assertEquals(80, plan.trainingRows());
    assertEquals(20, plan.validationRows());
    var x = plan.preparation().apply(table, plan.split().training()).x();
    float least = 1;
    float most = 0;
    for (float v : x.data()) {
      least = Math.min(least, v);
      most = Math.max(most, v);
    }
    assertEquals(0f, least);
    assertEquals(1f, most);
    // The mean of the training targets is 0 after scaling.
    var t = plan.preparation().targets(table, plan.split().training());
    double sum = 0;
    for (float v : t.data()) {
      sum += v;
    }
    assertEquals(0, sum / 80, 1e-6);
  }

  @Test
  void theSplitKeepsTheProportionsOfTheClasses() {
    var iris = Tables.bundled("iris.csv");
    var plan = plan(iris, "target", "species");
    int[] counts = new int[3];
    var target = assertInstanceOf(ClassTarget.class, plan.preparation().target());
    for (int label : target.classes(iris, plan.split().validation())) {
      counts[label]++;
    }
    assertArrayEquals(new int[] {10, 10, 10}, counts);
  }

  @Test
  void theSplitIsAFunctionOfTheSeedAlone() {
    var iris = Tables.bundled("iris.csv");
    int[] once = plan(iris, "target", "species").split().validation();
    int[] again =
        plan(iris, "target", "species", "hidden", "3", "epochs", "9").split().validation();
    assertArrayEquals(once, again);
    int[] other = plan(iris, "target", "species", "seed", "1").split().validation();
    assertEquals(false, Arrays.equals(once, other));
  }

  @Test
  void aTableOfItsOwnValidates() {
    var plan = Plan.of(TABLE, TABLE, Preset.PLAIN.settings().with("target", "y"));
    assertEquals(6, plan.trainingRows());
    assertEquals(6, plan.validationRows());
    assertSame(TABLE, plan.validationSource());
    assertSame(TABLE, plan(TABLE, "target", "y").validationSource());
  }

  @Test
  void scalesBoundedTargetsBetweenZeroAndOne() {
    for (String bounded : List.of("sigmoid", "tanh", "hard-sigmoid")) {
      var plan = plan(TABLE, "target", "y", "output-activation", bounded);
      var target = assertInstanceOf(NumberTarget.class, plan.preparation().target());
      assertEquals(0.5, target.scales().getFirst().center());
      assertEquals(4.5, target.scales().getFirst().spread());
    }
  }

  @Test
  void refusesATargetOfOneClass() {
    assertBadData(
        "t, target 'k' has the value a in every row; there is nothing to learn, name another --target",
        () -> plan(Tables.of(numbers("v", 1, 2), texts("k", "a", "a")), "target", "k"));
  }

  @Test
  void refusesTextsAsNumbers() {
    assertBadData(
        "t, target 'two' holds texts such as 'n'; a number is expected there; classes can only be the single target of --task classification",
        () -> plan(TABLE, "target", "two", "task", "regression"));
  }
}
