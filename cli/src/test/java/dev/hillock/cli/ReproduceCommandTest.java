package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.json.JsonReader;
import dev.hillock.model.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `hillock reproduce` and `hillock diff`.
class ReproduceCommandTest {

  @TempDir private Path folder = Path.of("");

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private String train(String name, String source, String... options) {
    var args = new ArrayList<>(List.of("train", source, "--quiet", "--out", path(name)));
    args.addAll(List.of(options));
    Run.ok(args.toArray(String[]::new));
    return path(name);
  }

  private String iris(String... more) {
    var options = new ArrayList<>(List.of("--target", "species", "--preset", "plain"));
    options.addAll(List.of("--epochs", "10", "--hidden", "6"));
    options.addAll(List.of(more));
    return train("iris.safetensors", Run.data("iris.csv"), options.toArray(String[]::new));
  }

  /// A copy of iris without some of its lines.
  private String fewer(int without) throws IOException {
    var lines = new ArrayList<>(Files.readAllLines(Path.of(Run.data("iris.csv"))));
    lines.remove(without);
    return Files.write(folder.resolve("fewer.csv"), lines).toString();
  }

  private static void assertIdentical(Run run) {
    assertEquals(Failures.OK, run.code(), () -> run.out() + run.err());
    assertTrue(run.out().startsWith("identical   "), run.out());
    assertFalse(run.out().contains("Causes"), run.out());
  }

  private static String flat(Run run) {
    assertEquals(Failures.TRAINING, run.code(), () -> run.out() + run.err());
    assertTrue(run.out().startsWith("different   "), run.out());
    assertEquals(List.of(), run.complaints());
    run.lines().forEach(line -> assertTrue(line.length() <= 160, line));
    return run.out().replaceAll(" +", " ");
  }

  @ParameterizedTest
  @CsvSource({
    "iris.csv, species, --hidden 8 --epochs 5",
    "xor.csv, y, --preset classic --hidden 4 --epochs 50",
    "iris.csv, species, --optimizer genetic --epochs 5",
    "iris.csv, species, --hidden 8 --activation step --epochs 5",
    "concrete.csv, compressive_strength, --preset plain --epochs 2 --interval 0.9",
    "penguins.csv, sex, --hidden 8 --epochs 3 --folds 3 --threads 2"
  })
  void modelsOfTheReadmeComeOutAgain(String source, String target, String options) {
    var all = new ArrayList<>(List.of("--target", target));
    all.addAll(List.of(options.split(" ", -1)));
    String model = train("m.safetensors", Run.data(source), all.toArray(String[]::new));
    assertIdentical(Run.of("reproduce", model, Run.data(source)));
  }

  @Test
  void theFileThatItWritesIsTheSameToTheByte() throws IOException {
    String model = iris();
    Run.ok("reproduce", model, Run.data("iris.csv"), "--quiet", "--out", path("b.safetensors"));
    assertEquals(-1, Files.mismatch(Path.of(model), Path.of(path("b.safetensors"))));
    var diff = Run.ok("diff", model, path("b.safetensors"));
    assertTrue(
        diff.out().startsWith("identical   in all: networks, figures, settings, origin\n"),
        diff.out());
    assertEquals(3, diff.lines().size(), diff.out());
  }

  @Test
  void namesARowThatIsMissing() throws IOException {
    String text = flat(Run.of("reproduce", iris(), fewer(40)));
    assertTrue(
        text.contains("Causes model now\n SHA-256 of the source 9cc1c345c71bcc9b... "), text);
    assertTrue(text.contains("\n rows 120 train, 30 validate 119 train, 30 validate\n"), text);
    assertTrue(text.contains("\nFirst epoch 1, step 1\n"), text);
    assertTrue(
        text.contains("\nTensor layer1.weight is the first that differs: in 24 of 24"), text);
  }

  @Test
  void namesASeedAndASetting() {
    String model = iris();
    String seed = flat(Run.of("reproduce", model, Run.data("iris.csv"), "--seed", "1"));
    assertTrue(seed.contains("Causes model now\n setting seed 0 1\n"), seed);
    assertTrue(seed.contains("\nFirst before the first step\n"), seed);
    String rate = flat(Run.of("reproduce", model, Run.data("iris.csv"), "--momentum", "0.8"));
    assertTrue(rate.contains("Causes model now\n setting momentum 0.9 0.8\n"), rate);
    assertTrue(rate.contains("\nFirst epoch 1, step 3\n"), rate);
    assertFalse(rate.contains("SHA-256"), rate);
  }

  @Test
  void aValidationFileMayStandElsewhere() throws IOException {
    String rows = Files.copy(Path.of(Run.data("iris.csv")), folder.resolve("v.csv")).toString();
    String model = iris("--validation", rows);
    assertIdentical(Run.of("reproduce", model, Run.data("iris.csv")));
    Files.delete(Path.of(rows));
    var gone = Run.of("reproduce", model, Run.data("iris.csv"));
    assertEquals(Failures.DATA, gone.code(), gone.err());
    assertTrue(gone.err().contains("v.csv"), gone.err());
    String moved = Run.data("iris.csv");
    var run = Run.of("reproduce", model, Run.data("iris.csv"), "--validation", moved);
    assertEquals(Failures.OK, run.code(), run.out());
    assertTrue(run.out().startsWith("identical"), run.out());
    String other = flat(Run.of("reproduce", model, moved, "--validation", fewer(3)));
    assertTrue(other.contains(" SHA-256 of the validation file 9cc1c345c71bcc9b... "), other);
    assertTrue(other.contains("\nFirst epoch 1, step 5\n"), other);
  }

  @Test
  void aModelThatLearnedOnNeedsTheOneBefore() {
    String may = iris();
    String june = train("june.safetensors", Run.data("iris.csv"), "--continue", may);
    var run = Run.of("reproduce", june, Run.data("iris.csv"));
    assertEquals(Failures.USAGE, run.code());
    assertEquals(1, run.complaints().size());
    assertTrue(run.err().contains("name its file with --continue"), run.err());
    assertIdentical(Run.of("reproduce", june, Run.data("iris.csv"), "--continue", may));
    String wrong = flat(Run.of("reproduce", june, Run.data("iris.csv"), "--continue", june));
    assertTrue(wrong.contains(" continued from the model "), wrong);
  }

  @Test
  void jsonSaysTheSame() throws IOException {
    var run = Run.of("reproduce", iris(), fewer(40), "--seed", "3", "--json");
    assertEquals(Failures.TRAINING, run.code());
    var json = JsonReader.parseObject(run.out());
    assertFalse(json.bool("identical"));
    var causes = json.array("causes").objects();
    assertEquals(
        List.of("source", "setting", "rows"),
        causes.stream().map(cause -> cause.text("kind")).toList());
    assertEquals("3", causes.get(1).text("now"));
    assertEquals(0, json.array("departures").object(0).integer("epoch"));
    assertEquals("layer1.weight", json.array("tensors").object(0).text("name"));
  }

  @Test
  void refusesWhatCannotBe() throws IOException {
    String model = iris();
    String csv = Run.data("iris.csv");
    assertUsage("--budget does not go with reproduce", "reproduce", model, csv, "--budget", "1s");
    assertUsage("is read, so nothing is written", "reproduce", model, csv, "--out", model);
    assertUsage("SOURCE is missing", "reproduce", model);
    assertUsage("B is missing", "diff", model);
    assertEquals(Failures.MODEL, Run.of("reproduce", csv, csv).code());
    assertEquals(Failures.DATA, Run.of("reproduce", model, path("none.csv")).code());
    assertEquals(Failures.MODEL, Run.of("diff", model, path("none.safetensors")).code());
    // Settings of a file are checked like a user's.
    var sound = Safetensors.read(Path.of(model));
    String definition = sound.metadata("hillock");
    int given = definition.indexOf("\"given\"");
    String wrong =
        definition.substring(0, given)
            + definition.substring(given).replace("\"epochs\":\"10\"", "\"epochs\":\"-0\"");
    Path file = folder.resolve("broken.safetensors");
    Safetensors.write(file, Map.of("hillock", wrong), sound.tensors());
    String broken = file.toString();
    var run = Run.of("reproduce", broken, csv);
    assertEquals(Failures.MODEL, run.code(), run.err());
    assertEquals(
        List.of(
            "hillock: %s: its settings cannot be used: epochs is -0; it must be a whole number, at least 1; give it a file that this version of hillock train has written"
                .formatted(broken)),
        run.complaints());
  }

  private static void assertUsage(String message, String... args) {
    var run = Run.of(args);
    assertEquals(Failures.USAGE, run.code(), run.err());
    assertEquals(1, run.complaints().size(), run.err());
    assertTrue(run.err().contains(message), run.err());
  }

  @Test
  void diffShowsWhatDiffersOnOneScreen() {
    String a = iris();
    String b =
        train(
            "b.safetensors",
            Run.data("iris.csv"),
            "--target",
            "species",
            "--preset",
            "plain",
            "--epochs",
            "10",
            "--hidden",
            "6",
            "--learning-rate",
            "0.2");
    var run = Run.ok("diff", a, b);
    assertTrue(run.out().startsWith("different   they do not predict the same\n"), run.out());
    assertTrue(run.lines().size() < 24, run.out());
    String text = run.out().replaceAll(" +", " ");
    assertTrue(text.contains("\nSettings learning-rate 0.03 0.2\n"), text);
    assertTrue(text.contains("\nTensors shape values differ at most on average ULPs\n"), text);
    assertTrue(text.contains("\n layer1.weight [4, 6] 24 24 "), text);
    assertTrue(text.contains("\nTraining epoch 1, step 2"), text);
    var json = JsonReader.parseObject(Run.ok("diff", a, b, "--json").out());
    assertFalse(json.bool("identical"));
    assertEquals("learning-rate", json.array("settings").object(0).text("name"));
    assertEquals(4, json.array("tensors").size());
  }

  @Test
  void diffOfOtherNetworksShowsTheirLayers() {
    String a = iris();
    String b =
        train("b.safetensors", Run.data("penguins.csv"), "--target", "species", "--epochs", "2");
    String text = Run.ok("diff", a, b).out().replaceAll(" +", " ");
    assertTrue(text.contains("\nNetwork "), text);
    assertTrue(text.contains("layers 4-6-3 "), text);
    assertTrue(text.contains("column bill_length_mm"), text);
  }
}
