package dev.hillock.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hillock.kernel.Activation;
import dev.hillock.loss.Loss;
import dev.hillock.prep.Scaling;
import dev.hillock.prep.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecipesTest {

  private static final Settings NOTHING = Settings.defaults();

  private static Preset pick(String name, String value) {
    return Recipes.pick(NOTHING.with(name, value), false, 10).preset();
  }

  @Test
  void tablesGetTheTunedNetworkAndImagesThePlainOne() {
    assertEquals(Preset.REALMLP, Recipes.pick(NOTHING, false, 10).preset());
    assertEquals(Preset.PLAIN, Recipes.pick(NOTHING, true, 10).preset());
    assertEquals(Preset.REALMLP_S, Recipes.pick(NOTHING, false, 1001).preset());
  }

  @Test
  void whoSetsGradientDescentGetsIt() {
    assertEquals(Preset.PLAIN, pick("optimizer", "sgd"));
    assertEquals(Preset.PLAIN, pick("momentum", "0.6"));
    assertEquals(Preset.PLAIN, pick("nesterov", "true"));
    assertEquals(Preset.PLAIN, pick("hidden", "none"));
    assertEquals(Preset.TABM_MINI, pick("submodels", "4"));
    assertEquals(Preset.REALMLP, pick("submodels", "off"));
    assertEquals(Preset.REALMLP, pick("optimizer", "adam"));
    assertEquals(Preset.REALMLP, pick("hidden", "64,64"));
    assertEquals(Preset.REALMLP, pick("learning-rate", "0.1"));
  }

  @Test
  void theTunedNetworkDependsOnTheTask() {
    var classes = Recipes.of(Preset.REALMLP_S, Task.CLASSIFICATION, NOTHING);
    assertEquals(List.of(Activation.SELU), classes.get(Settings.ACTIVATION));
    assertEquals(0.04, classes.get(Settings.LEARNING_RATE));
    assertEquals(0.1, classes.get(Settings.LABEL_SMOOTHING));
    var numbers = Recipes.of(Preset.REALMLP_S, Task.REGRESSION, NOTHING);
    assertEquals(List.of(Activation.MISH), numbers.get(Settings.ACTIVATION));
    assertEquals(0.07, numbers.get(Settings.LEARNING_RATE));
    assertEquals(0.0, numbers.get(Settings.LABEL_SMOOTHING));
  }

  @Test
  void submodelsComeWithQuantilesAndClippedGradients() {
    for (var task : List.of(Task.CLASSIFICATION, Task.REGRESSION)) {
      var settings = Recipes.of(Preset.TABM_MINI, task, NOTHING);
      assertEquals(8, settings.get(Settings.SUBMODELS));
      assertEquals(Scaling.QUANTILE, settings.get(Settings.SCALING));
      assertEquals(1.0, settings.get(Settings.CLIP_NORM));
      assertFalse(settings.get(Settings.CALIBRATE));
    }
  }

  @Test
  void whatIsSetWins() {
    var given = NOTHING.with("epochs", "7").with(Settings.LOSS, Choice.of(Loss.HALF_SQUARED_ERROR));
    var settings = Recipes.of(Preset.REALMLP_S, Task.CLASSIFICATION, given);
    assertEquals(7, settings.get(Settings.EPOCHS));
    assertEquals(Preset.REALMLP_S, settings.get(Settings.PRESET));
    // An output that goes with the loss is chosen later.
    assertFalse(settings.isSet(Settings.OUTPUT_ACTIVATION));
  }
}
