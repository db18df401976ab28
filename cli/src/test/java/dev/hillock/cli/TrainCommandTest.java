package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.json.JsonObject;
import dev.hillock.json.JsonReader;
import dev.hillock.kernel.Activation;
import dev.hillock.model.Model;
import dev.hillock.model.ModelFile;
import dev.hillock.prep.NumberTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

  private static final String SEPARABLE = "a,b,y\n1,1,0\n2,1,0\n1,2,0\n5,5,1\n6,5,1\n5,6,1\n";

  @TempDir private Path folder = Path.of("");

  private String out() {
    return folder.resolve("m.safetensors").toString();
  }

  private Run train(String source, String... more) {
    var args = new ArrayList<>(List.of("train", source, "--out", out()));
    args.addAll(List.of(more));
    return Run.ok(args.toArray(String[]::new));
  }

  private Model model() throws IOException {
    return ModelFile.read(Path.of(out()));
  }

  private double metric(String name) throws IOException {
    Double value = model().provenance().metrics().get(name);
    return value == null ? Double.NaN : value;
  }

  @Test
  void learnsIris() throws IOException {
    var run = train(Run.data("iris.csv"), "--target", "species");
    assertTrue(run.out().contains("species, 3 classes: setosa, versicolor, virginica"), run.out());
    assertTrue(run.out().contains("112 rows train, 38 validate in the first of 4"), run.out());
    assertTrue(metric("accuracy") > 0.9, () -> run.out());
  }

  @Test
  void explainsWhatItChose() {
    var run =
        train(
            Run.data("penguins.csv"), "--target", "species", "--epochs", "2", "--explain-choices");
    for (String line :
        List.of(
            "Choices   task: classification",
            "          rows: 258 train, 86 validate in the first of 4 folds",
            "          bill_depth_mm: (v - 17.3000) / 3.00000 within ±3, missing = 17.3000",
            "            numbers; scaling robust, embedding pbld",
            "Settings  preset: realmlp",
            "            preset realmlp; default 32 - rows of a step: 1 is online (stochastic) descent, full is",
            "            as set - passes over the training rows",
            "Variants  realmlp: frequency-scale 0.5")) {
      assertTrue(run.out().lines().anyMatch(line::equals), run.out());
    }
  }

  @Test
  void explainsWhatItChoseToPrograms() {
    var run =
        train(
            Run.data("penguins.csv"),
            "--target",
            "species",
            "--epochs",
            "2",
            "--json",
            "--explain-choices");
    String line =
        run.out().lines().filter(l -> l.contains("\"event\":\"choices\"")).findFirst().orElse("");
    assertTrue(
        line.contains("{\"topic\":\"rows\",\"subject\":\"task\",\"chosen\":\"classification\""),
        run.out());
  }

  @Test
  void learnsPenguinsWithMissingCellsAndCategories() throws IOException {
    var run = train(Run.data("penguins.csv"), "--target", "species", "--epochs", "20");
    assertTrue(run.out().contains("344 rows, 7 columns, 19 cells missing"), run.out());
    assertTrue(run.out().contains("sex                categorical"), run.out());
    assertTrue(metric("accuracy") > 0.95, () -> run.out());
  }

  @Test
  void learnsConcrete() throws IOException {
    var run = train(Run.data("concrete.csv"), "--target", "compressive_strength", "--epochs", "30");
    assertTrue(run.out().contains("compressive_strength, a number"), run.out());
    assertTrue(metric("r2") > 0.8, () -> run.out());
  }

  @Test
  void learnsSeveralNumbers() throws IOException {
    train(Run.data("concrete.csv"), "--target", "water,compressive_strength", "--epochs", "12");
    assertEquals(
        List.of("water", "compressive_strength"), model().preparation().target().columns());
    assertEquals(2, model().architecture().outputs());
    assertTrue(metric("water r2") > 0.6);
  }

  @Test
  void reportsXorInTheseWords() {
    var run = train(Run.data("xor.csv"), "--target", "y", "--preset", "classic", "--hidden", "4");
    String report =
        run.lines().stream()
            .filter(line -> !line.startsWith("Model ") && !line.contains("fingerprint"))
            .filter(line -> !line.contains(" kernels, "))
            .collect(Collectors.joining("\n"));
    assertEquals(
        """
        Data      xor.csv: 4 rows, 3 columns, no cell missing
                  x1  numeric  0 to 1
                  x2  numeric  0 to 1
                  y   numeric  0 to 1

        Target    y, 2 classes: 0, 1
                  4 rows train, none held out to validate

        Network   2-4-1, 17 parameters
                  layer     inputs  neurons  activation  weights  biases
                  hidden 1       2        4  sigmoid           8       4
                  output         4        1  sigmoid           4       1

        Training  half-squared-error, 2,000 epochs of 4 steps (batches of 1 row)
                  optimizer sgd, learning rate 0.3 (constant), momentum 0.6

        Training rows (4 rows; epoch 2000 of 2000 is kept)
          loss 0.0014   accuracy 1.0000   balanced accuracy 1.0000

          actual \\ predicted  0  1
          0                   2  .
          1                   .  2
        """,
        report.stripTrailing() + "\n");
    // Of a long run every tenth epoch has a line.
    assertEquals(200, run.err().lines().count());
    assertEquals("epoch 2000/2000: loss 0.0014", run.err().lines().toList().getLast());
  }

  @Test
  void trainsAPerceptronOnASeparableTable() throws IOException {
    Path table = Files.writeString(folder.resolve("s.csv"), SEPARABLE);
    train(
        table.toString(),
        "--target",
        "y",
        "--hidden",
        "none",
        "--activation",
        "step",
        "--epochs",
        "20");
    assertEquals(Activation.STEP, model().architecture().output().activation());
    assertEquals(1, model().architecture().layers().size());
    assertEquals(1.0, metric("accuracy"));
  }

  @Test
  void leavesBiasesOut() throws IOException {
    train(Run.data("iris.csv"), "--target", "species", "--no-bias", "--epochs", "1");
    assertTrue(model().architecture().layers().stream().noneMatch(layer -> layer.bias()));
  }

  /// The preset for tables has these on; what a user sets wins, also where that is off.
  @Test
  void turnsSwitchesOfAPresetOff() throws IOException {
    train(
        Run.data("concrete.csv"),
        "--target",
        "compressive_strength",
        "--epochs",
        "1",
        "--no-limit",
        "--no-front-scale",
        "--nesterov");
    var settings = model().provenance().settings();
    assertEquals("plain", settings.get("preset"));
    assertEquals("true", settings.get("nesterov"));
    train(
        Run.data("concrete.csv"),
        "--target",
        "compressive_strength",
        "--epochs",
        "1",
        "--no-limit",
        "--no-front-scale");
    settings = model().provenance().settings();
    assertTrue(settings.getOrDefault("preset", "").startsWith("realmlp"), settings::toString);
    assertEquals("false", settings.get("limit"));
    assertEquals("false", settings.get("front-scale"));
    assertEquals("true", settings.get("whole-batches"));
    assertEquals(List.of(), ((NumberTarget) model().preparation().target()).limits());
  }

  @Test
  void leavesDroppedColumnsOut() throws IOException {
    train(
        Run.data("iris.csv"),
        "--target",
        "species",
        "--drop",
        "sepal_width,petal_width",
        "--epochs",
        "1");
    assertEquals(2, model().architecture().inputs());
    assertEquals("sepal_width,petal_width", model().provenance().settings().get("drop"));
  }

  @Test
  void countsRowsWithoutATarget() throws IOException {
    Path table = Files.writeString(folder.resolve("s.csv"), "a,y\n1,x\n2,\n3,z\n4,NA\n");
    var run = train(table.toString(), "--target", "y", "--epochs", "1");
    assertTrue(run.out().contains("note: 2 of 4 rows lack the target and are left out"), run.out());
    assertEquals(2, model().provenance().trainingRows());
  }

  @Test
  void optionsWinOverTheFileAndTheFileOverThePreset() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("c.yaml"),
            "preset: classic\nepochs: 7\nhidden: [5, 3]\ntarget: species\n");
    train(Run.data("iris.csv"), "--config", config.toString(), "--epochs", "2");
    var settings = model().provenance().settings();
    assertEquals("2", settings.get("epochs"));
    assertEquals("5,3", settings.get("hidden"));
    assertEquals("species", settings.get("target"));
    assertEquals("half-squared-error", settings.get("loss"));
  }

  @Test
  void printsOneJsonObjectForEachEvent() {
    var run =
        train(
            Run.data("iris.csv"),
            "--target",
            "species",
            "--epochs",
            "3",
            "--json",
            "--no-variants");
    var events = run.lines().stream().map(JsonReader::parseObject).toList();
    assertEquals(
        List.of("data", "network", "epoch", "epoch", "epoch", "result"),
        events.stream().map(event -> event.text("event")).toList());
    assertEquals(150, events.getFirst().integer("rows"));
    assertEquals(5, events.getFirst().array("columns").objects().size());
    assertEquals(3, events.get(4).integer("epoch"));
    JsonObject result = events.getLast();
    assertEquals(out(), result.text("model"));
    assertEquals(30, result.object("validation").integer("rows"));
    assertEquals(3, result.object("validation").array("classes").objects().size());
    assertEquals("", run.err());
  }

  @Test
  void printsRegressionAsJson() {
    var run = train(Run.data("concrete.csv"), "--target", "water", "--epochs", "1", "--json");
    var result = JsonReader.parseObject(run.lines().getLast());
    var target = result.object("validation").array("targets").objects().getFirst();
    assertEquals("water", target.text("target"));
    assertTrue(target.number("rmse") > target.number("mae"));
  }

  @Test
  void printsNothingWhenQuiet() {
    var run = train(Run.data("iris.csv"), "--target", "species", "--epochs", "2", "--quiet");
    assertEquals("", run.out());
    assertEquals("", run.err());
    assertTrue(Files.exists(Path.of(out())));
  }

  @Test
  void readsStandardInput() throws IOException {
    var run =
        Run.withInput(SEPARABLE, "train", "-", "--target", "y", "--epochs", "1", "--out", out())
            .requireOk();
    assertTrue(run.out().startsWith("Data      standard input: 6 rows, 3 columns"), run.out());
    assertEquals("", model().provenance().sourceHash());
  }

  @Test
  void givesTheSameModelForTheSameSeed() {
    String[] args = {"--target", "species", "--epochs", "3", "--seed", "7"};
    String first = train(Run.data("iris.csv"), args).wordAfter("fingerprint");
    assertEquals(first, train(Run.data("iris.csv"), args).wordAfter("fingerprint"));
    args[args.length - 1] = "8";
    assertNotEquals(first, train(Run.data("iris.csv"), args).wordAfter("fingerprint"));
  }

  @Test
  void writesTheSameBytesWithAnyNumberOfThreads() throws IOException {
    String[] args = {"--target", "digit", "--epochs", "2", "--quiet", "--threads", "1"};
    train(Run.data("digits8x8.csv"), args);
    byte[] one = Files.readAllBytes(Path.of(out()));
    args[args.length - 1] = "2";
    train(Run.data("digits8x8.csv"), args);
    assertArrayEquals(one, Files.readAllBytes(Path.of(out())));
  }

  @Test
  void stopsWhenPatienceIsOver() throws IOException {
    train(
        Run.data("iris.csv"),
        "--target",
        "species",
        "--epochs",
        "100000",
        "--patience",
        "3",
        "--learning-rate",
        "1e-12",
        "--schedule",
        "constant",
        "--quiet");
    assertTrue(model().provenance().epochs() < 1000);
  }

  @Test
  void validatesOnAFileOfItsOwn() throws IOException {
    train(
        Run.data("iris.csv"),
        "--target",
        "species",
        "--epochs",
        "2",
        "--validation",
        Run.data("iris.csv"));
    assertEquals(150, model().provenance().trainingRows());
    assertEquals(150, model().provenance().validationRows());
  }

  @Test
  void learnsImagesAndTestsThemOnTheirOwnTestFiles() throws IOException {
    var fixtures = new Fixtures(folder);
    for (String part : List.of("train", "t10k")) {
      fixtures.bytes("idx/" + part + "-images-idx3-ubyte", Fixtures.images(30, 0x0803));
      fixtures.bytes("idx/" + part + "-labels-idx1-ubyte", Fixtures.labels(30));
    }
    var run = train(folder.resolve("idx").toString(), "--epochs", "200");
    assertTrue(run.out().contains("and 30 rows of its own for the test"), run.out());
    assertTrue(run.out().contains("Test (30 rows)\n  loss 0."), run.out());
    assertTrue(run.out().contains("accuracy 1.0000"), run.out());
    var json = train(folder.resolve("idx").toString(), "--epochs", "1", "--json");
    assertEquals(30, JsonReader.parseObject(json.lines().getLast()).object("test").integer("rows"));
  }

  @Test
  void drawsABarOnATerminal() {
    var run =
        Run.withWidth(
                80,
                "train",
                Run.data("iris.csv"),
                "--target",
                "species",
                "--epochs",
                "2",
                "--out",
                out())
            .requireOk();
    assertEquals("", run.err());
  }

  @Test
  void namesTheModelAfterTheSource() {
    assertEquals(Path.of("iris.safetensors"), OutputFile.forSource("data/iris.csv"));
    assertEquals(Path.of("t.safetensors"), OutputFile.forSource("t.CSV.gz"));
    assertEquals(Path.of("photos.safetensors"), OutputFile.forSource("photos/"));
    assertEquals(Path.of("model.safetensors"), OutputFile.forSource("-"));
    assertEquals(Path.of("model.safetensors"), OutputFile.forSource("/"));
  }
}
