package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Optimisers that go over all rows, as the command tells of them.
class FullBatchCommandTest {

  @TempDir private Path folder = Path.of("");

  /// A line of points, which is soon fitted.
  private String line() throws IOException {
    var text = new StringBuilder("x,y\n");
    for (int i = 0; i < 40; i++) {
      text.append(i).append(',').append(3 - 2 * i).append('\n');
    }
    return Files.writeString(folder.resolve("line.csv"), text).toString();
  }

  private Run train(String... more) throws IOException {
    var args = new ArrayList<>(List.of("train", line(), "--target", "y"));
    args.addAll(List.of("--hidden", "none", "--epochs", "300"));
    args.addAll(List.of("--out", folder.resolve("m.safetensors").toString()));
    args.addAll(List.of(more));
    return Run.ok(args.toArray(String[]::new));
  }

  @Test
  void itIsToldThatThereIsNothingMoreToGain() throws IOException {
    String report = folder.resolve("r.html").toString();
    var run = train("--optimizer", "lbfgs", "--learning-rate", "0.5", "--report", report);
    for (String part :
        List.of(
            "at most 300 epochs of 1 iteration over 32 rows",
            "          optimizer lbfgs\n",
            "note: optimizer lbfgs does not read --learning-rate",
            "          converged in epoch ",
            " is kept; converged)")) {
      assertTrue(run.out().contains(part), () -> part + " is not in:\n" + run.out());
    }
    String page = Files.readString(Path.of(report));
    assertFalse(page.contains("NaN") || page.contains("Learning rate"));
  }

  @Test
  void programsAreToldToo() throws IOException {
    var run = train("--optimizer", "levenberg-marquardt", "--json");
    assertTrue(run.out().contains("{\"event\":\"converged\",\"epoch\":"), run.out());
    assertTrue(run.out().contains("\"epochs\":300,\"reason\":\""), run.out());
    assertFalse(run.out().contains("\"rate\""), run.out());
  }

  @Test
  void severalNetworksEndByThemselves() throws IOException {
    var run = train("--optimizer", "scg", "--ensemble", "3", "--json");
    assertEquals(3, run.lines().stream().filter(l -> l.contains("\"event\":\"member\"")).count());
  }

  @Test
  void aCellOutOfAllScaleIsNoReasonToLowerARate() throws IOException {
    var text = new StringBuilder("x,y\n");
    for (int i = 0; i < 40; i++) {
      text.append(i == 7 ? "1e30" : "" + i).append(',').append(i % 3).append(".5\n");
    }
    Path file = Files.writeString(folder.resolve("far.csv"), text);
    var run =
        Run.of(
            "train",
            file.toString(),
            "--target",
            "y",
            "--task",
            "regression",
            "--scaling",
            "none",
            "--optimizer",
            "scg",
            "--out",
            folder.resolve("f.safetensors").toString());
    assertEquals(Failures.TRAINING, run.code(), run.err());
    assertEquals(
        "hillock: training diverged at epoch 1, step 1: the gradient is not finite; look for cells far out of range,"
            + " or take another --scaling or --init",
        run.complaints().getLast());
    assertFalse(Files.exists(folder.resolve("f.safetensors")));
  }
}
