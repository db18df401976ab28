package dev.hillock.train;

import static dev.hillock.Tables.numbers;
import static dev.hillock.Tables.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Column;
import dev.hillock.data.Pixels;
import dev.hillock.data.Table;
import dev.hillock.kernel.Activation;
import dev.hillock.model.Model;
import dev.hillock.model.Provenance;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Dense;
import dev.hillock.nn.Parameters;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.ColumnTransform;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.NumberTransform;
import dev.hillock.prep.OneHot;
import dev.hillock.prep.PixelTransform;
import dev.hillock.prep.Preparation;
import dev.hillock.prep.Scaling.Fitted;
import dev.hillock.prep.TargetCoding;
import dev.hillock.train.Importances.Importance;
import dev.hillock.train.Importances.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportancesTest {

  private static final Fitted AS_IS = new Fitted(0, 1);

  private static Model model(
      List<ColumnTransform> inputs, TargetCoding target, Activation activation, float... weights) {
    int width = inputs.stream().mapToInt(ColumnTransform::width).sum();
    var layer = new Dense(width, target.outputs(), activation, false);
    var architecture = new Architecture(List.of(layer));
    return new Model(
        new Preparation(inputs, target),
        architecture,
        new Parameters(architecture, weights),
        new Provenance("v", "s", "", 1, 0, Map.of(), 1, 1, Map.of()));
  }

  private static NumberTransform number(String name) {
    return new NumberTransform(name, 0, AS_IS);
  }

  private static double mean(Importances importances, String column) {
    return importances.columns().stream()
        .filter(importance -> importance.column().equals(column))
        .mapToDouble(Importance::mean)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aShuffledColumnOfASumRaisesTheErrorByItsWeight() {
    // y = 3a + 1b, all independent: shuffling a makes errors 3(a − a'), of variance 2·9·var(a).
    double[][] plane = Tables.plane(4000, 5);
    var table =
        Tables.of(
            numbers("a", plane[0]),
            numbers("b", plane[1]),
            numbers("unused", plane[1]),
            numbers("y", Tables.map(plane, (a, b) -> 3 * a + b)));
    var target = new NumberTarget(List.of("y"), List.of(AS_IS));
    var model = model(List.of(number("b"), number("a")), target, Activation.IDENTITY, 1f, 3f);
    var importances = Importances.of(model, table);
    assertEquals(Measure.RMSE, importances.measure());
    assertEquals(4000, importances.rows());
    assertEquals(
        List.of("a", "b"), importances.columns().stream().map(Importance::column).toList());
    // Uniform in ±1: variance ⅓.
    assertEquals(3 * Math.sqrt(2.0 / 3), mean(importances, "a"), 0.06);
    assertEquals(Math.sqrt(2.0 / 3), mean(importances, "b"), 0.02);
    assertTrue(importances.columns().getFirst().deviation() > 0);
    assertEquals(importances, Importances.of(model, table));
  }

  @Test
  void allInputsOfAColumnAreShuffledTogether() {
    // The class is the category; v is ignored.
    var target = new ClassTarget("k", List.of("no", "yes"), 1);
    var oneHot = new OneHot("c", List.of("p", "q"), false);
    var model = model(List.of(number("v"), oneHot), target, Activation.SIGMOID, 0f, -1f, 1f);
    String[] c = new String[400];
    String[] k = new String[400];
    double[] v = new double[400];
    for (int row = 0; row < 400; row++) {
      boolean yes = row % 2 == 1;
      c[row] = yes ? "q" : "p";
      k[row] = row == 7 ? "" : yes ? "yes" : "no";
      v[row] = row;
    }
    var importances =
        Importances.of(model, Tables.of(numbers("v", v), texts("c", c), texts("k", k)));
    assertEquals(Measure.ACCURACY, importances.measure());
    assertEquals(399, importances.rows());
    // Right is then a matter of chance: a half is lost.
    assertEquals(0.5, mean(importances, "c"), 0.05);
    assertEquals(new Importance("v", 0, 0), importances.columns().get(1));
  }

  @Test
  void anImageIsShuffledAsOne() {
    // One pixel decides, 0 or 255; the other three say nothing.
    int images = 200;
    byte[] bytes = new byte[4 * images];
    String[] k = new String[images];
    for (int i = 0; i < images; i++) {
      bytes[4 * i + 2] = (byte) (i % 2 == 0 ? 0 : 255);
      k[i] = i % 2 == 0 ? "dark" : "light";
    }
    List<Column> columns = new ArrayList<>(new Pixels(bytes, 2, 2, 1).columns());
    columns.add(texts("label", k));
    var target = new ClassTarget("label", List.of("dark", "light"), 2);
    var model =
        model(
            List.of(new PixelTransform(2, 2, 1)),
            target,
            Activation.SOFTMAX,
            0f,
            0f,
            0f,
            0f,
            -1f,
            1f,
            0f,
            0f);
    // At brightness 0 both are equal, and the first is taken.
    var importances = Importances.of(model, new Table("t", columns));
    assertEquals(1, importances.columns().size());
    assertEquals(Importances.IMAGE, importances.columns().getFirst().column());
    assertEquals(0.5, importances.columns().getFirst().mean(), 0.1);
  }

  @Test
  void severalTargetsAreMeasuredInTheirDeviations() {
    // Two targets that are a and 1000·a: both lose √2 of their deviation.
    double[] a = IntStream.range(0, 2000).mapToDouble(i -> i / 1000.0).toArray();
    double[] thousand = IntStream.range(0, 2000).mapToDouble(i -> i).toArray();
    var target = new NumberTarget(List.of("y", "z"), List.of(AS_IS, new Fitted(0, 1000)));
    var model = model(List.of(number("a")), target, Activation.IDENTITY, 1f, 1f);
    var importances =
        Importances.of(model, Tables.of(numbers("a", a), numbers("y", a), numbers("z", thousand)));
    assertEquals(Measure.SCALED_RMSE, importances.measure());
    assertEquals(Math.sqrt(2), mean(importances, "a"), 0.05);
  }

  @Test
  void ofManyRowsARandomPartIsShuffled() {
    double[] a = IntStream.range(0, 12_000).mapToDouble(i -> i % 7).toArray();
    var target = new NumberTarget(List.of("y"), List.of(AS_IS));
    var model = model(List.of(number("a")), target, Activation.IDENTITY, 1f);
    var importances = Importances.of(model, Tables.of(numbers("a", a), numbers("y", a)));
    assertEquals(Importances.MOST_ROWS, importances.rows());
    assertEquals(Math.sqrt(2 * 4), mean(importances, "a"), 0.1);
  }
}
