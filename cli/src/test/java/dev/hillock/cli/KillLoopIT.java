package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Trainings that are killed go on to the same bits.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
@Timeout(600)
class KillLoopIT {

  private static final Path ROOT = Path.of(System.getProperty("hillock.root"));

  @TempDir private Path folder = Path.of("");
  private Checkout checkout = new Checkout(Path.of(""));

  @BeforeEach
  void makeCheckout() throws IOException {
    checkout = Checkout.in(folder);
  }

  @Test
  void tenKilledTrainingsEndWithTheSameBits() throws Exception {
    var loop =
        new ProcessBuilder(
            "/bin/bash", ROOT.resolve("reliability/kill-loop").toString(), "10", "7");
    loop.environment().putAll(checkout.launcher().environment());
    loop.environment().put("HILLOCK", checkout.at("hillock").toString());
    var run = checkout.finish(loop);
    assertEquals(0, run.code(), run.err());
    assertTrue(
        run.out().startsWith("kill-loop: 10 of 10 killed trainings ended with identical models"),
        run.out());
    assertTrue(run.out().matches("(?s).* [1-9]\\d* resumed from a state, .*"), run.out());
  }

  /// SIGTERM: a last checkpoint, the best model so far, and how to go on.
  @Test
  void anInterruptedTrainingSaysHowToGoOn() throws Exception {
    String source = ROOT.resolve("data/concrete.csv").toString();
    Path model = folder.resolve("model.safetensors");
    var args =
        List.of(
            "train",
            source,
            "--target",
            "compressive_strength",
            "--preset",
            "plain",
            "--hidden",
            "64",
            "--epochs",
            "300",
            "--out",
            model.toString());
    assertEquals(0, checkout.finish(checkout.launcher(args.toArray(String[]::new))).code());
    byte[] expected = Files.readAllBytes(model);
    Files.delete(model);

    String state = folder.resolve("state").toString();
    var saving = new java.util.ArrayList<>(args);
    saving.addAll(List.of("--checkpoint", state, "--checkpoint-every", "epoch"));
    var builder = checkout.launcher(saving.toArray(String[]::new));
    var process = checkout.start(builder);
    Path first = Path.of(state, "checkpoint-000001.safetensors");
    Path second = Path.of(state, "checkpoint-000002.safetensors");
    while (process.isAlive() && !Files.exists(first) && !Files.exists(second)) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    process.destroy();
    var stopped = checkout.finish(builder, process);
    assertEquals(143, stopped.code(), stopped.err());
    assertTrue(
        stopped.err().contains("go on with: hillock train --resume " + state), stopped.err());
    assertTrue(Files.exists(model), "no model so far");

    var resumed = checkout.finish(checkout.launcher("train", "--resume", state));
    assertEquals(0, resumed.code(), resumed.err());
    assertArrayEquals(expected, Files.readAllBytes(model));
  }
}
