package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorCommandTest {

  @TempDir private Path folder;

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "digits8x8.csv, --target digit --preset plain",
    "iris.csv, --target species",
    "iris.csv, --target species --preset plain",
    "iris.csv, --target species --optimizer genetic",
    "iris.csv, --target species --hidden 8 --activation step",
    "penguins.csv, --target species",
    "concrete.csv, --target compressive_strength",
    "concrete.csv, --target compressive_strength --preset plain",
    "xor.csv, --target y --preset classic --hidden 4"
  })
  void saysOneLineOfHealthyTables(String name, String options) {
    var run = Run.ok(("doctor " + Run.data(name) + " " + options).split(" ", -1));
    assertEquals(1, run.lines().size(), run.out());
    assertTrue(run.out().contains("csv: no finding ("), run.out());
    assertTrue(run.out().contains("; 1 network trained for "), run.out());
    assertEquals("", run.err());
  }

  @Test
  void saysWhatIsWrongWhyItHurtsAndWhatToTry() {
    String[] arguments = {
      "doctor", Run.data("penguins.csv"), "--target", "species", "--scaling", "none", "--no-trial"
    };
    var run = Run.ok(arguments);
    var lines = run.lines();
    assertTrue(lines.getFirst().endsWith("penguins.csv: 1 finding (344 rows, 7 columns)"));
    assertTrue(lines.get(2).startsWith("  unscaled inputs: --scaling is none, "), lines.get(2));
    assertTrue(lines.get(3).startsWith("    hurts since weights of large inputs "), lines.get(3));
    assertTrue(lines.get(4).startsWith("    try --scaling standard: "), lines.get(4));
    var json = Run.ok(with(arguments, "--json")).lines();
    var object = JsonReader.parseObject(json.getFirst());
    assertEquals(1, json.size());
    assertEquals(Run.data("penguins.csv"), object.text("source"));
    assertTrue(json.getFirst().contains("{\"illness\":\"unscaled_inputs\",\"seen\":\""));
    assertTrue(json.getFirst().contains("\"option\":\"--scaling standard\",\"figures\":{\""));
  }

  private static String[] with(String[] arguments, String more) {
    var all = new ArrayList<>(List.of(arguments));
    all.add(more);
    return all.toArray(String[]::new);
  }

  @Test
  void aTrialThatDivergesIsAFinding() {
    var run =
        Run.ok(
            "doctor",
            Run.data("iris.csv"),
            "--target",
            "species",
            "--preset",
            "plain",
            "--learning-rate",
            "1e30");
    assertTrue(run.out().contains("; 1 network trained until it diverged in epoch 1)"), run.out());
    assertTrue(
        run.out().contains("  learning rate too high: training diverged at epoch 1, step 2: "),
        run.out());
    assertTrue(run.out().contains("    try --learning-rate 1e+29: "), run.out());
  }

  @Test
  void looksAtAModelByItselfAndOnRows() throws IOException {
    String model = file("m.safetensors");
    Run.ok(
        "train",
        Run.data("iris.csv"),
        "--target",
        "species",
        "--preset",
        "plain",
        "--out",
        model,
        "--quiet");
    assertEquals(
        model + ": no finding (2,499 parameters by itself)\n", Run.ok("doctor", model).out());
    assertEquals(
        model + ": no finding (on 150 rows of iris.csv)\n",
        Run.ok("doctor", model, Run.data("iris.csv")).out());
    // By what it is, not by what it is called.
    Path renamed = Files.copy(Path.of(model), folder.resolve("iris.model"));
    assertEquals(
        renamed + ": no finding (2,499 parameters by itself)\n",
        Run.ok("doctor", renamed.toString()).out());
    Files.write(renamed, new byte[] {1, 0, 0, 0, 0, 0, 0, 0, '{'});
    assertEquals(Failures.MODEL, Run.of("doctor", renamed.toString()).code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nope.csv --target y | 3 | nope.csv does not exist; check the path",
        "nope.safetensors | 4 | nope.safetensors: there is no such file; check the path",
        "nope.safetensors --epochs 3 | 2 | nope.safetensors is a model, which has its settings; leave the options of training out",
        "t.csv rows.csv --target y | 2 | rows.csv is one argument too many: t.csv is no model, so there is nothing to look at on other rows",
        "t.csv | 2 | no target is named; say which column to predict with --target, there are 'a', 'b', 'y'",
        "t.csv --target y --validation t.csv | 2 | --validation FILE does not go with doctor; give a fraction"
      })
  void refusesWhatItCannotLookAt(String arguments, int code, String message) throws IOException {
    new Fixtures(folder).text("t.csv", "a,b,y\n1,2,x\n2,3,z\n3,4,x\n4,1,z\n");
    String[] words = ("doctor " + arguments).split(" ", -1);
    for (int i = 1; i < words.length; i++) {
      words[i] = words[i].contains(".") ? file(words[i]) : words[i];
    }
    var run = Run.of(words);
    assertEquals(code, run.code(), run.err());
    String said = run.err().replace(folder + "/", "");
    assertTrue(said.contains(message), said);
    assertEquals(1, run.err().lines().count(), run.err());
  }

  @Test
  void trainingEndsWithItsDiagnosis() {
    String[] arguments = {
      "train",
      Run.data("concrete.csv"),
      "--target",
      "compressive_strength",
      "--preset",
      "plain",
      "--learning-rate",
      "0.2",
      "--schedule",
      "constant",
      "--epochs",
      "20",
      "--out",
      file("m.safetensors")
    };
    var run = Run.ok(arguments);
    assertTrue(run.out().contains("\n\nDiagnosis\n  dead ReLUs: "), run.out());
    assertTrue(run.lines().getLast().startsWith("    try --activation leaky-relu: "), run.out());
    // The result is the last line, the finding the one before.
    var lines = Run.ok(with(arguments, "--json")).lines();
    var json = lines.get(lines.size() - 2);
    assertTrue(
        json.startsWith("{\"event\":\"finding\",\"finding\":{\"illness\":\"dead_relus\","), json);
    assertEquals("", Run.ok(with(arguments, "--quiet")).out());
  }

  @Test
  void theLastGoodNetworkOfATrainingThatDivergesIsKept() throws IOException {
    String model = file("m.safetensors");
    String[] arguments = {
      "train",
      Run.data("concrete.csv"),
      "--target",
      "compressive_strength",
      "--preset",
      "plain",
      "--hidden",
      "none",
      "--learning-rate",
      "100",
      "--warmup-epochs",
      "90",
      "--out",
      model
    };
    Files.writeString(Path.of(model), "an old model");
    var first = diverged(arguments);
    assertTrue(first.err().contains("; the last good network, of epoch "), first.err());
    assertTrue(first.err().contains(", is in " + file("m.last-good.safetensors")), first.err());
    assertEquals("an old model", Files.readString(Path.of(model)));
    Run.ok("evaluate", file("m.last-good.safetensors"), Run.data("concrete.csv"));
    byte[] kept = Files.readAllBytes(folder.resolve("m.last-good.safetensors"));
    var second = diverged(with(arguments, "--json"));
    assertTrue(second.err().contains(", is in " + file("m.last-good-2.safetensors")), second.err());
    assertArrayEquals(kept, Files.readAllBytes(folder.resolve("m.last-good.safetensors")));
    String event = second.lines().getLast();
    assertTrue(event.startsWith("{\"event\":\"diverged\",\"epoch\":"), event);
    assertFalse(event.contains("\"layer\":\"\""), event);
    assertTrue(event.contains("\"data_row\":"), event);
  }

  private static Run diverged(String... arguments) {
    var run = Run.of(arguments);
    assertEquals(Failures.TRAINING, run.code(), run.err());
    return run;
  }
}
