package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ConfigFileTest {

  @TempDir private Path folder = Path.of("");

  /// A text and what is wrong with it.
  record Bad(String text, String message) {}

  static final List<Bad> BAD =
      List.of(
          new Bad(
              "epochs: [1",
              "c.yaml line 1, column 11: not YAML, expected ',' or ']', but got <stream end>"),
          new Bad(
              "a: b: c", "c.yaml line 1, column 5: not YAML, mapping values are not allowed here"),
          new Bad(
              "\tepochs: 2",
              "c.yaml line 1, column 1: not YAML, found character '\\t(TAB)' that cannot start any"
                  + " token. (Do not use \\t(TAB) for indentation)"),
          new Bad(
              "epochs: 1\n---\nepochs: 2",
              "c.yaml line 2, column 1: not YAML, expected a single document in the stream but"
                  + " found another document"),
          new Bad(
              "? [a]\n: b",
              "c.yaml line 1, column 3: a single value is expected; give no list or names here"),
          new Bad(
              "seed: 1\nepoch: 3",
              "c.yaml line 2, column 1: there is no setting 'epoch'; did you mean 'epochs'?"),
          new Bad(
              "epochs: many",
              "c.yaml line 1, column 9: epochs is many; it must be a whole number, at least 1"),
          new Bad(
              "epochs:",
              "c.yaml line 1, column 8: epochs is empty; it must be a whole number, at least 1"),
          new Bad(
              "gray: maybe", "c.yaml line 1, column 7: gray is maybe; it must be true or false"),
          new Bad(
              "seed: 1\nseed: 1", "c.yaml line 2, column 1: 'seed' stands twice; keep one of them"),
          new Bad(
              "type:\n  a:\n    b: c",
              "c.yaml line 3, column 5: a single value is expected; give no list or names here"),
          new Bad(
              "hidden: [[1], [2]]",
              "c.yaml line 1, column 10: a single value is expected; give no list or names here"),
          new Bad(
              "hidden: &a [*a]",
              "c.yaml line 1, column 9: a single value is expected; give no list or names here"),
          new Bad(
              "epochs: !!java.lang.Runtime 3",
              "c.yaml line 1, column 9: tag '!!java.lang.Runtime' means nothing here; leave it"
                  + " out"),
          new Bad(
              "epochs: !!java.lang.Runtime {}",
              "c.yaml line 1, column 9: tag '!!java.lang.Runtime' means nothing here; leave it"
                  + " out"),
          new Bad(
              "!!javax.script.ScriptEngineManager [a]",
              "c.yaml line 1, column 1: tag '!!javax.script.ScriptEngineManager' means nothing"
                  + " here; leave it out"),
          new Bad(
              "!mine {epochs: 1}",
              "c.yaml line 1, column 1: tag '!mine' means nothing here; leave it out"),
          new Bad(
              "seed: 1\npreset: fancy",
              "c.yaml line 2, column 9: preset is fancy; it must be one of auto, plain, classic,"
                  + " realmlp-s, realmlp, tabm-mini"),
          new Bad(
              "preset: [plain]",
              "c.yaml line 1, column 9: a single value is expected; give no list or names here"),
          new Bad(
              "epochs: [3]",
              "c.yaml line 1, column 9: a single value is expected; give no list or names here"),
          new Bad(
              "- epochs",
              "c.yaml line 1, column 1: names with values are expected, such as 'epochs: 20'"),
          new Bad(
              "epochs",
              "c.yaml line 1, column 1: names with values are expected, such as 'epochs: 20'"),
          new Bad(
              "[".repeat(50_000),
              "c.yaml line 1, column 9: lists and names are nested more than 8 deep; settings need"
                  + " 2"),
          new Bad(
              "target: &a x\ndrop: [" + "*a,".repeat(101) + "]",
              "c.yaml line 2, column 308: there are more than 100 aliases (*a); write the values"
                  + " out"),
          new Bad(
              "drop: [" + "a,".repeat(20_000) + "]",
              "c.yaml line 1, column 39998: there are more than 20000 values and names; settings"
                  + " need fewer"),
          new Bad(
              "seed: 1\na: \u0001", "c.yaml line 2: character U+0001 is not allowed; remove it"));

  @ParameterizedTest
  @FieldSource("BAD")
  void saysWhatIsWrongAndWhere(Bad bad) {
    var refused = assertThrows(UsageException.class, () -> ConfigFile.parse("c.yaml", bad.text));
    assertEquals(bad.message, refused.getMessage());
  }

  @Test
  void readsValuesListsAndNames() {
    var file =
        ConfigFile.parse(
            "c.yaml",
            """
            # a comment
            preset: classic
            target: [water, ash]
            hidden: [64, 32]
            learning-rate: 1e-2
            type: {a: numeric, b: categorical}
            bias: no
            validation: 0.25
            """);
    var settings = file.settings();
    assertEquals(Preset.CLASSIC, settings.get(Settings.PRESET));
    assertEquals(List.of("water", "ash"), settings.get(Settings.TARGET));
    assertEquals(List.of(64, 32), settings.get(Settings.HIDDEN));
    assertEquals(0.01, settings.get(Settings.LEARNING_RATE));
    assertEquals(List.of("a=numeric", "b=categorical"), settings.get(Settings.TYPE));
    assertFalse(settings.get(Settings.BIAS));
    assertFalse(settings.isSet(Settings.EPOCHS));
  }

  @Test
  void takesAnEmptyFileForNoSettings() {
    for (String text : List.of("", "# nothing\n", "\n\n")) {
      var file = ConfigFile.parse("c.yaml", text);
      assertEquals(Settings.defaults().texts(), file.settings().texts());
    }
  }

  @Test
  void takesAnEmptyListForNone() {
    assertEquals(
        List.of(), ConfigFile.parse("c.yaml", "hidden: []").settings().get(Settings.HIDDEN));
  }

  @Test
  void refusesWhatIsNoFileOfText() throws IOException {
    Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', (byte) 0xe4});
    Path large = Files.writeString(folder.resolve("large.yaml"), "#".repeat(100_001));
    assertRefused(latin, latin + " is not UTF-8 text; save it as UTF-8");
    assertRefused(large, large + " has 100001 bytes; settings take at most 100000");
    assertRefused(folder, folder + " is a folder; --config names a file");
    Path none = folder.resolve("none.yaml");
    assertRefused(none, none + ": there is no such file; --config names one");
  }

  private static void assertRefused(Path file, String message) {
    var run = Run.of("train", Run.data("iris.csv"), "--config", file.toString());
    assertEquals(List.of("hillock: " + message), run.complaints());
    assertEquals(Failures.USAGE, run.code());
  }
}
