package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.settings.Setting;
import dev.hillock.settings.Settings;
import dev.hillock.train.Training;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

  static final List<Setting<?>> ALL = Settings.ALL;

  /// The help on one line, so that breaks do not matter.
  private static String trainHelp() {
    return Run.ok("train", "--help").out().replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void trainHelpTellsEverySetting(Setting<?> setting) {
    String help = trainHelp();
    boolean isSwitch = setting.type().takesNoValue();
    assertTrue(help.contains(" --" + (isSwitch ? "[no-]" : "") + setting.name()), setting.name());
    String text = setting.help().replaceAll("\\s+", " ");
    if (isSwitch) {
      assertTrue(help.contains("%s [%s]".formatted(text, setting.defaultText())), text);
    } else {
      assertTrue(
          help.contains("%s [%s] %s".formatted(text, setting.defaultText(), setting.legal())),
          setting.name());
    }
  }

  @Test
  void everyLineFitsAHundredColumns() {
    for (String command : Subcommands.NAMES) {
      Run.ok(command, "--help")
          .lines()
          .forEach(line -> assertTrue(line.length() <= 100, command + ": " + line));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train",
        "predict",
        "evaluate",
        "inspect",
        "compare",
        "doctor",
        "reproduce",
        "diff",
        "plot"
      })
  void everyCommandHasAnExample(String command) {
    String help = Run.ok(command, "--help").out();
    assertTrue(help.contains("Example"), help);
    assertTrue(help.contains("  hillock " + command + " "), help);
  }

  @Test
  void theCommandAloneShowsItsCommands() {
    var run = Run.ok();
    assertTrue(run.out().startsWith("Usage: hillock [-hV] COMMAND"), run.out());
    assertTrue(run.out().contains("Example: hillock train data/iris.csv --target species"));
    assertEquals(run.out(), Run.ok("--help").out());
    assertEquals("", run.err());
  }

  @Test
  void versionNamesTheJavaToo() {
    String expected = "hillock " + Training.VERSION + ", java " + Runtime.version() + "\n";
    assertEquals(expected, Run.ok("--version").out());
    assertEquals(expected, Run.ok("-V").out());
  }
}
