package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `hillock train --checkpoint` and `--resume`.
class ResumeCommandTest {

  private static final String IRIS = Run.data("iris.csv");

  @TempDir private Path folder = Path.of("");

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  /// A training that saves its state after every epoch.
  private Run train(String... more) {
    var args =
        new ArrayList<>(
            List.of("train", IRIS, "--target", "species", "--preset", "plain", "--hidden", "6"));
    args.addAll(List.of("--epochs", "8", "--out", path("model.safetensors")));
    args.addAll(List.of(more));
    return Run.of(args.toArray(String[]::new));
  }

  private Run saved() {
    return train("--checkpoint", path("state"), "--checkpoint-every", "epoch").requireOk();
  }

  private Run resume(String... more) {
    var args = new ArrayList<>(List.of("train", "--resume", path("state")));
    args.addAll(List.of(more));
    return Run.of(args.toArray(String[]::new));
  }

  private byte[] model() throws IOException {
    return Files.readAllBytes(folder.resolve("model.safetensors"));
  }

  /// The checkpoints, the newest last.
  private List<Path> checkpoints() throws IOException {
    try (var files = Files.list(folder.resolve("state"))) {
      return files.filter(file -> file.toString().contains("checkpoint-")).sorted().toList();
    }
  }

  private static void assertSays(int code, String message, Run run) {
    assertEquals(code, run.code(), run.err());
    assertTrue(run.err().contains(message), run.err());
    assertEquals(1, run.complaints().size(), run.err());
  }

  @Test
  void savingChangesNothing() throws IOException {
    train().requireOk();
    byte[] expected = model();
    saved();
    assertArrayEquals(expected, model());
  }

  @Test
  void allThatWasGivenIsRecalled() throws IOException {
    saved();
    byte[] expected = model();
    Files.delete(folder.resolve("model.safetensors"));
    var run = resume("--threads", "2").requireOk();
    assertTrue(run.out().contains("goes on from a checkpoint: "), run.out());
    assertArrayEquals(expected, model());
  }

  @Test
  void saysHowATrainingEndedThatWasOverBefore() throws IOException {
    var args = new ArrayList<>(List.of("train", IRIS, "--target", "species"));
    args.addAll(List.of("--optimizer", "lbfgs", "--out", path("model.safetensors")));
    args.addAll(List.of("--checkpoint", path("state"), "--checkpoint-every", "epoch"));
    var whole = Run.of(args.toArray(String[]::new)).requireOk();
    String figures = figures(whole);
    assertTrue(figures.contains("is kept; converged)"), figures);
    // The last epoch is over, and that it was the last is not known; then all is done.
    Files.delete(checkpoints().getLast());
    for (int i = 0; i < 2; i++) {
      assertEquals(figures, figures(resume().requireOk()));
    }
  }

  private static String figures(Run run) {
    return run.out().substring(run.out().indexOf("\nValidation ("));
  }

  @Test
  void goesOnFromTheOneBeforeADamagedCheckpoint() throws IOException {
    saved();
    byte[] expected = model();
    var files = checkpoints();
    assertEquals(2, files.size());
    byte[] bytes = Files.readAllBytes(files.getLast());
    bytes[bytes.length / 2] ^= 4;
    Files.write(files.getLast(), bytes);
    var run = resume().requireOk();
    assertTrue(run.err().contains("its checksum is "), run.err());
    assertTrue(run.err().contains("note: going on from " + files.getFirst()), run.err());
    assertArrayEquals(expected, model());

    Path newest = checkpoints().getLast();
    Files.write(newest, Arrays.copyOf(Files.readAllBytes(newest), 100));
    assertTrue(resume().requireOk().err().contains("instead"));
    assertArrayEquals(expected, model());
  }

  @Test
  void ifAllAreDamagedItSaysSo() throws IOException {
    saved();
    for (Path file : checkpoints()) {
      Files.write(file, new byte[20]);
    }
    assertSays(Failures.MODEL, "this is not a model file", resume());
  }

  @Test
  void whatHasChangedIsRefused() throws IOException {
    saved();
    assertSays(
        Failures.USAGE,
        "the checkpoint was made with other settings: epochs is 9, but was 8; seed is 1, but was 0",
        resume("--epochs", "9", "--seed", "1"));
    String text = Files.readString(Path.of(IRIS));
    Path other = folder.resolve("other.csv");
    Files.writeString(other, text.replaceFirst("5\\.1", "5.2"));
    var args = List.of("train", other.toString(), "--resume", path("state"));
    assertSays(
        Failures.DATA,
        "the rows are not those that the checkpoint was made with",
        Run.of(args.toArray(String[]::new)));
  }

  @Test
  void optionsThatDoNotGoTogetherAreRefused() {
    saved();
    assertSays(
        Failures.USAGE,
        "holds checkpoints of a training; go on with it by --resume",
        train("--checkpoint", path("state")));
    assertSays(
        Failures.USAGE,
        "leave --checkpoint out",
        train("--checkpoint", path("new"), "--resume", path("state")));
    assertSays(
        Failures.USAGE, "--checkpoint-every needs a folder", train("--checkpoint-every", "10s"));
    for (String every : List.of("0s", "0 steps", "often", "", "5 eggs", "-3 epochs")) {
      assertSays(
          Failures.USAGE,
          "checkpoint every is '" + every + "'; it must be a time such as 30s",
          train("--checkpoint", path("new"), "--checkpoint-every", every));
    }
    assertSays(Failures.USAGE, "there is no folder", Run.of("train", "--resume", path("nowhere")));
    assertSays(
        Failures.USAGE, "holds no checkpoint", Run.of("train", "--resume", folder.toString()));
    assertSays(Failures.USAGE, "is no folder", train("--checkpoint", path("model.safetensors")));
    assertSays(Failures.USAGE, "has no name", train("--checkpoint", ""));
    assertSays(
        Failures.USAGE,
        "no checkpoint can be written to " + Path.of(path("model.safetensors"), "a"),
        train("--checkpoint", Path.of(path("model.safetensors"), "a").toString()));
    assertSays(Failures.USAGE, "SOURCE is missing", Run.of("train"));
    assertFalse(Files.exists(folder.resolve("new")), "a folder was made for nothing");
  }
}
