package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can be asked of the predictions, through all commands.
class TargetCommandTest {

  @TempDir private Path folder = Path.of("");

  private Run train(String source, String... more) {
    var args = new ArrayList<>(List.of("train", source, "--out", model()));
    args.addAll(List.of(more));
    return Run.ok(args.toArray(String[]::new));
  }

  private String model() {
    return folder.resolve("m").toString();
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  private static void assertHasLine(String regex, Run run) {
    assertTrue(run.lines().stream().anyMatch(line -> line.matches(regex)), run::out);
  }

  @Test
  void intervalsStandBesidePredictions() {
    String concrete = Run.data("concrete.csv");
    var trained =
        train(
            concrete,
            "--preset",
            "plain",
            "--target",
            "compressive_strength",
            "--epochs",
            "20",
            "--interval",
            "0.9");
    assertHasLine("  compressive_strength +90 % +0\\.90\\d\\d +[0-9.]+", trained);
    var lines = Run.ok("predict", model(), concrete).lines();
    assertEquals("prediction,compressive_strength_low,compressive_strength_high", lines.getFirst());
    double[] cells = numbers(lines.get(1));
    assertEquals(cells[0] - cells[1], cells[2] - cells[0], 1e-4);
    assertTrue(cells[1] < cells[0], lines.get(1));
    assertHasLine(
        "  compressive_strength +90 % +0\\.\\d{4} +[0-9.]+", Run.ok("evaluate", model(), concrete));
    assertHasLine(
        "Target    compressive_strength = [0-9.]+ \\+ [0-9.]+ \\* output, ± [0-9.]+ in 90 %",
        Run.ok("inspect", model()));
    assertTrue(
        Run.ok("inspect", model(), "--json").out().contains("\"half_width\":"), "half_width");
    assertTrue(
        Run.ok("evaluate", model(), concrete, "--json").out().contains("\"coverage\":0."),
        "coverage");
  }
}
