package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands agree with each other: about types, labels and numbers.
class ConsistencyTest {

  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String model() {
    return folder.resolve("m.safetensors").toString();
  }

  @Test
  void predictedNumbersKeepTheDigitsOfALargeTarget() throws IOException {
    String rows =
        IntStream.range(0, 200)
            .mapToObj(i -> i + "," + (1_700_000_000_000L + 10L * i))
            .collect(Collectors.joining("\n", "x,y\n", "\n"));
    String csv = file("t.csv", rows);
    Run.ok("train", csv, "--target", "y", "--out", model(), "--quiet");
    var lines = Run.ok("predict", model(), csv).lines();
    for (int i = 0; i < 200; i++) {
      assertEquals(1_700_000_000_000d + 10d * i, Double.parseDouble(lines.get(i + 1)), 100);
    }
  }

  @Test
  void labelsWithLeadingZerosAreEvaluated() throws IOException {
    String rows =
        IntStream.range(0, 60)
            .mapToObj(i -> i + ",0" + (i < 30 ? 1 : 2))
            .collect(Collectors.joining("\n", "x,y\n", "\n"));
    String csv = file("t.csv", rows);
    Run.ok("train", csv, "--target", "y", "--type", "y=categorical", "--out", model(), "--quiet");
    assertTrue(Run.ok("evaluate", model(), csv).out().contains("accuracy 1.0000"));
  }

  @Test
  void aValidationFileHasTheTypesOfTheTrainingRows() throws IOException {
    String start = "z,y\n";
    String training =
        IntStream.range(0, 60)
            .mapToObj(i -> i < 29 ? "01,a" : i < 58 ? "02,b" : "A1,a")
            .collect(Collectors.joining("\n", start, "\n"));
    String csv = file("t.csv", training);
    String other = file("v.csv", start + "01,a\n02,b\n01,a\n02,b\n");
    var run = Run.ok("train", csv, "--target", "y", "--validation", other, "--out", model());
    assertTrue(run.out().contains("accuracy 1.0000"), run.out());
    assertTrue(Run.ok("evaluate", model(), other).out().contains("accuracy 1.0000"));
  }

  @Test
  void nothingThatIsReadIsWritten() throws IOException {
    String csv = Run.data("iris.csv");
    String validation = file("v.csv", Files.readString(Path.of(csv)));
    String config = file("c.yaml", "epochs: 1\n");
    for (String input : new String[] {validation, config}) {
      byte[] before = Files.readAllBytes(Path.of(input));
      var run =
          Run.of(
              "train",
              csv,
              "--target",
              "species",
              "--validation",
              validation,
              "--config",
              config,
              "--out",
              input);
      assertEquals(Failures.USAGE, run.code());
      assertEquals(
          "hillock: " + input + " is read, so nothing is written there; name another --out",
          run.complaints().getFirst());
      assertEquals(before.length, Files.size(Path.of(input)));
    }
  }

  @Test
  void namesFromAFileCannotColourTheTerminal() throws IOException {
    String csv = file("t.csv", "\"a\u001b[31m\",y\n1,p\n2,q\n");
    var run = Run.ok("train", csv, "--target", "y", "--epochs", "1", "--out", model());
    assertTrue(run.out().contains("a?[31m"), run.out());
    assertTrue(run.out().indexOf('\u001b') < 0);
  }

  @Test
  void anArgumentMayBeginWithAnAt() throws IOException {
    String csv = file("t.csv", "a,@y\n1,p\n2,q\n");
    var run = Run.ok("train", csv, "--target", "@y", "--epochs", "1", "--out", model());
    assertTrue(run.out().contains("Target    @y, 2 classes: p, q"), run.out());
  }
}
