package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.data.SourceOptions;
import dev.hillock.data.Sources;
import dev.hillock.infer.Predictor;
import dev.hillock.model.ModelFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PredictCommandTest {

  private static final String IRIS_HEADER = "sepal_length,sepal_width,petal_length,petal_width\n";

  private Path folder = Path.of("");

  @BeforeAll
  void train(@TempDir Path made) {
    folder = made;
    train(Run.data("iris.csv"), "iris", "--target", "species", "--epochs", "20");
    train(Run.data("penguins.csv"), "penguins", "--target", "species", "--epochs", "5");
    train(
        Run.data("concrete.csv"),
        "concrete",
        "--target",
        "water,compressive_strength",
        "--epochs",
        "2");
  }

  private void train(String source, String model, String... more) {
    var args = new ArrayList<>(List.of("train", source, "--quiet", "--out", in(model)));
    args.addAll(List.of(more));
    Run.ok(args.toArray(String[]::new));
  }

  private String in(String name) {
    return folder.resolve(name).toString();
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void writesAHeaderAndALineForEachRow() throws IOException {
    String rows = write("two.csv", IRIS_HEADER + "5.1,3.5,1.4,0.2\n6.5,3.0,5.8,2.2\n");
    var run = Run.ok("predict", in("iris"), rows);
    assertEquals("prediction\nsetosa\nvirginica\n", run.out());
    assertEquals("", run.err());
  }

  @Test
  void addsProbabilitiesThatSumToOne() {
    var run = Run.ok("predict", in("iris"), Run.data("iris.csv"), "--probabilities");
    assertEquals(
        "prediction,probability setosa,probability versicolor,probability virginica",
        run.lines().getFirst());
    assertEquals(151, run.lines().size());
    for (String line : run.lines().subList(1, 151)) {
      double sum =
          Arrays.stream(line.split(",", -1)).skip(1).mapToDouble(Double::parseDouble).sum();
      assertEquals(1, sum, 1e-6, line);
    }
  }

  @Test
  void predictsWhatTheLibraryPredicts() throws IOException {
    var model = ModelFile.read(Path.of(in("iris")));
    var table = Sources.load(Path.of(Run.data("iris.csv")), SourceOptions.DEFAULT).table();
    var expected = new Predictor(model).predict(table).labels();
    var lines = Run.ok("predict", in("iris"), Run.data("iris.csv")).lines();
    assertEquals(expected, lines.subList(1, lines.size()));
  }

  @Test
  void namesSeveralTargetsInTheHeader() {
    var lines = Run.ok("predict", in("concrete"), Run.data("concrete.csv")).lines();
    assertEquals("prediction water,prediction compressive_strength", lines.getFirst());
    assertEquals(1031, lines.size());
    double water = Double.parseDouble(lines.get(1).split(",", -1)[0]);
    assertTrue(water > 100 && water < 300, lines.get(1));
  }

  @Test
  void readsColumnsInAnyOrderAmongOthers() throws IOException {
    String plain = write("plain.csv", IRIS_HEADER + "5.1,3.5,1.4,0.2\n6.1,2.9,4.7,1.4\n");
    String mixed =
        write(
            "mixed.csv",
            """
            petal_width;note;sepal_width;petal_length;sepal_length;more
            0.2;"a;b";3.5;1.4;5.1;1
            1.4;x;2.9;4.7;6.1;NaN
            """);
    assertEquals(
        Run.ok("predict", in("iris"), plain, "-p").out(),
        Run.ok("predict", in("iris"), mixed, "-p").out());
  }

  @Test
  void writesTheFileInsteadOfStandardOutput() throws IOException {
    String out = in("predictions.csv");
    var run = Run.ok("predict", in("iris"), Run.data("iris.csv"), "--out", out);
    assertEquals("", run.out());
    assertEquals(
        Run.ok("predict", in("iris"), Run.data("iris.csv")).out(), Files.readString(Path.of(out)));
  }

  @Test
  void countsUnseenCategoriesAndTakesThemAsMissing() throws IOException {
    String header = "island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g,sex\n";
    String rest = ",39.1,18.7,181,3750,";
    String unseen =
        write(
            "unseen.csv",
            header + "Atlantis" + rest + "male\nBiscoe" + rest + "odd\nDream" + rest + "even\n");
    String missing =
        write("missing.csv", header + rest + "male\nBiscoe" + rest + "\nDream" + rest + "\n");
    var run = Run.ok("predict", in("penguins"), unseen, "-p");
    assertEquals(Run.ok("predict", in("penguins"), missing, "-p").out(), run.out());
    assertEquals(
        """
        note: column 'island': 1 cell with a category that training never saw; taken as missing
        note: column 'sex': 2 cells with a category that training never saw; taken as missing
        """,
        run.err());
  }

  @Test
  void quotesCellsThatNeedIt() throws IOException {
    String rows =
        write(
            "odd.csv",
            "a,y\n1,\"one, two\"\n2,\"say \"\"hi\"\"\"\n1,\"one, two\"\n2,\"say \"\"hi\"\"\"\n");
    train(rows, "odd", "--target", "y", "--epochs", "200", "--learning-rate", "0.1");
    assertEquals(
        """
        prediction,"probability one, two","probability say ""hi\"""
        """,
        Run.ok("predict", in("odd"), rows, "-p").lines().getFirst() + "\n");
    assertEquals(
        List.of("prediction", "\"one, two\"", "\"say \"\"hi\"\"\""),
        Run.ok("predict", in("odd"), rows).lines().subList(0, 3));
  }

  @Test
  void readsStandardInput() {
    var run =
        Run.withInput(IRIS_HEADER + "5.1,3.5,1.4,0.2\n", "predict", in("iris"), "-").requireOk();
    assertEquals("prediction\nsetosa\n", run.out());
  }

  @Test
  void takesAnotherDialect() throws IOException {
    String rows = write("bar.csv", IRIS_HEADER.replace(',', '|') + "5.1|3.5|1.4|gone\n");
    var run = Run.ok("predict", in("iris"), rows, "--delimiter", "|", "--missing", "gone");
    assertEquals(2, run.lines().size());
    assertEquals(Failures.DATA, Run.of("predict", in("iris"), rows).code());
  }

  @Test
  void namesTheFilesOfImages() throws IOException {
    for (int i = 0; i < 6; i++) {
      image("photos/" + (i % 2 == 0 ? "dark" : "light") + "/" + i + ".png", i % 2 * 200 + i);
    }
    image("new/b.png", 3);
    image("new/a.png", 210);
    train(in("photos"), "photo-model", "--gray", "--epochs", "50");
    assertEquals(
        "file,prediction\na.png,light\nb.png,dark\n",
        Run.ok("predict", in("photo-model"), in("new")).out());
    assertEquals(
        "file,prediction\na.png,light\n",
        Run.ok("predict", in("photo-model"), in("new/a.png")).out());
    var refused = Run.of("predict", in("photo-model"), Run.data("iris.csv"));
    assertEquals(
        List.of("hillock: iris.csv is a table, and the model takes images; give it images"),
        refused.complaints());
    assertEquals(Failures.DATA, refused.code());
  }

  private void image(String name, int brightness) throws IOException {
    var image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 16; i++) {
      image.setRGB(i % 4, i / 4, brightness * 0x010101);
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    assertTrue(ImageIO.write(image, "png", file.toFile()));
  }

  @Test
  void readsAFileOfIdxImages() throws IOException {
    new Fixtures(folder).idxFolders();
    train(in("idx"), "idx-model", "--epochs", "50");
    assertEquals(
        "prediction\n0\n1\n0\n1\n0\n1\n",
        Run.ok("predict", in("idx-model"), in("idx/train-images-idx3-ubyte")).out());
  }

  @Test
  void refusesProbabilitiesOfOutputsThatAreNone() throws IOException {
    String rows = write("step.csv", "a,y\n1,0\n2,0\n5,1\n6,1\n");
    train(
        rows, "step", "--target", "y", "--hidden", "none", "--activation", "step", "--epochs", "3");
    var run = Run.of("predict", in("step"), rows, "-p");
    assertEquals(Failures.USAGE, run.code());
    assertEquals(
        List.of(
            "hillock: the model's outputs (step) are no probabilities; leave --probabilities out,"
                + " or train with softmax or sigmoid outputs"),
        run.complaints());
  }
}
