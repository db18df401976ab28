package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.derivation.Demos;
import dev.hillock.json.JsonObject;
import dev.hillock.json.JsonReader;
import dev.hillock.model.Model;
import dev.hillock.model.ModelFile;
import dev.hillock.model.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {

  @TempDir private Path folder;

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  /// The words of a command, IRIS and MODEL being files.
  private String[] words(String command) {
    var words = new ArrayList<String>();
    for (String word : List.of(command.split(" ", -1))) {
      words.add(
          switch (word) {
            case "IRIS" -> Run.data("iris.csv");
            case "MODEL" -> file("iris.safetensors");
            case "NOLOSS" -> file("noloss.safetensors");
            case "EMPTY" -> file("empty.csv");
            case "HTML" -> file("page.html");
            default -> word;
          });
    }
    return words.toArray(String[]::new);
  }

  private void trainIris(String... options) {
    var words =
        new ArrayList<>(
            List.of("train", Run.data("iris.csv"), "--target", "species", "--preset", "classic"));
    words.addAll(List.of("--hidden", "4", "--quiet"));
    if (!List.of(options).contains("--epochs")) {
      words.addAll(List.of("--epochs", "3"));
    }
    words.addAll(List.of("--out", file("iris.safetensors")));
    words.addAll(List.of(options));
    Run.ok(words.toArray(String[]::new));
  }

  @Test
  void worksADemo() {
    var out = Run.ok("explain", "xor", "--row", "2").out();
    assertTrue(out.startsWith("Step 1: data row 2 of xor\n"), out);
    assertTrue(out.contains("z = 0 · 0.8 + 1 · 0.4 + (-0.1) = 0.3\n"), out);
    assertTrue(out.contains("The step has made the loss of this row smaller by 0.00786727."), out);
  }

  @Test
  void worksAModelFromItsParametersOn() {
    trainIris("--ensemble", "2");
    var first = Run.ok(words("explain MODEL IRIS --row 17 --neuron output:2")).out();
    var second = Run.ok(words("explain MODEL IRIS --row 17 --neuron output:2 --member 2")).out();
    assertTrue(first.contains("network 1 of the 2 whose predictions the model averages"), first);
    assertTrue(first.contains("Output, versicolor\n"), first);
    assertFalse(first.contains("Output, setosa\n"), first);
    assertFalse(first.equals(second));
  }

  @Test
  void worksANewNetworkOfAConfigFile() throws IOException {
    Files.writeString(
        folder.resolve("net.yaml"), "target: species\npreset: classic\nhidden: [3]\nseed: 5\n");
    String config = file("net.yaml");
    var out = Run.ok("explain", Run.data("iris.csv"), "--config", config, "--row", "1").out();
    assertTrue(out.contains("Network 4-3-3, loss half-squared-error, optimizer sgd"), out);
    var same =
        Run.ok(words("explain IRIS --target species --preset classic --hidden 3 --seed 5 --row 1"));
    assertEquals(out, same.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--target species",
        "--target species --preset realmlp-s",
        "--target petal_width",
        "--target petal_width,petal_length --preset plain",
        "--target petal_width --quantiles 0.1,0.9 --preset plain",
        "--target species --optimizer genetic",
        "--target species --hidden 4 --activation step",
        "--target species --preset plain --norm layer --residual --hidden 4,4",
        "--target species --preset plain --dropout 0.5 --class-weights balanced",
        "--target species --hidden none",
      })
  void worksNetworksOfAllKinds(String options) {
    for (String form : List.of("--json", "--markdown", "--latex", "--html HTML")) {
      var run = Run.ok(words("explain IRIS --row 3 --steps 2 " + options + " " + form));
      assertFalse(run.out().contains("null pointer"), run.err());
    }
  }

  @Test
  void aFilmGoesOverAllTrainingRows() {
    var words =
        words("explain IRIS --target species --preset classic --hidden 2 --steps 30 --json");
    var rows = new HashSet<String>();
    Matcher row = Pattern.compile("\"step\":\\d+,\"row\":(\\d+)").matcher(Run.ok(words).out());
    int steps = 0;
    while (row.find()) {
      rows.add(row.group(1));
      steps++;
    }
    assertEquals(30, steps);
    assertEquals(30, rows.size(), "each row at most once an epoch");
  }

  @Test
  void aPageHoldsAllItNeeds() throws IOException {
    Run.ok(words("explain IRIS --target species --preset classic --hidden 8 --html HTML"));
    String page = Files.readString(folder.resolve("page.html"));
    assertTrue(page.length() < 300_000);
    assertTrue(page.contains("default-src 'none'"));
    String withoutNamespace = page.replace("http://www.w3.org/2000/svg", "");
    assertFalse(withoutNamespace.matches("(?s).*https?:.*"), "nothing is fetched");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "explain xor --row 5 | --row is 5, but xor has 4 data rows; give one from 1 to 4",
        "explain IRIS --target species --row 0 | --row is 0, but iris.csv has 150 data rows; give"
            + " one from 1 to 150",
        "explain xor --neuron 1:3 | neuron 3 of layer hidden 1, which has 2; name one from 1 to 2",
        "explain xor --neuron 4:1 | neuron of layer 4, but the network 2-2-1 has 2 layers behind"
            + " its inputs; name layers 1 to 2, or output",
        "explain xor --neuron 3 | --neuron is '3'; give LAYER:N, such as 1:3 for the third neuron"
            + " of the first hidden layer, or output:1",
        "explain xor --steps 0 | --steps is 0; give 1 to 1000",
        "explain xor --terms 0 | --terms is 0; give 1 or more",
        "explain xor --digits 0 | 0 digits of a number; give 1 to 17, of which 9 tell all floats"
            + " apart",
        "explain xor --json --latex | --latex and --json together; take one form",
        "explain xor IRIS | demo xor has its rows; leave IRIS out",
        "explain MODEL | MODEL is a model; name rows for it too: hillock explain MODEL ROWS --row 1",
        "explain MODEL IRIS --member 2 | --member is 2; the model has 1 network",
        "explain MODEL IRIS --hidden 9 | hidden is 9, but the model that training continues from has"
            + " 4; leave --hidden out, or train a new network without --continue",
        "explain NOLOSS IRIS | the model does not say which loss it was trained with, without which"
            + " there is no step; name one with --loss, or take --why",
        "explain IRIS IRIS --target species | IRIS is one argument too many: IRIS is no model, so"
            + " its own rows are taken",
        "explain IRIS --target species --preset plain --norm batch | the network has batch norm,"
            + " which normalises over the rows of a batch, so it has no step on one row; take --why,"
            + " or a network with --norm layer",
        "explain IRIS --target species --preset tabm-mini | the network has 8 submodels with a loss"
            + " of each; a worked step is for networks with one; take --why, or a network with"
            + " --submodels 1",
        "explain xor --html nowhere/page.html | nowhere/page.html cannot be written: there is no"
            + " folder",
      })
  void refusesWhatCannotBeWorked(String command, String message) throws IOException {
    trainIris();
    var known = ModelFile.read(folder.resolve("iris.safetensors"));
    var unknown =
        new Model(known.members(), new Provenance("", "", "", 0, 0, Map.of(), 0, 0, Map.of()));
    ModelFile.write(folder.resolve("noloss.safetensors"), unknown);
    var run = Run.of(words(command));
    assertEquals(Failures.USAGE, run.code(), run.err());
    String expected =
        message
            .replace("MODEL is", file("iris.safetensors") + " is")
            .replace("explain MODEL", "explain " + file("iris.safetensors"))
            .replace("IRIS", Run.data("iris.csv"));
    assertTrue(run.err().contains(expected), run.err());
    assertEquals(1, run.err().strip().lines().count(), run.err());
    assertEquals("", run.out());
  }

  /// The model, its rows and the settings are read; a page must replace none of them.
  @ParameterizedTest
  @ValueSource(strings = {"iris.safetensors", "rows.csv", "net.yaml"})
  void aPageReplacesNothingThatIsRead(String name) throws IOException {
    trainIris();
    Files.copy(Path.of(Run.data("iris.csv")), folder.resolve("rows.csv"));
    Files.writeString(folder.resolve("net.yaml"), "learning-rate: 0.1\n");
    byte[] before = Files.readAllBytes(folder.resolve(name));
    var run =
        Run.of(
            "explain",
            file("iris.safetensors"),
            file("rows.csv"),
            "--config",
            file("net.yaml"),
            "--html",
            file(name));
    assertEquals(Failures.USAGE, run.code(), run.err());
    assertTrue(run.err().contains("is read, so nothing is written there"), run.err());
    assertArrayEquals(before, Files.readAllBytes(folder.resolve(name)));
  }

  @Test
  void refusesRowsWithoutATarget() throws IOException {
    Files.writeString(folder.resolve("empty.csv"), "a,y\n1,n\n2,\n3,p\n4,n\n5,p\n");
    var run = Run.of(words("explain EMPTY --target y --hidden 2 --row 2"));
    assertEquals(Failures.DATA, run.code(), run.err());
    assertTrue(run.err().contains("data row 2: 'y' is missing"), run.err());
  }

  @Test
  void saysWhichColumnsMovedAPrediction() {
    trainIris("--epochs", "200");
    var out = Run.ok(words("explain MODEL IRIS --row 1 --why")).out();
    assertTrue(out.startsWith("Why         probability of species 'setosa': 0."), out);
    assertTrue(out.contains("all together"), out);
    assertTrue(out.contains("Otherwise   species other than 'setosa': "), out);
    var json =
        JsonReader.parseObject(Run.ok(words("explain MODEL IRIS --row 1 --why --json")).out());
    double sum = 0;
    for (var one : json.object("why").array("contributions").values()) {
      sum += ((JsonObject) one).number("contribution");
    }
    var why = json.object("why");
    double whole = why.number("prediction") - why.object("baseline").number("value");
    assertEquals(whole, sum, 1e-4);
    String more =
        " --method integrated-gradients --label virginica --baseline 120 --change petal_width";
    var other = Run.ok(words("explain MODEL IRIS --row 1 --why --markdown" + more)).out();
    assertTrue(other.contains("probability of species 'virginica'"), other);
  }

  @Test
  void namesAChangeThatReachesANumber() {
    String model = file("width.safetensors");
    Run.ok(
        words("train IRIS --target petal_width --preset plain --epochs 20 --quiet --out " + model));
    var out =
        Run.ok(words("explain " + model + " IRIS --row 1 --why --to 1 --change petal_length"));
    assertTrue(out.out().contains("petal_length  1.4  ->  "), out.out());
    assertFalse(Run.ok(words("explain " + model + " IRIS --why")).out().contains("Otherwise"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "explain MODEL IRIS --why --row 151 | --row is 151, but iris.csv has 150 data rows; give one"
            + " from 1 to 150",
        "explain MODEL IRIS --why --steps 3 | --why explains a prediction of a model, in which nothing"
            + " is trained",
        "explain MODEL IRIS --why --learning-rate 1 | --why explains a prediction of a model",
        "explain IRIS --why | IRIS is no model, and --why explains what a trained one predicts; train"
            + " it first",
        "explain MODEL --why | MODEL is a model; name rows for it too",
        "explain MODEL IRIS --label setosa | --quantile, --baseline, --change and --to go with --why;"
            + " add it",
        "explain MODEL IRIS --why --method magic | --method is 'magic'; it is one of"
            + " integrated-gradients, shapley",
        "explain MODEL IRIS --why --label rose | 'rose'",
        "explain MODEL IRIS --why --change petal | 'petal'",
        "explain MODEL IRIS --why --baseline 999 | row 999 of iris.csv, which has 150",
      })
  void refusesWhatWhyCannotSay(String command, String message) {
    trainIris();
    var run = Run.of(words(command));
    assertEquals(Failures.USAGE, run.code(), run.err());
    String expected =
        message
            .replace("MODEL is", file("iris.safetensors") + " is")
            .replace("IRIS", Run.data("iris.csv"));
    assertTrue(run.err().contains(expected), run.err());
    assertEquals(1, run.err().strip().lines().count(), run.err());
  }

  @Test
  void theDemosAreWhatTheySay() {
    for (String name : Demos.NAMES) {
      assertEquals(name, Demos.named(name).orElseThrow().name());
    }
  }
}
