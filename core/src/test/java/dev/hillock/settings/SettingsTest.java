package dev.hillock.settings;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.kernel.Activation;
import dev.hillock.loss.Loss;
import dev.hillock.nn.Initializer;
import dev.hillock.optim.GradientDescent;
import dev.hillock.optim.Schedule;
import dev.hillock.prep.Scaling;
import dev.hillock.prep.Task;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {

  static Stream<Setting<?>> table() {
    return Settings.ALL.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  <T> void everyDefaultSurvivesARoundTripThroughItsText(Setting<T> setting) {
    String text = setting.defaultText();
    assertEquals(setting.defaultValue(), setting.parse(text));
    assertEquals(text, setting.format(setting.parse(text)));
    assertEquals(setting.defaultValue(), setting.parse("  " + text + " "));
    assertEquals(setting.defaultValue(), Settings.defaults().get(setting));
    assertEquals(
        setting.defaultValue(),
        Settings.defaults().with(setting, setting.defaultValue()).get(setting));
    assertEquals(text, Settings.defaults().texts().get(setting.name()));
  }

  @ParameterizedTest
  @CsvSource({
    "90s, 90s",
    "60s, 1m",
    "60m, 1h",
    "120 M, 2h",
    "1500ms, 1500ms",
    "2000ms, 2s",
    "OFF, off"
  })
  void aTimeIsWrittenInItsGreatestUnit(String text, String written) {
    assertEquals(written, Settings.defaults().with("budget", text).texts().get("budget"));
  }

  @Test
  void everyRowIsFilledInAndNamedOnce() {
    var names = new HashSet<String>();
    for (Setting<?> setting : Settings.ALL) {
      assertTrue(setting.name().matches("[a-z]+[0-9]?(-[a-z]+)*"), setting.name());
      assertTrue(names.add(setting.name()), setting.name());
      assertFalse(setting.help().isBlank(), setting.name());
      assertFalse(setting.legal().isBlank(), setting.name());
      assertFalse(setting.source().isBlank(), setting.name());
      assertSame(setting, Settings.named(setting.name()));
    }
    assertEquals(names, Settings.defaults().texts().keySet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          learning-rate | -1 | learning rate is -1; it must be greater than 0
          learning-rate | 0 | learning rate is 0; it must be greater than 0
          learning-rate | NaN | learning rate is NaN; it must be greater than 0
          learning-rate | Infinity | learning rate is Infinity; it must be greater than 0
          learning-rate | 1e999 | learning rate is 1e999; it must be greater than 0
          learning-rate | 0,1 | learning rate is 0,1; it must be greater than 0
          learning-rate | fast | learning rate is fast; it must be greater than 0
          learning-rate | "" | learning rate is empty; it must be greater than 0
          learning-rate | "  " | learning rate is empty; it must be greater than 0
          momentum | -0.1 | momentum is -0.1; it must be at least 0 and less than 1
          momentum | 1 | momentum is 1; it must be at least 0 and less than 1
          decay | 0 | decay is 0; it must be greater than 0, at most 1
          decay | 1.5 | decay is 1.5; it must be greater than 0, at most 1
          warmup-epochs | -1 | warmup epochs is -1; it must be at least 0; a fraction such as 0.5 too
          restart-epochs | 0.5 | restart epochs is 0.5; it must be at least 1
          restart-factor | 0.9 | restart factor is 0.9; it must be at least 1
          plateau-patience | 0 | plateau patience is 0; it must be a whole number, at least 1
          decay-epochs | 0 | decay epochs is 0; it must be greater than 0
          clip-norm | 0 | clip norm is 0; it must be off, or greater than 0
          clip-value | -1 | clip value is -1; it must be off, or greater than 0
          budget | 60 | budget is 60; it must be off, or a whole number of ms, s, m or h such as 30s, 5m, 1h
          budget | 0s | budget is 0s; it must be off, or a whole number of ms, s, m or h such as 30s, 5m, 1h
          budget | -5s | budget is -5s; it must be off, or a whole number of ms, s, m or h such as 30s, 5m, 1h
          budget | 1.5h | budget is 1.5h; it must be off, or a whole number of ms, s, m or h such as 30s, 5m, 1h
          budget | s | budget is s; it must be off, or a whole number of ms, s, m or h such as 30s, 5m, 1h
          budget | 9999999h | budget is 9999999h; it must be off, or a whole number of ms, s, m or h such as 30s, 5m, 1h
          epochs | 0 | epochs is 0; it must be a whole number, at least 1
          epochs | 1.5 | epochs is 1.5; it must be a whole number, at least 1
          epochs | 3000000000 | epochs is 3000000000; it must be a whole number, at least 1
          patience | 0 | patience is 0; it must be off, or a whole number, at least 1
          patience | -3 | patience is -3; it must be off, or a whole number, at least 1
          patience | on | patience is on; it must be off, or a whole number, at least 1
          batch-size | 0 | batch size is 0; it must be full, or a whole number, at least 1
          batch-size | -1 | batch size is -1; it must be full, or a whole number, at least 1
          batch-size | auto | batch size is auto; it must be full, or a whole number, at least 1
          threads | 0 | threads is 0; it must be auto, or a whole number from 1 to 1024
          threads | full | threads is full; it must be auto, or a whole number from 1 to 1024
          seed | x | seed is x; it must be a whole number
          seed | 1.5 | seed is 1.5; it must be a whole number
          seed | 9223372036854775808 | seed is 9223372036854775808; it must be a whole number
          hidden | 0 | hidden is 0; it must be none, or numbers of neurons such as 64,32, each at least 1
          hidden | 8,,4 | hidden is 8,,4; it must be none, or numbers of neurons such as 64,32, each at least 1
          hidden | 8;4 | hidden is 8;4; it must be none, or numbers of neurons such as 64,32, each at least 1
          hidden | 1000001 | hidden is 1000001; it must be none, or numbers of neurons such as 64,32, each at least 1
          task | guess | task is guess; it must be one of auto, classification, regression, counts, multilabel
          scaling | log | scaling is log; it must be one of standard, min-max, robust, quantile, none
          schedule | poly | schedule is poly; it must be one of constant, step, exponential, cosine, multi-cycle, one-cycle, inverse-sqrt, cosine-restarts, plateau
          optimizer | newton | optimizer is newton; it must be one of sgd, adagrad, adadelta, rmsprop, adam, adamw, amsgrad, nadam, radam, adan, lion, rprop-minus, irprop-plus, sarprop, quickprop, lbfgs, scg, levenberg-marquardt, genetic, differential-evolution, particle-swarm, annealing, cma-es, sep-cma-es, natural-evolution, random-search
          bias | maybe | bias is maybe; it must be true or false
          nesterov | 1 | nesterov is 1; it must be true or false
          gray | "" | gray is empty; it must be true or false
          submodels | 1 | submodels is 1; it must be off, or a whole number from 2 to 1000
          submodels | 1001 | submodels is 1001; it must be off, or a whole number from 2 to 1000
          image-size | 32 | image size is 32; it must be WIDTHxHEIGHT such as 32x32
          image-size | 0x8 | image size is 0x8; it must be WIDTHxHEIGHT such as 32x32
          validation | 1 | validation is 1; it must be auto, a fraction from 0 to less than 1, or a file
          validation | -0.1 | validation is -0.1; it must be auto, a fraction from 0 to less than 1, or a file
          validation | NaN | validation is NaN; it must be auto, a fraction from 0 to less than 1, or a file
          validation | "" | validation is empty; it must be auto, a fraction from 0 to less than 1, or a file
          """)
  void refusesWhatIsNotLegal(String name, String text, String message) {
    assertIllegal(message, () -> Settings.defaults().with(name, text));
  }

  @Test
  void refusesWhatIsOnNoList() {
    assertIllegal(
        "delimiter is x; it must be one of auto , ; tab |",
        () -> Settings.defaults().with("delimiter", "x"));
    String activations =
        "one of identity, step, sigmoid, tanh, relu, leaky-relu, elu, selu, gelu, silu, mish,"
            + " softplus, hard-sigmoid, softmax";
    for (String text : List.of("cube", "relu,cube", "relu,", "none")) {
      assertIllegal(
          "activation is %s; it must be %s; one, or one per hidden layer"
              .formatted(text, activations),
          () -> Settings.defaults().with("activation", text));
    }
    assertIllegal(
        "output activation is cube; it must be auto, or " + activations,
        () -> Settings.defaults().with("output-activation", "cube"));
    assertIllegal(
        "loss is mse; it must be auto, or one of half-squared-error, mean-squared-error,"
            + " mean-absolute-error, huber, pinball, poisson, binary-cross-entropy, categorical-cross-entropy,"
            + " perceptron",
        () -> Settings.defaults().with("loss", "mse"));
    assertIllegal(
        "init is zero; it must be one of auto, uniform, normal, glorot-uniform, glorot-normal,"
            + " he-uniform, he-normal, lecun-uniform, lecun-normal, fan-in, ntk, data-driven",
        () -> Settings.defaults().with("init", "zero"));
  }

  @Test
  void valuesAreCheckedLikeTexts() {
    assertIllegal(
        "learning rate is -1; it must be greater than 0",
        () -> Settings.defaults().with(Settings.LEARNING_RATE, -1.0));
    assertIllegal(
        "learning rate is NaN; it must be greater than 0",
        () -> Settings.defaults().with(Settings.LEARNING_RATE, Double.NaN));
    assertIllegal(
        "batch size is -1; it must be full, or a whole number, at least 1",
        () -> Settings.defaults().with(Settings.BATCH_SIZE, -1));
    assertIllegal(
        "hidden is 4,0; it must be none, or numbers of neurons such as 64,32, each at least 1",
        () -> Settings.defaults().with(Settings.HIDDEN, List.of(4, 0)));
  }

  @Test
  void unknownNamesSuggestTheNearest() {
    assertIllegal(
        "there is no setting 'learning-rat'; did you mean 'learning-rate'?",
        () -> Settings.named("learning-rat"));
    assertIllegal(
        "there is no setting 'epoch'; did you mean 'epochs'?",
        () -> Settings.defaults().with("epoch", "5"));
    assertIllegal(
        "there is no setting 'xyzzy'; there are 'preset', 'variants', 'target', 'task', 'type',"
            + " 'drop', 'delimiter', 'missing' and "
            + (Settings.ALL.size() - 8)
            + " more",
        () -> Settings.named("xyzzy"));
  }

  @Test
  void readsTextsAsAUserTypesThem() {
    var settings =
        Settings.defaults()
            .with("hidden", "16, 8")
            .with("activation", "leaky_relu,TANH")
            .with("batch-size", "FULL")
            .with("learning-rate", "1e-3")
            .with("nesterov", "yes")
            .with("bias", "Off")
            .with("seed", "-9223372036854775808")
            .with("delimiter", "\\t")
            .with("loss", "Huber")
            .with("target", "a, b c");
    assertEquals(List.of(16, 8), settings.get(Settings.HIDDEN));
    assertEquals(
        List.of(Activation.LEAKY_RELU, Activation.TANH), settings.get(Settings.ACTIVATION));
    assertEquals(0, settings.get(Settings.BATCH_SIZE));
    assertEquals(0.001, settings.get(Settings.LEARNING_RATE));
    assertTrue(settings.get(Settings.NESTEROV));
    assertFalse(settings.get(Settings.BIAS));
    assertEquals(Long.MIN_VALUE, settings.get(Settings.SEED));
    assertEquals("tab", settings.get(Settings.DELIMITER));
    assertEquals(Choice.of(Loss.HUBER), settings.get(Settings.LOSS));
    assertEquals(List.of("a", "b c"), settings.get(Settings.TARGET));
    assertEquals(List.of(), settings.with("hidden", "none").get(Settings.HIDDEN));
    assertEquals(List.of(), settings.with("missing", "").get(Settings.MISSING));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1,0.1",
    "1e-5,0.00001",
    "3.0E-4,0.0003",
    "1.25e-6,0.00000125",
    "1e-7,1e-7",
    "1.5e-10,1.5e-10",
    "2.0,2",
    "1e300,1e300",
    "0.30000000000000004,0.30000000000000004"
  })
  void numbersKeepEveryBitInTheirShortestText(String text, String written) {
    var settings = Settings.defaults().with("learning-rate", text);
    assertEquals(written, settings.texts().get("learning-rate"));
    assertEquals(settings.get(Settings.LEARNING_RATE), Settings.LEARNING_RATE.parse(written));
  }

  @Test
  void aSettingDoesNotChangeTheOneItIsMadeFrom() {
    var five = Settings.defaults().with(Settings.EPOCHS, 5);
    var six = five.with(Settings.EPOCHS, 6);
    assertEquals(100, Settings.defaults().get(Settings.EPOCHS));
    assertEquals(5, five.get(Settings.EPOCHS));
    assertEquals(6, six.get(Settings.EPOCHS));
    assertFalse(Settings.defaults().isSet(Settings.EPOCHS));
    assertTrue(five.isSet(Settings.EPOCHS));
  }

  @Test
  void whatIsLaidOverWins() {
    var below = Settings.defaults().with(Settings.EPOCHS, 5).with(Settings.SEED, 1L);
    var over = Settings.defaults().with(Settings.EPOCHS, 6).with(Settings.BIAS, false);
    var both = below.with(over);
    assertEquals(6, both.get(Settings.EPOCHS));
    assertEquals(1L, both.get(Settings.SEED));
    assertFalse(both.get(Settings.BIAS));
    assertFalse(both.isSet(Settings.MOMENTUM));
  }

  /// Names that look like the writing of a list are names all the same.
  @Test
  void keepsNamesOfColumnsWhateverTheyHold() {
    for (String name : List.of("a,b", "none", "NONE", " a", "a ", "\"a\"", "a\"b", "x=y", "é")) {
      for (List<String> names : List.of(List.of(name), List.of("a", name, "b"))) {
        var settings = Settings.defaults().with(Settings.TARGET, names);
        assertEquals(names, settings.get(Settings.TARGET));
        assertEquals(names, Settings.TARGET.parse(Settings.TARGET.format(names)));
      }
    }
  }

  @Test
  void plainIsTheDefaults() {
    var plain = Recipes.of(Preset.PLAIN, Task.CLASSIFICATION, Settings.defaults());
    assertEquals(Preset.PLAIN.settings().texts(), plain.texts());
    assertEquals("auto", Settings.defaults().texts().get("preset"));
  }

  @Test
  void classicIsTheTextbooksNetwork() {
    var classic = Recipes.of(Preset.CLASSIC, Task.CLASSIFICATION, Settings.defaults());
    assertEquals(Scaling.MIN_MAX, classic.get(Settings.SCALING));
    assertEquals(List.of(Activation.SIGMOID), classic.get(Settings.ACTIVATION));
    assertEquals(Choice.of(Activation.SIGMOID), classic.get(Settings.OUTPUT_ACTIVATION));
    assertEquals(Choice.of(Loss.HALF_SQUARED_ERROR), classic.get(Settings.LOSS));
    assertEquals(Initializer.UNIFORM, classic.get(Settings.INIT));
    assertEquals(0.3, classic.get(Settings.LEARNING_RATE));
    assertEquals(0.6, classic.get(Settings.MOMENTUM));
    assertEquals(Schedule.CONSTANT, classic.get(Settings.SCHEDULE));
    assertEquals(1, classic.get(Settings.BATCH_SIZE));
    assertTrue(classic.get(Settings.BIAS));
    assertEquals(new GradientDescent(0.6, false), Optimizers.of(classic));
  }

  @Test
  void everyPresetSurvivesARoundTripThroughItsTexts() {
    for (Preset preset : Preset.values()) {
      if (preset == Preset.AUTO) {
        continue;
      }
      for (Task task : new Task[] {Task.CLASSIFICATION, Task.REGRESSION}) {
        var texts = Recipes.of(preset, task, Settings.defaults()).texts();
        var again = Settings.defaults();
        for (Map.Entry<String, String> text : texts.entrySet()) {
          again = again.with(text.getKey(), text.getValue());
        }
        assertEquals(texts, again.texts());
      }
    }
  }

  @Test
  void theOptimizerTakesItsNumbersFromTheSettings() {
    var settings = Settings.defaults().with(Settings.MOMENTUM, 0.25).with(Settings.NESTEROV, true);
    assertEquals(new GradientDescent(0.25, true), Optimizers.of(settings));
  }
}
