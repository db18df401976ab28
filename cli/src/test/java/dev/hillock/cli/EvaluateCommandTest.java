package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvaluateCommandTest {

  private Path folder = Path.of("");
  private String perceptron = "";
  private String rows = "";

  /// A perceptron that separates its six rows; of the rows to judge, one is on the wrong side.
  @BeforeAll
  void train(@TempDir Path made) throws IOException {
    folder = made;
    perceptron = folder.resolve("p").toString();
    String table = "a,b,y\n1,1,no\n2,1,no\n1,2,no\n5,5,yes\n6,5,yes\n5,6,yes\n";
    String source = Files.writeString(folder.resolve("t.csv"), table).toString();
    Run.ok(
        "train",
        source,
        "--target",
        "y",
        "--hidden",
        "none",
        "--activation",
        "step",
        "--epochs",
        "20",
        "--quiet",
        "--out",
        perceptron);
    rows = Files.writeString(folder.resolve("rows.csv"), table + "6,6,no\n3,3,\n").toString();
  }

  @Test
  void printsFiguresPerClassAndTheConfusionMatrix() {
    var run = Run.ok("evaluate", perceptron, rows);
    String loss = run.lines().get(1).replaceAll("  loss ([0-9.]+) .*", "$1");
    assertEquals(
        """
        rows.csv: 7 rows
          loss %s   accuracy 0.8571   balanced accuracy 0.8750
          macro F1 0.8571   MCC 0.7500

          class  precision  recall      F1  rows
          no        1.0000  0.7500  0.8571     4
          yes       0.7500  1.0000  0.8571     3

          actual \\ predicted  no  yes
          no                   3    1
          yes                  .    3
        """
            .formatted(loss),
        run.out());
    assertEquals("note: 1 row without a target left out\n", run.err());
  }

  @Test
  void printsOneJsonObject() {
    var run = Run.ok("evaluate", perceptron, rows, "--json");
    assertEquals(1, run.lines().size());
    var json = JsonReader.parseObject(run.out().strip());
    assertEquals("rows.csv", json.text("source"));
    var evaluation = json.object("evaluation");
    assertEquals(7, evaluation.integer("rows"));
    assertEquals(6.0 / 7, evaluation.number("accuracy"));
    assertEquals("yes", evaluation.array("classes").objects().get(1).text("label"));
  }

  @Test
  void printsErrorsOfNumbers() {
    String model = folder.resolve("c").toString();
    Run.ok(
        "train",
        Run.data("concrete.csv"),
        "--target",
        "water",
        "--epochs",
        "1",
        "--quiet",
        "--out",
        model);
    var run = Run.ok("evaluate", model, Run.data("concrete.csv"));
    assertEquals("concrete.csv: 1,030 rows", run.lines().getFirst());
    assertTrue(
        run.lines().get(2).matches("  target +RMSE +MAE +R² +median error +MAPE"), run.out());
    String error = "\\d+\\.\\d+";
    String interval = error + " \\(" + error + " to " + error + "\\)";
    assertTrue(
        run.lines()
            .get(3)
            .matches(
                "  water +%s +%s +%s +%s +%s %%"
                    .formatted(
                        interval, interval, interval.replace(error, "-?" + error), error, error)),
        run.out());
    assertEquals(
        "  (in brackets: 95 % of 1,000 bootstrap resamples of the rows)", run.lines().get(4));
  }

  @Test
  void tellsHowSureTheFiguresAre() throws IOException {
    String model = folder.resolve("iris").toString();
    String iris = Run.data("iris.csv");
    Run.ok("train", iris, "--target", "species", "--epochs", "20", "--quiet", "--out", model);
    var run = Run.ok("evaluate", model, iris);
    assertTrue(
        run.out()
            .matches("(?s).*   accuracy 0\\.\\d{4} \\(0\\.\\d{3} to [01]\\.\\d{3}\\)   balanced.*"),
        run.out());
    var json =
        JsonReader.parseObject(Run.ok("evaluate", model, iris, "--json").out().strip())
            .object("evaluation");
    double[] ends = json.object("intervals").array("accuracy").numbers();
    assertTrue(ends[0] < json.number("accuracy") && json.number("accuracy") <= ends[1]);
    for (String figure :
        List.of(
            "macro_precision",
            "macro_recall",
            "macro_f1",
            "mcc",
            "roc_auc",
            "average_precision",
            "log_loss",
            "brier",
            "calibration_error")) {
      assertTrue(json.number(figure) >= 0, figure);
    }
    assertTrue(json.array("classes").objects().getFirst().number("roc_auc") > 0.9);
    assertEquals(run.out(), Run.ok("evaluate", model, iris).out());
  }

  @Test
  void saysWhyMapeIsUndefined() throws IOException {
    String rows =
        IntStream.range(0, 60)
            .mapToObj(i -> i + "," + (i - 30) * 1.5)
            .collect(Collectors.joining("\n", "x,y\n", "\n"));
    String source = Files.writeString(folder.resolve("zero.csv"), rows).toString();
    String model = folder.resolve("z").toString();
    Run.ok("train", source, "--target", "y", "--epochs", "1", "--quiet", "--out", model);
    var run = Run.ok("evaluate", model, source);
    assertEquals(
        "  (MAPE divides by the target, and 'y' is 0 in some rows)", run.lines().getLast());
    assertTrue(run.lines().get(3).endsWith("  -"), run.out());
  }

  @Test
  void judgesImagesByTheirOwnTestFiles() throws IOException {
    var fixtures = new Fixtures(folder);
    fixtures.bytes("both/train-images-idx3-ubyte", Fixtures.images(6, 0x0803));
    fixtures.bytes("both/train-labels-idx1-ubyte", Fixtures.labels(6));
    fixtures.bytes("both/t10k-images-idx3-ubyte", Fixtures.images(4, 0x0803));
    fixtures.bytes("both/t10k-labels-idx1-ubyte", Fixtures.labels(4));
    String model = folder.resolve("i").toString();
    String images = folder.resolve("both").toString();
    Run.ok("train", images, "--epochs", "50", "--quiet", "--out", model);
    var run = Run.ok("evaluate", model, images);
    assertEquals("both: 4 rows", run.lines().getFirst());
    assertTrue(run.out().contains("accuracy 1.0000"), run.out());
  }

  @Test
  void printsNoMatrixWiderThanAScreen() throws IOException {
    String table =
        IntStream.range(0, 60)
            .mapToObj(i -> i + ",c" + i % 30)
            .collect(Collectors.joining("\n", "a,y\n", "\n"));
    String source = Files.writeString(folder.resolve("many.csv"), table).toString();
    String model = folder.resolve("m").toString();
    Run.ok("train", source, "--target", "y", "--epochs", "1", "--out", model);
    var run = Run.ok("evaluate", model, source);
    assertTrue(
        run.out().endsWith("  (30 classes: see --json for the confusion matrix)\n"), run.out());
  }

  @Test
  void readsStandardInput() {
    var run = Run.withInput("a,b,y\n1,1,no\n", "evaluate", perceptron, "-").requireOk();
    assertEquals("standard input: 1 row", run.lines().getFirst());
  }
}
