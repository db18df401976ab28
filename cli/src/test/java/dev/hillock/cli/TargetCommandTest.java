package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
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

  @Test
  void quantilesAndCountsHaveIntervals() {
    String concrete = Run.data("concrete.csv");
    List<String> common =
        List.of(
            "--preset",
            "plain",
            "--target",
            "age",
            "--epochs",
            "5",
            "--interval",
            "0.8",
            "--validation",
            "0.5");
    train(concrete, with(common, "--quantiles", "0.2,0.8"));
    var lines = Run.ok("predict", model(), concrete).lines();
    assertEquals("age_q20,age_q80,age_low,age_high", lines.getFirst());
    double[] cells = numbers(lines.get(1));
    assertEquals(cells[0] - cells[2], cells[3] - cells[1], 1e-2);
    assertHasLine(
        "Target    age, quantiles 20 %, 80 %; age = .*, the outer ones ± -?[0-9.]+ in 80 %",
        Run.ok("inspect", model()));
    assertTrue(Run.ok("inspect", model(), "--json").out().contains("\"margin\":"), "margin");
    train(concrete, with(common, "--task", "counts"));
    assertEquals(
        "prediction,age_low,age_high", Run.ok("predict", model(), concrete).lines().getFirst());
    assertHasLine(
        "Target    age = [0-9.]+ \\* exp\\(output\\), ± [0-9.]+ of the roots in 80 %",
        Run.ok("inspect", model()));
    assertHasLine("  age +80 % +0\\.\\d{4} +[0-9.]+", Run.ok("evaluate", model(), concrete));
    assertTrue(
        Run.ok("inspect", model(), "--json").out().contains("\"half_width_of_roots\":"),
        "half width");
  }

  private static String[] with(List<String> some, String... more) {
    var all = new ArrayList<>(some);
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void aLogarithmIsToldOf() {
    String concrete = Run.data("concrete.csv");
    List<String> common =
        List.of("--preset", "plain", "--target", "age", "--task", "regression", "--epochs", "5");
    var trained = train(concrete, with(common, "--target-transform", "log"));
    assertHasLine("Target    age = [0-9.]+ \\* exp\\([0-9.]+ \\+ [0-9.]+ \\* output\\)", trained);
    assertTrue(Run.ok("inspect", model(), "--json").out().contains("\"smearing\":"), "smearing");
    var auto = train(concrete, with(common, "--target-transform", "auto"));
    assertHasLine(
        " +note: target 'age' is skewed \\(skewness 3.\\d\\), so its logarithm is tried too", auto);
    assertHasLine("Kept      [12] networks?: .*", auto);
    assertEquals(
        "hillock: target transform log is asked for, but target 'species' is a class; leave it out",
        Run.of("train", Run.data("iris.csv"), "--target", "species", "--target-transform", "log")
            .err()
            .strip());
  }

  @Test
  void weightsCountInTheFiguresWhereTheyAreAskedFor() {
    String concrete = Run.data("concrete.csv");
    var trained =
        train(
            concrete,
            "--preset",
            "plain",
            "--target",
            "compressive_strength",
            "--epochs",
            "5",
            "--weights",
            "age",
            "--weighted-figures");
    assertHasLine("  weighted by 'age': RMSE [0-9.]+   MAE [0-9.]+   R² -?[0-9.]+", trained);
    var evaluated = Run.ok("evaluate", model(), concrete, "--weights", "age");
    assertHasLine("  weighted by 'age': RMSE [0-9.]+   MAE [0-9.]+   R² -?[0-9.]+", evaluated);
    assertTrue(
        Run.ok("evaluate", model(), concrete, "--weights", "age", "--json")
            .out()
            .contains("\"weighted\":{\"weights\":\"age\",\"targets\":[{"),
        "weighted");
    assertEquals(3, Run.of("evaluate", model(), concrete, "--weights", "agee").code());
    String iris = Run.data("iris.csv");
    train(iris, "--preset", "plain", "--target", "species", "--epochs", "5");
    assertHasLine(
        "  weighted by 'petal_length': accuracy [0-9.]+   balanced accuracy [0-9.]+   log loss [0-9.]+   Brier score [0-9.]+",
        Run.ok("evaluate", model(), iris, "--weights", "petal_length"));
  }

  @Test
  void quantilesAreColumnsThatNeverCross() {
    String concrete = Run.data("concrete.csv");
    train(
        concrete,
        "--preset",
        "plain",
        "--target",
        "compressive_strength",
        "--epochs",
        "5",
        "--quantiles",
        "0.05,0.5,0.975");
    var lines = Run.ok("predict", model(), concrete).lines();
    assertEquals(
        "compressive_strength_q05,compressive_strength_q50,compressive_strength_q975",
        lines.getFirst());
    for (String line : lines.subList(1, lines.size())) {
      double[] cells = numbers(line);
      assertTrue(cells[0] <= cells[1] && cells[1] <= cells[2], line);
    }
    assertHasLine(
        "  compressive_strength_q975 +97\\.5 % +0\\.\\d{4} +[0-9.]+",
        Run.ok("evaluate", model(), concrete));
    assertTrue(Run.ok("evaluate", model(), concrete, "--json").out().contains("\"pinball\":"), "");
    assertHasLine(
        "Target    compressive_strength, quantiles 5 %, 50 %, 97\\.5 %; .*",
        Run.ok("inspect", model()));
  }

  @Test
  void countsArePredictedAsTheyAreCounted() throws IOException {
    var text = new StringBuilder("a,n\n");
    for (int i = 0; i < 60; i++) {
      text.append(i % 6).append(',').append(i % 6 * 3).append('\n');
    }
    String source = Files.writeString(folder.resolve("n.csv"), text).toString();
    var trained = train(source, "--target", "n", "--task", "counts", "--epochs", "20");
    assertHasLine("Target    n, a count", trained);
    assertHasLine("  n +[0-9.]+ +[0-9.]+ +[0-9.]+", trained);
    var lines = Run.ok("predict", model(), source).lines();
    assertEquals("prediction", lines.getFirst());
    assertTrue(Double.parseDouble(lines.get(1)) >= 0, lines.get(1));
    assertHasLine("Target    n = [0-9.]+ \\* exp\\(output\\)", Run.ok("inspect", model()));
    var json = train(source, "--target", "n", "--loss", "poisson", "--epochs", "2", "--json");
    assertTrue(json.out().contains("\"validation_loss\":"), json.out());
    assertTrue(!json.out().contains("scaled_rmse"), json.out());
  }

  @Test
  void weightsAreNeitherInputsNorNeededWhereRowsJudge() throws IOException {
    var text = new StringBuilder("a,w,y\n");
    var judging = new StringBuilder("a,y\n");
    for (int i = 0; i < 40; i++) {
      String label = i % 4 == 0 ? "rare" : "usual";
      text.append(i).append(',').append(i % 3).append(',').append(label).append('\n');
      judging.append(i).append(',').append(label).append('\n');
    }
    String source = Files.writeString(folder.resolve("w.csv"), text).toString();
    String rows = Files.writeString(folder.resolve("v.csv"), judging).toString();
    train(
        source,
        "--target",
        "y",
        "--weights",
        "w",
        "--class-weights",
        "rare=3",
        "--validation",
        rows,
        "--epochs",
        "2");
    Run.ok("evaluate", model(), rows);
    var inspected = Run.ok("inspect", model());
    assertHasLine("Inputs    from 1 column", inspected);
    assertHasLine(" +class-weights +rare=3", inspected);
  }

  @Test
  void aThresholdIsShownAndUsed() throws IOException {
    var text = new StringBuilder("a,y\n");
    for (int i = 0; i < 200; i++) {
      text.append(i % 10).append(',').append(i % 10 == 9 && i % 3 > 0 ? "yes" : "no").append('\n');
    }
    String source = Files.writeString(folder.resolve("y.csv"), text).toString();
    var trained =
        train(source, "--target", "y", "--threshold-for", "f1", "--epochs", "20", "--hidden", "8");
    assertHasLine("Target    y, 2 classes: no, yes; yes from probability 0\\.\\d{4} on", trained);
    var inspected = Run.ok("inspect", model());
    assertHasLine("Target    y, 2 classes: no, yes; yes from probability 0.*", inspected);
    assertTrue(Run.ok("inspect", model(), "--json").out().contains("\"threshold\":0."), "");
    var lines = Run.ok("predict", model(), source, "-p").lines();
    double least = 1;
    double most = 0;
    for (String line : lines.subList(1, lines.size())) {
      double yes = Double.parseDouble(line.split(",", -1)[2]);
      least = line.startsWith("yes") ? Math.min(least, yes) : least;
      most = line.startsWith("no") ? Math.max(most, yes) : most;
    }
    assertTrue(most < least, most + " " + least);
  }

  @Test
  void severalLabelsArePredictedAtOnce() throws IOException {
    var text = new StringBuilder("a,big,odd\n");
    for (int i = 0; i < 100; i++) {
      text.append(i).append(i < 50 ? ",no," : ",yes,").append(i % 2).append('\n');
    }
    String source = Files.writeString(folder.resolve("l.csv"), text).toString();
    var trained = train(source, "--target", "big,odd", "--task", "multilabel", "--epochs", "20");
    assertHasLine("Target    big, odd, labels", trained);
    assertHasLine("  subset accuracy [0-9.]+   Hamming loss [0-9.]+", trained);
    var lines = Run.ok("predict", model(), source, "--probabilities").lines();
    assertEquals(
        "prediction big,prediction odd,probability big yes,probability odd 1", lines.getFirst());
    assertTrue(lines.get(1).matches("no,[01],[0-9.E-]+,[0-9.E-]+"), lines.get(1));
    assertHasLine("  big +yes +[0-9.]+ .* 50", Run.ok("evaluate", model(), source));
    assertTrue(
        Run.ok("evaluate", model(), source, "--json").out().contains("\"hamming_loss\":"), "");
    assertHasLine("Target    big: no or yes, odd: 0 or 1", Run.ok("inspect", model()));
  }
}
