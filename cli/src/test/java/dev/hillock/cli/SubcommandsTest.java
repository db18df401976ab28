package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubcommandsTest {

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
        "diff"
      })
  void onlyTheNamedCommandIsMade(String name) {
    assertEquals(List.of(name), neededFor(name, "--help"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void theVersionNeedsNone(String option) {
    assertEquals(List.of(), neededFor(option));
  }

  @Test
  void helpAndSuggestionsNeedAll() {
    assertEquals(Subcommands.NAMES, neededFor());
    assertEquals(Subcommands.NAMES, neededFor("--help"));
    assertEquals(Subcommands.NAMES, neededFor("tran", "x.csv"));
    assertEquals(Subcommands.NAMES, neededFor("--version", "train"));
  }

  private static List<String> neededFor(String... args) {
    return Subcommands.neededFor(args);
  }
}
