package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindRateTest {

  @TempDir private Path folder;

  private static String[] arguments(String... more) {
    var all =
        new ArrayList<>(
            List.of("train", Run.data("iris.csv"), "--target", "species", "--find-rate"));
    all.addAll(List.of("--preset", "plain"));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void printsTheLossAtEachRateAndWhatItSuggests() throws IOException {
    var run = Run.ok(arguments());
    assertTrue(run.out().contains("steps of 32 rows, in each of which the rate rises"), run.out());
    assertTrue(run.out().contains("          1.0e-07  1."), run.out());
    assertTrue(run.out().contains(", where the loss falls fastest"), run.out());
    assertTrue(run.out().contains(", a tenth of the rate where it is least ("), run.out());
    assertFalse(Files.exists(Path.of("iris.safetensors")), "a model was written");
    assertEquals(run.out(), Run.ok(arguments("--threads", "2")).out());
    assertEquals("", Run.ok(arguments("--quiet")).out());
  }

  @Test
  void printsJson() {
    var lines = Run.ok(arguments("--json")).out().lines().toList();
    String last = lines.getLast();
    assertTrue(JsonReader.parseObject(last).number("least") > 0, last);
    assertTrue(last.startsWith("{\"event\":\"rates\",\"steepest\":0.0"), last);
    assertTrue(lines.get(1).startsWith("{\"event\":\"rate\",\"step\":1,\"rate\":1"), lines.get(1));
  }

  @Test
  void writesThePageOfTheCurve() throws IOException {
    Path page = folder.resolve("rate.html");
    Run.ok(arguments("--report", page.toString()));
    String html = Files.readString(page);
    assertTrue(html.contains("<title>Learning rate for species</title>"), html);
    assertTrue(html.contains("It falls fastest at a rate of 0.0"), html);
    assertTrue(html.contains("rate 1.0e-07: loss "), html);
  }

  @Test
  void saysWhereNoRateCanBeTold() {
    String xor = Run.data("xor.csv");
    var run = Run.ok("train", xor, "--target", "y", "--preset", "classic", "--find-rate");
    assertTrue(
        run.out().contains("none: the loss falls by no more than it varies from batch to batch"),
        run.out());
  }

  @Test
  void refusesWhatHasNoRateToFind() {
    assertRefused(
        "--find-rate writes no model; leave --out out",
        arguments("--out", folder.resolve("m.safetensors").toString()));
    assertRefused(
        "optimizer is rprop-minus, which finds the sizes of its steps by itself; train without"
            + " --find-rate, or take another --optimizer",
        arguments("--optimizer", "rprop-minus"));
  }

  private static void assertRefused(String message, String... arguments) {
    var run = Run.of(arguments);
    assertEquals(Failures.USAGE, run.code());
    assertTrue(run.err().contains("hillock: " + message), run.err());
  }
}
