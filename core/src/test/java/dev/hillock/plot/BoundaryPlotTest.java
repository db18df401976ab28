package dev.hillock.plot;

import static dev.hillock.Refusal.assertIllegal;
import static dev.hillock.Tables.numbers;
import static dev.hillock.Tables.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictor;
import dev.hillock.model.Model;
import dev.hillock.plot.BoundaryPlot.Request;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import dev.hillock.train.Training;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundaryPlotTest {

  private static Model trained(Table table, String target) {
    var settings =
        Settings.defaults()
            .with(Settings.PRESET, Preset.PLAIN)
            .with(Settings.TARGET, List.of(target))
            .with(Settings.EPOCHS, 30);
    return Training.of(table, settings).run().model();
  }

  /// Whether a place lies within an odd number of rings.
  private static boolean isIn(List<double[]> rings, double x, double y) {
    boolean in = false;
    for (double[] ring : rings) {
      for (int i = 0; i < ring.length; i += 2) {
        int next = (i + 2) % ring.length;
        boolean crosses = ring[i + 1] > y != ring[next + 1] > y;
        if (crosses) {
          double at =
              ring[i] + (y - ring[i + 1]) / (ring[next + 1] - ring[i + 1]) * (ring[next] - ring[i]);
          in ^= x < at;
        }
      }
    }
    return in;
  }

  @Test
  void aDotLiesInTheRegionOfItsPredictedClass() {
    var table = Tables.bundled("iris.csv");
    var model = trained(table, "species");
    var plot = new BoundaryPlot(model, table, new Request("petal_length", "petal_width", 0, ""));
    double[] length = ((NumericColumn) table.column("petal_length")).values();
    double[] width = ((NumericColumn) table.column("petal_width")).values();
    var held =
        new HeldTable(table, model.preparation().inputColumns(), "petal_length", "petal_width", -1);
    try (var predictor = new Predictor(model)) {
      var grid = plot.grid(predictor);
      var predictions = predictor.predict(held.rows(length, width));
      var regions = IntStream.range(0, 3).mapToObj(grid::rings).toList();
      int wrong = 0;
      for (int row = 0; row < table.rows(); row++) {
        for (int kind = 0; kind < 3; kind++) {
          boolean is = predictions.classOf(row) == kind;
          wrong += is == isIn(regions.get(kind), length[row], width[row]) ? 0 : 1;
        }
      }
      // A place within a cell's width of a border may lie on the other side of its chord.
      assertTrue(wrong <= 2, wrong + " wrong");
    }
  }

  @Test
  void bordersLieWhereTheClassChanges() {
    // A step at 0.3 exactly, wherever the nodes are.
    var grid =
        new ClassGrid(
            ValueGrid.places(-1, 1, 12),
            ValueGrid.places(0, 1, 5),
            (x, y) -> IntStream.range(0, x.length).map(i -> x[i] < 0.3 ? 0 : 1).toArray());
    double[] ring = grid.rings(0).getFirst();
    assertEquals(8, ring.length);
    for (int i = 0; i < ring.length; i += 2) {
      assertTrue(ring[i] == -1 || Math.abs(ring[i] - 0.3) < 1e-3, "x = " + ring[i]);
    }
  }

  @Test
  void picturesOfClassesNumbersAndHeldCells() {
    var penguins = Tables.bundled("penguins.csv");
    var request = new Request("bill_length_mm", "bill_depth_mm", 3, "");
    var plot = new BoundaryPlot(trained(penguins, "species"), penguins, request);
    var svg = Svg.of(plot.svg());
    assertEquals(3, svg.ofClass("path", "region").size());
    assertEquals(342, plot.dots());
    assertTrue(plot.held().contains("island = Torgersen"), plot.held().toString());
    assertTrue(svg.text().length() < 300_000);

    var concrete = Tables.bundled("concrete.csv");
    var numbers =
        new BoundaryPlot(
            trained(concrete, "compressive_strength"),
            concrete,
            new Request("cement", "age", 0, ""));
    var levels = Svg.of(numbers.svg());
    assertTrue(levels.ofClass("path", "level").size() >= 4);
    assertTrue(levels.texts().contains("1,000 of 1,030 rows are drawn."));
    assertFalse(numbers.held().isEmpty());
  }

  @Test
  void theCommonestAndTheMedianAreHeld() {
    var table =
        Tables.of(
            numbers("a", 1, 2),
            numbers("b", 1, 2),
            numbers("c", 10, 20),
            texts("d", "z", "x"),
            texts("e", "", ""));
    var held = new HeldTable(table, table.names(), "a", "b", -1);
    assertEquals(List.of("c = 15", "d = x", "e = (missing)"), held.words());
    var row = new HeldTable(table, table.names(), "a", "b", 0);
    assertEquals(List.of("c = 10", "d = z", "e = (missing)"), row.words());
    assertEquals(3, held.rows(new double[3], new double[3]).rows());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a, c, 0, '' | column 'c' is not one that the model reads; there are 'a', 'b', 'kind'",
        "a, kinds, 0, '' | column 'kinds' is not one that the model reads; did you mean 'kind'?",
        "kind, a, 0, '' | column 'kind' holds categories for the model; a boundary needs columns of numbers, there are 'a', 'b'",
        "a, a, 0, '' | column 'a' is named twice; a boundary needs two columns",
        "a, b, 999, '' | there is no row 999: t has rows 1 to 80",
        "a, b, -1, '' | there is no row -1: t has rows 1 to 80",
        "a, b, 0, q | the model does not predict 'q'; there are 'y'"
      })
  void refusesWhatItCannotDraw(String request, String message) {
    double[][] plane = Tables.plane(80, 1);
    var kinds = IntStream.range(0, 80).mapToObj(i -> i % 3 == 0 ? "u" : "v").toArray(String[]::new);
    var table =
        Tables.of(
            numbers("a", plane[0]),
            numbers("b", plane[1]),
            texts("kind", kinds),
            numbers("y", Tables.map(plane, (a, b) -> a + b)));
    var model = trained(table, "y");
    String[] parts = request.strip().split(", ", -1);
    assertIllegal(
        message,
        () ->
            new BoundaryPlot(
                model,
                table,
                new Request(
                    parts[0], parts[1], Integer.parseInt(parts[2]), parts[3].replace("'", ""))));
  }

  @Test
  void refusesColumnsThatDoNotVary() {
    var table = Tables.linear(50, 1);
    var model = trained(table, "y");
    var request = new Request("a", "b", 0, "");
    var one = Tables.of(numbers("a", 7), numbers("b", 2), numbers("y", 1));
    assertIllegal(
        "column 'a' is nothing but 7 in t; a boundary needs columns that vary",
        () -> new BoundaryPlot(model, one, request));
    var none =
        Tables.of(numbers("a", 1, 2), numbers("b", Double.NaN, Double.NaN), numbers("y", 1, 2));
    assertIllegal(
        "column 'b' is missing in every row in t; a boundary needs columns that vary",
        () -> new BoundaryPlot(model, none, request));
  }
}
