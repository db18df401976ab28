package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.json.JsonObject;
import dev.hillock.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlotCommandTest {

  @TempDir private Path folder;

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String trained(String name, String source, String... options) {
    var words = new ArrayList<>(List.of("train", source, "--preset", "plain", "--epochs", "5"));
    words.addAll(List.of("--quiet", "--out", file(name)));
    words.addAll(Arrays.asList(options));
    Run.ok(words.toArray(String[]::new));
    return file(name);
  }

  /// Runs a plot, which must write this picture and say so, for people and for programs.
  private JsonObject plotted(String name, String... arguments) throws Exception {
    var words = new ArrayList<>(Arrays.asList(arguments));
    words.addFirst("plot");
    words.addAll(List.of("--out", file(name)));
    var run = Run.ok(words.toArray(String[]::new));
    assertTrue(run.lines().getFirst().matches(".*\\Q" + name + "\\E, [\\d.]+ kB"), run.out());
    assertEquals(List.of(), run.complaints());
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    assertEquals(
        "svg", builder.parse(folder.resolve(name).toFile()).getDocumentElement().getTagName());
    byte[] first = Files.readAllBytes(folder.resolve(name));
    words.add("--json");
    var json = Run.ok(words.toArray(String[]::new)).lines();
    assertEquals(1, json.size());
    assertEquals(-1, Arrays.mismatch(first, Files.readAllBytes(folder.resolve(name))));
    var object = JsonReader.parseObject(json.getFirst());
    assertEquals(file(name), object.text("file"));
    return object;
  }

  @Test
  void activations() throws Exception {
    var all = plotted("all.svg", "activations");
    assertEquals(13, all.array("functions").size());
    var some = plotted("some.svg", "activations", "ReLU,tanh", "gelu", "tanh");
    assertEquals(List.of("relu", "tanh", "gelu"), some.array("functions").texts());
  }

  @Test
  void theSameLossesComeOfRowsAModelAndALog() throws Exception {
    String iris = Run.data("iris.csv");
    String[] options = {"--target", "species", "--preset", "plain", "--epochs", "5"};
    var words = new ArrayList<>(List.of("train", iris, "--json", "--out", file("m.safetensors")));
    words.addAll(List.of(options));
    String log = Run.ok(words.toArray(String[]::new)).out();
    Files.writeString(folder.resolve("log.jsonl"), log);
    var loss = new ArrayList<>(List.of("loss", iris));
    loss.addAll(List.of(options));
    var ofRows = plotted("rows.svg", loss.toArray(String[]::new));
    var ofModel = plotted("model.svg", "loss", file("m.safetensors"), iris);
    var ofLog = plotted("log.svg", "loss", file("log.jsonl"));
    assertEquals(5, ofRows.array("epochs").size());
    assertEquals(ofRows.array("epochs"), ofModel.array("epochs"));
    assertEquals(ofRows.array("epochs"), ofLog.array("epochs"));
    assertEquals(ofRows.integer("kept_epoch"), ofModel.integer("kept_epoch"));
    assertEquals(ofRows.integer("kept_epoch"), ofLog.integer("kept_epoch"));
    var input = Run.withInput(log, "plot", "loss", "-", "--out", file("input.svg")).requireOk();
    assertTrue(input.out().contains("5 epochs, training loss "), input.out());
  }

  @Test
  void aModelOfOtherRowsIsSaidToBeAnother() {
    String model = trained("m.safetensors", Run.data("iris.csv"), "--target", "species");
    var run = Run.ok("plot", "loss", model, fewer(), "--out", file("x.svg"));
    assertTrue(run.err().contains("note: another model than "), run.err());
  }

  private String fewer() {
    try {
      var lines = Files.readAllLines(Path.of(Run.data("iris.csv")));
      return Files.write(folder.resolve("fewer.csv"), lines.subList(0, 120)).toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void picturesOfAModel() throws Exception {
    String iris = Run.data("iris.csv");
    String model = trained("m.safetensors", iris, "--target", "species", "--hidden", "8,6");
    var boundary =
        plotted("b.svg", "boundary", model, iris, "--columns", "petal_length,petal_width");
    assertEquals(150, boundary.integer("rows"));
    assertEquals(List.of("sepal_length = 5.8", "sepal_width = 3"), boundary.array("held").texts());
    var weights = plotted("w.svg", "weights", model);
    assertEquals(8, weights.integer("neurons"));
    assertFalse(weights.bool("images"));
    var hidden = plotted("h.svg", "hidden", model, iris);
    assertEquals(2, hidden.array("layers").size());
    double dead = hidden.array("layers").object(0).number("dead");
    assertTrue(dead >= 0 && dead <= 1);
  }

  @Test
  void theWeightsOfImagesAreImages() throws Exception {
    new Fixtures(folder).idxFolders();
    String model = trained("m.safetensors", file("idx"), "--hidden", "4");
    assertTrue(plotted("w.svg", "weights", model).bool("images"));
    var run =
        Run.of("plot", "boundary", model, file("idx"), "--columns", "a,b", "--out", file("b.svg"));
    assertEquals(Failures.USAGE, run.code());
    assertTrue(run.err().contains("the model reads images"), run.err());
  }

  @Test
  void anEnsembleIsDrawnTogetherOrByItsFirstMember() throws Exception {
    String iris = Run.data("iris.csv");
    String model = trained("m.safetensors", iris, "--target", "species", "--ensemble", "2");
    plotted("b.svg", "boundary", model, iris, "--columns", "petal_length,petal_width");
    plotted("w.svg", "weights", model);
    plotted("h.svg", "hidden", model, iris);
    for (String name : List.of("w.svg", "h.svg")) {
      String text = Files.readString(folder.resolve(name));
      assertTrue(text.contains("The first of 2 members is shown."), name);
    }
  }

  @Test
  void theSurfaceOfXor() throws Exception {
    var surface =
        plotted(
            "s.svg",
            "surface",
            Run.data("xor.csv"),
            "--target",
            "y",
            "--preset",
            "classic",
            "--hidden",
            "2",
            "--epochs",
            "50");
    assertEquals(4, surface.integer("rows"));
    assertEquals(51, surface.array("way").size());
    assertEquals(41 * 41, surface.array("loss").size());
    double[] shares = surface.array("shares").numbers();
    assertTrue(shares[0] >= shares[1] && shares[0] + shares[1] <= 1 + 1e-9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"loss", "activations", "boundary", "weights", "hidden", "surface"})
  void everyKindHasAnExample(String kind) {
    String help = Run.ok("plot", kind, "--help").out();
    assertTrue(help.contains("  hillock plot " + kind), help);
    help.lines().forEach(line -> assertTrue(line.length() <= 100, line));
    assertTrue(Run.ok("plot", "--help").out().contains("\n  " + kind + " "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        " | 2 | KIND is missing: say what to plot, loss, activations, boundary, weights, hidden, surface; see hillock plot --help",
        "losses | 2 | there is no command losses (did you mean loss?); see hillock plot --help",
        "activations softmax | 2 | softmax has no curve: each output depends on the whole row of sums; leave it out",
        "activations rely | 2 | there is no activation function 'rely'; did you mean 'relu'?",
        "activations --out x.png | 2 | x.png is to hold SVG; name a file that ends with .svg",
        "activations --out no/x.svg | 2 | no/x.svg cannot be written: there is no folder no; make it or name another --out",
        "loss | 2 | SOURCE|MODEL|LOG is missing; see hillock plot loss --help",
        "loss m.safetensors | 2 | m.safetensors is a model, whose file does not hold its losses; name the rows it was trained on too, and it is trained again",
        "loss m.safetensors t.csv --epochs 3 | 2 | m.safetensors is a model, which has its settings; leave the options of training out",
        "loss t.csv t.csv --target y | 2 | t.csv is one argument too many: t.csv is no model",
        "loss t.csv | 2 | no target is named; say which column to predict with --target, there are 'a', 'b', 'y'",
        "loss nope.csv --target y | 3 | nope.csv does not exist; did you mean 'one.csv'?",
        "loss bad.jsonl | 3 | bad.jsonl line 2: ",
        "loss empty.jsonl | 3 | empty.jsonl tells of no epoch; give the lines that hillock train --json prints",
        "loss several.jsonl | 3 | several.jsonl is the log of several networks, which tells no epochs; train one with --no-variants, or plot from the source",
        "loss t.csv --target y --validation t.csv | 2 | --validation FILE does not go with plot loss; give a fraction",
        "boundary m.safetensors t.csv | 2 | the value of --columns is missing; see hillock plot boundary --help",
        "boundary m.safetensors t.csv --columns a | 2 | --columns is 'a'; name two columns with a comma between them",
        "boundary m.safetensors t.csv --columns a,c | 2 | column 'c' is not one that the model reads; there are 'a', 'b'",
        "boundary m.safetensors t.csv --columns a,a | 2 | column 'a' is named twice; a boundary needs two columns",
        "boundary m.safetensors t.csv --columns a,b --row 9 | 2 | there is no row 9: t.csv has rows 1 to 4",
        "boundary m.safetensors other.csv --columns a,b | 3 | other.csv ",
        "boundary m.safetensors t1.csv --columns a,b | 2 | column 'a' is nothing but 1 in t1.csv; a boundary needs columns that vary",
        "boundary nope.safetensors t.csv --columns a,b | 4 | nope.safetensors: there is no such file; check the path",
        "weights t.csv | 4 | t.csv",
        "hidden flat.safetensors t.csv | 2 | the model has no hidden layer, so there is nothing to look into; give one with hidden layers",
        "hidden m.safetensors header.csv | 3 | header.csv",
        "surface t.csv --target y --epochs 0 | 2 | epochs"
      })
  void refusesInOneLine(String arguments, int code, String message) throws IOException {
    var fixtures = new Fixtures(folder);
    fixtures.tables();
    fixtures.text("t1.csv", "a,b,y\n1,2,x\n");
    fixtures.text("other.csv", "a,q,y\n1,2,x\n3,4,z\n");
    fixtures.text("bad.jsonl", "{\"event\":\"data\"}\n{\"event\":\n");
    fixtures.text("empty.jsonl", "{\"event\":\"data\"}\n");
    fixtures.text("several.jsonl", "{\"event\":\"member\",\"member\":1}\n");
    trained("m.safetensors", file("t.csv"), "--target", "y", "--hidden", "3");
    trained("flat.safetensors", file("t.csv"), "--target", "y", "--hidden", "none");
    var words = new ArrayList<>(List.of("plot"));
    if (arguments != null) {
      words.addAll(List.of(arguments.split(" ", -1)));
    }
    words.replaceAll(
        word -> word.matches(".*\\.(csv|svg|png|jsonl|safetensors)") ? file(word) : word);
    if (!words.contains("--out") && words.size() > 2) {
      words.addAll(List.of("--out", file("out.svg")));
    }
    var run = Run.of(words.toArray(String[]::new));
    String said = run.err().replace(folder + "/", "").replaceAll("(?m)^note: .*\n", "");
    assertTrue(said.startsWith("hillock: " + message), said);
    assertEquals(code, run.code(), said);
    assertEquals(1, said.lines().count(), said);
    assertFalse(Files.exists(folder.resolve("out.svg")));
  }

  @Test
  void thePictureGoesBesideNoInput() throws IOException {
    Path csv = new Fixtures(folder).text("t.svg", "a,b,y\n1,2,x\n2,3,z\n");
    var run = Run.of("plot", "loss", csv.toString(), "--target", "y", "--out", csv.toString());
    assertEquals(Failures.USAGE, run.code());
    assertTrue(run.err().contains(" is read, so nothing is written there"), run.err());
  }
}
