package dev.hillock.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Column;
import dev.hillock.data.Table;
import dev.hillock.settings.Settings;
import dev.hillock.train.Plan;
import dev.hillock.train.Training;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each illness is found on rows and a network made to have it, and no other beside it.
class DiagnosisTest {

  /// As the command takes them: `--target y --epochs 3`.
  private static Settings settings(String options) {
    var settings = Settings.defaults().with("preset", "plain");
    String[] words = options.split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      settings = settings.with(words[i].substring(2), words[i + 1]);
    }
    return settings;
  }

  private static List<Finding> trained(Table table, String options) {
    return Diagnosis.of(Training.of(table, settings(options)).run());
  }

  private static List<Finding> planned(Table table, String options) {
    return Diagnosis.of(Plan.of(table, null, settings(options)));
  }

  private static Finding only(Illness illness, List<Finding> findings) {
    var found = findings.stream().map(Finding::illness).collect(Collectors.toSet());
    assertEquals(EnumSet.of(illness), found, () -> findings.toString());
    return findings.getFirst();
  }

  private static void says(Finding finding, String seen, String option) {
    assertTrue(finding.seen().contains(seen), finding::seen);
    assertEquals(option, finding.option());
    assertTrue(!finding.cure().isEmpty() && !finding.illness().why().isEmpty());
  }

  /// Two columns and the class of the circle around 0.
  private static Table circle(int rows, double scaleOfA) {
    double[][] plane = Tables.plane(rows, 7);
    String[] kind =
        IntStream.range(0, rows)
            .mapToObj(r -> Math.hypot(plane[0][r], plane[1][r]) < 0.8 ? "in" : "out")
            .toArray(String[]::new);
    return Tables.of(
        Tables.numbers("a", Arrays.stream(plane[0]).map(v -> scaleOfA * v).toArray()),
        Tables.numbers("b", plane[1]),
        Tables.texts("kind", kind));
  }

  private static double[] noise(int rows, long seed) {
    var random = new SplittableRandom(seed);
    return IntStream.range(0, rows).mapToDouble(_ -> random.nextDouble(-1, 1)).toArray();
  }

  @Test
  void healthyTrainingsHaveNoFinding() {
    assertEquals(List.of(), trained(circle(400, 1), "--target kind"));
    assertEquals(List.of(), trained(Tables.linear(400, 1), "--target y"));
    assertEquals(List.of(), trained(circle(400, 1e6), "--target kind"));
  }

  @Test
  void inputsThatAreNotScaledAreFound() {
    var finding =
        only(
            Illness.UNSCALED_INPUTS,
            trained(circle(400, 5000), "--target kind --scaling none --learning-rate 0.0001"));
    says(finding, "column 'a' have a root mean square of 2900", "--scaling standard");
    says(finding, "those of 'b' 0.5", "--scaling standard");
  }

  @Test
  void inputsOfVeryDifferentSizesAreFoundThoughNoneIsLarge() {
    only(Illness.UNSCALED_INPUTS, planned(circle(400, 1e-3), "--target kind --scaling none"));
    assertEquals(List.of(), planned(circle(400, 1), "--target kind --scaling none"));
  }

  @Test
  void aLeakingColumnIsFound() {
    var table = Tables.linear(400, 1);
    double[] y = IntStream.range(0, 400).mapToDouble(r -> number(table, r)).toArray();
    var leaking =
        Tables.of(
            table.column("a"),
            table.column("b"),
            Tables.numbers("invoice", Arrays.stream(y).map(v -> 1.19 * v).toArray()),
            Tables.numbers("y", y));
    var finding = only(Illness.LEAKING_COLUMN, planned(leaking, "--target y"));
    says(finding, "column 'invoice' alone ", "--drop \"invoice\"");
  }

  private static double number(Table table, int row) {
    return Double.parseDouble(table.column("y").text(row));
  }

  @Test
  void duplicatesAcrossTheSplitAreFound() {
    double[][] plane = Tables.plane(200, 3);
    double[] a = twice(plane[0]);
    double[] b = twice(plane[1]);
    double[] y = twice(Tables.map(plane, (u, v) -> Math.sin(3 * u) + v * v));
    var table = Tables.of(Tables.numbers("a", a), Tables.numbers("b", b), Tables.numbers("y", y));
    var finding = only(Illness.SPLIT_DUPLICATES, planned(table, "--target y"));
    says(finding, " of 80 rows for validation (", "--group COLUMN");
    assertTrue(finding.figures().getOrDefault("part", 0.0) > 0.5, finding::toString);
  }

  private static double[] twice(double[] values) {
    return IntStream.range(0, 2 * values.length)
        .mapToDouble(i -> values[i % values.length])
        .toArray();
  }

  @Test
  void rowsThatMeetByChanceAreNoDuplicates() {
    var random = new SplittableRandom(4);
    String[] color = new String[400];
    String[] size = new String[400];
    String[] kind = new String[400];
    for (int r = 0; r < 400; r++) {
      color[r] = "c" + random.nextInt(4);
      size[r] = "s" + random.nextInt(3);
      kind[r] = "k" + random.nextInt(2);
    }
    var table =
        Tables.of(
            Tables.texts("color", color), Tables.texts("size", size), Tables.texts("kind", kind));
    assertEquals(List.of(), planned(table, "--target kind"));
  }

  @Test
  void classImbalanceIsFoundUnlessClassesAreWeighted() {
    double[][] plane = Tables.plane(600, 5);
    String[] kind =
        IntStream.range(0, 600)
            .mapToObj(r -> plane[0][r] + 0.3 * plane[1][r] > 1.1 ? "rare" : "common")
            .toArray(String[]::new);
    var table =
        Tables.of(
            Tables.numbers("a", plane[0]),
            Tables.numbers("b", plane[1]),
            Tables.texts("kind", kind));
    var finding = only(Illness.CLASS_IMBALANCE, planned(table, "--target kind"));
    says(finding, "class 'rare' of 'kind' has ", "--class-weights balanced");
    assertEquals(List.of(), planned(table, "--target kind --class-weights balanced"));
  }

  @Test
  void tooFewRowsAreFound() {
    var few = only(Illness.TOO_FEW_ROWS, planned(Tables.linear(30, 1), "--target y"));
    says(few, "24 rows for training and 2 inputs; 50 are", "--folds 5 --hidden 8");
    var columns = new Column[41];
    for (int j = 0; j < 40; j++) {
      columns[j] = Tables.numbers("c" + j, noise(90, j));
    }
    columns[40] = Tables.numbers("y", noise(90, 99));
    var wide = only(Illness.TOO_FEW_ROWS, planned(Tables.of(columns), "--target y"));
    says(wide, "72 rows for training and 40 inputs; two for each input are", "--hidden none");
  }

  @Test
  void aTableOfEveryCombinationHasRowsEnough() {
    assertEquals(List.of(), planned(Tables.bundled("xor.csv"), "--target y"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--output-activation identity --loss mean-squared-error",
        "--output-activation softmax --loss mean-squared-error",
        "--output-activation relu --loss mean-squared-error"
      })
  void anOutputThatDoesNotFitClassesIsFound(String options) {
    var finding = only(Illness.OUTPUT_UNIT, planned(circle(400, 1), "--target kind " + options));
    says(finding, "2 classes; ", "--output-activation sigmoid --loss binary-cross-entropy");
  }

  @Test
  void anOutputThatDoesNotFitNumbersIsFound() {
    var finding =
        only(
            Illness.OUTPUT_UNIT,
            planned(Tables.linear(400, 1), "--target y --output-activation tanh"));
    says(finding, "a number; ", "--output-activation identity --loss mean-squared-error");
    assertEquals(
        List.of(), planned(Tables.linear(400, 1), "--target y --output-activation sigmoid"));
  }

  @Test
  void deadRelusAreFound() {
    var findings =
        trained(
            Tables.bundled("concrete.csv"),
            "--target compressive_strength --learning-rate 0.2 --schedule constant --epochs 20");
    var finding = only(Illness.DEAD_RELUS, findings);
    says(finding, " neurons of layer 'hidden ", "--activation leaky-relu");
  }

  @Test
  void saturatedSigmoidsAreFound() {
    // The first steps throw the sums where the curve is flat, and there they stay.
    var findings =
        trained(
            checkered(),
            "--target kind --activation sigmoid --hidden 16,16 --learning-rate 100"
                + " --schedule constant --epochs 30");
    var finding = only(Illness.SATURATED_NEURONS, findings);
    says(finding, " of the outputs of layer 'hidden ", "--norm layer");
  }

  private static Table checkered() {
    double[][] plane = Tables.plane(400, 11);
    double[] y = Tables.map(plane, (u, v) -> Math.sin(9 * u) * Math.cos(9 * v));
    return Tables.of(
        Tables.numbers("a", plane[0]),
        Tables.numbers("b", plane[1]),
        Tables.texts(
            "kind",
            Arrays.stream(y).mapToObj(v -> v < 0 ? "black" : "white").toArray(String[]::new)));
  }

  @Test
  void aVanishingGradientIsFound() {
    var finding =
        only(
            Illness.VANISHING_GRADIENT,
            trained(circle(400, 1), "--target kind --activation sigmoid --hidden 8,8,8,8,8,8,8,8"));
    says(finding, "a weight of layer 'hidden 1' gets ", "--activation relu");
  }

  @Test
  void anExplodingGradientIsFound() {
    var finding =
        only(
            Illness.EXPLODING_GRADIENT,
            trained(
                checkered(),
                "--target kind --clip-norm 0.0001 --epochs 5 --residual true --hidden"
                    + " 32,32,32,32,32,32,32,32,32,32,32,32,32,32,32,32,32,32,32,32,32,32,32,32"));
    says(finding, " times as long as its weights", "--norm layer");
  }

  @Test
  void aRateThatIsTooLowIsFound() {
    var finding =
        only(Illness.RATE_TOO_LOW, trained(circle(400, 1), "--target kind --learning-rate 1e-7"));
    assertTrue(finding.option().matches("--learning-rate 0\\.?\\d+"), finding::option);
  }

  @Test
  void aRateThatIsTooHighIsFound() {
    only(
        Illness.RATE_TOO_HIGH,
        trained(
            circle(400, 1),
            "--target kind --hidden none --learning-rate 100 --schedule constant --epochs 30"));
  }

  @Test
  void aLossThatDoesNotMoveIsFound() {
    var table =
        Tables.of(
            Tables.numbers("a", noise(1000, 1)),
            Tables.numbers("b", noise(1000, 2)),
            Tables.numbers("y", noise(1000, 3)));
    var finding =
        only(Illness.STUCK_LOSS, trained(table, "--target y --hidden 4 --learning-rate 0.001"));
    says(finding, "a constant prediction has 1.0000", "--find-rate");
  }

  @Test
  void aConstantPredictionIsFound() {
    var table = Tables.linear(400, 1);
    var model = Training.of(table, settings("--target y --hidden none --epochs 1")).run().model();
    assertEquals(List.of(), Diagnosis.of(model, table));
    Arrays.fill(model.parameters().values(), 0);
    var finding = only(Illness.CONSTANT_PREDICTION, Diagnosis.of(model, table));
    says(
        finding, "over 400 rows the outputs vary by nothing of what the targets do", "--find-rate");
  }

  @Test
  void weightsThatNobodyCanReckonWithAreFound() {
    var table = Tables.linear(400, 1);
    var model = Training.of(table, settings("--target y --epochs 2")).run().model();
    assertEquals(List.of(), Diagnosis.of(model));
    model.parameters().values()[0] = 1e6f;
    says(
        only(Illness.WEIGHTS_OUT_OF_RANGE, Diagnosis.of(model)),
        "the largest of 2,305 parameters is 1000000, in layer 'hidden 1'",
        "--learning-rate 0.003");
    model.parameters().values()[2300] = Float.NaN;
    says(
        only(Illness.WEIGHTS_OUT_OF_RANGE, Diagnosis.of(model, table)),
        "1 of 2,305 parameters are not finite, in layer 'output'",
        "--learning-rate 0.003");
  }

  @Test
  void overFittingIsFound() {
    // Classes by the toss of a coin, with columns enough to tell each row by.
    var columns = new Column[21];
    for (int j = 0; j < 20; j++) {
      columns[j] = Tables.numbers("c" + j, noise(300, j));
    }
    double[] coin = noise(300, 77);
    columns[20] =
        Tables.texts(
            "kind",
            Arrays.stream(coin).mapToObj(v -> v < 0 ? "heads" : "tails").toArray(String[]::new));
    var finding =
        only(
            Illness.OVER_FITTING,
            trained(Tables.of(columns), "--target kind --hidden 128 --epochs 200"));
    assertEquals("--dropout 0.3 --weight-decay 0.02", finding.option());
  }
}
