package dev.hillock.attribution;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Column;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictor;
import dev.hillock.kernel.Activation;
import dev.hillock.model.Member;
import dev.hillock.model.Model;
import dev.hillock.nn.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapleyValuesTest {

  private static final ShapleyOptions OPTIONS = ShapleyOptions.DEFAULT;

  private static Attribution of(Model model, Table table, int row, ShapleyOptions options) {
    return ShapleyValues.of(model, table, row, Question.DEFAULT, options);
  }

  private static Contribution at(Attribution attribution, String column) {
    return attribution.contributions().stream()
        .filter(c -> c.column().equals(column))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "iris.csv, --target species --preset plain --epochs 5 --hidden 16",
    "penguins.csv, --target species --epochs 2 --preset realmlp --hidden 24,24 --ensemble 2",
    "penguins.csv, --target body_mass_g --epochs 2 --preset tabm-mini --hidden 24",
    "concrete.csv, '--target compressive_strength --epochs 2 --hidden 24 --quantiles 0.1,0.5,0.9'",
    "concrete.csv, --target age --task counts --hidden 24 --epochs 2",
    "concrete.csv, --target age --task regression --hidden 24 --target-transform log --epochs 2"
  })
  void contributionsAddUpToThePrediction(String file, String options) {
    var table = Tables.bundled(file);
    var model = TrainedModels.of(table, options);
    var background = OPTIONS.with(new Baseline.Rows(12));
    for (int row : new int[] {3, 149}) {
      var attribution = of(model, table, row, background);
      assertEquals(0, attribution.error(), 1e-12 * Math.max(1, attribution.prediction()));
      var gradients =
          IntegratedGradients.of(
              model, table, row, Question.DEFAULT, IntegratedGradients.DEFAULT_BASELINE);
      assertEquals(gradients.explained(), attribution.explained());
      double scale = Math.max(1, Math.abs(gradients.prediction()));
      assertEquals(gradients.prediction(), attribution.prediction(), 1e-5 * scale);
    }
  }

  @Test
  void theBaselineIsTheMeanPredictionOfTheBackground() {
    var table = Tables.bundled("iris.csv");
    var model = TrainedModels.of(table, "--target species --preset plain --epochs 5");
    var attribution =
        ShapleyValues.of(
            model, table, 0, Question.ofLabel("setosa"), OPTIONS.with(new Baseline.Rows(1000)));
    try (var predictor = new Predictor(model)) {
      var predictions = predictor.predict(table);
      double mean = 0;
      for (int row = 0; row < table.rows(); row++) {
        mean += predictions.probability(row, 0) / table.rows();
      }
      assertEquals(mean, attribution.baseline().value(), 1e-12);
      assertEquals("on average over the 150 rows of iris.csv", attribution.baseline().text());
    }
  }

  /// All 24 orders of four columns, each column revealed on its turn in tables of whole rows.
  @Test
  void agreesWithAllOrdersOfFourColumns() {
    var table = HandMade.table(4, 12, 6);
    var model =
        HandMade.model(
            HandMade.member(4, List.of(8), Activation.TANH, 1),
            HandMade.member(4, List.of(6, 5), Activation.RELU, 2));
    var attribution = of(model, table, 5, OPTIONS);
    double[] expected = new double[4];
    try (var predictor = new Predictor(model)) {
      var orders = new ArrayList<List<Integer>>();
      permute(new ArrayList<>(), orders);
      assertEquals(24, orders.size());
      for (var order : orders) {
        boolean[] known = new boolean[4];
        double before = meanPrediction(predictor, table, known);
        for (int column : order) {
          known[column] = true;
          double after = meanPrediction(predictor, table, known);
          expected[column] += (after - before) / 24;
          before = after;
        }
      }
    }
    for (int c = 0; c < 4; c++) {
      assertEquals(expected[c], at(attribution, HandMade.name(c)).value(), 1e-6);
    }
  }

  private static void permute(List<Integer> begun, List<List<Integer>> orders) {
    if (begun.size() == 4) {
      orders.add(List.copyOf(begun));
    }
    for (int c = 0; c < 4; c++) {
      if (!begun.contains(c)) {
        begun.add(c);
        permute(begun, orders);
        begun.removeLast();
      }
    }
  }

  private static double meanPrediction(Predictor predictor, Table table, boolean[] known) {
    var columns = new ArrayList<Column>();
    for (int c = 0; c < 4; c++) {
      double[] values = new double[table.rows()];
      for (int row = 0; row < values.length; row++) {
        values[row] = number(table, c, known[c] ? 5 : row);
      }
      columns.add(Tables.numbers(HandMade.name(c), values));
    }
    var predictions = predictor.predict(new Table("mixed", columns));
    double sum = 0;
    for (int row = 0; row < table.rows(); row++) {
      sum += predictions.value(row, 0);
    }
    return sum / table.rows();
  }

  private static double number(Table table, int column, int row) {
    return Double.parseDouble(table.columns().get(column).text(row));
  }

  @Test
  void aColumnThatTheNetworkDoesNotReadAddsNothingAndTwinsAddTheSame() {
    var member = HandMade.member(4, List.of(9), Activation.SILU, 3);
    float[] values = member.parameters().values().clone();
    for (int j = 0; j < 9; j++) {
      values[9 + j] = 0; // column b
      values[27 + j] = values[18 + j]; // column d as column c
    }
    var changed =
        new Member(
            member.preparation(),
            member.architecture(),
            new Parameters(member.architecture(), values));
    var random = HandMade.table(4, 9, 4);
    var twins =
        Tables.of(
            Tables.numbers("a", 1, 2, 3, -1),
            Tables.numbers("b", 4, 1, 2, 7),
            Tables.numbers("c", 1, -1, 0.5, 2),
            Tables.numbers("d", 1, -1, 0.5, 2));
    var model = HandMade.model(changed);
    assertEquals(0, at(of(model, random, 2, OPTIONS), "b").value(), 1e-15);
    var attribution = of(model, twins, 1, OPTIONS);
    assertEquals(at(attribution, "c").value(), at(attribution, "d").value(), 1e-7);
    assertEquals(0, at(attribution, "b").value(), 1e-15);
  }

  @Test
  void ofALinearNetworkEachColumnAddsItsWeightTimesItsDistance() {
    var table = HandMade.table(12, 30, 8);
    var member = HandMade.member(12, List.of(), Activation.IDENTITY, 2);
    var few = new ShapleyOptions(new Baseline.Rows(30), 3, 7);
    for (var attribution :
        List.of(
            of(HandMade.model(member), table, 7, few),
            of(HandMade.model(member), table, 7, OPTIONS))) {
      for (int c = 0; c < 12; c++) {
        double mean = 0;
        for (int row = 0; row < 30; row++) {
          mean += number(table, c, row) / 30;
        }
        double expected = 1.5 * member.parameters().values()[c] * (number(table, c, 7) - mean);
        assertEquals(expected, at(attribution, HandMade.name(c)).value(), 2e-5);
      }
    }
  }

  @Test
  void manyColumnsAreSampledWithAStandardErrorThatHolds() {
    int columns = 18;
    var table = HandMade.table(columns, 25, 9);
    var model = HandMade.model(HandMade.member(columns, List.of(16), Activation.TANH, 4));
    var some = new ShapleyOptions(new Baseline.Rows(10), 40, 1);
    var attribution = of(model, table, 3, some);
    assertEquals(0, attribution.error(), 1e-12);
    assertEquals(
        List.of(
            "Shapley values from 80 orders of 18 columns, each with its reverse; ± is one standard error"),
        attribution.notes());
    assertEquals(attribution, of(model, table, 3, some));
    assertNotEquals(attribution, of(model, table, 3, some.withSeed(2)));
    var precise = of(model, table, 3, new ShapleyOptions(new Baseline.Rows(10), 2000, 3));
    for (var contribution : attribution.contributions()) {
      double difference = contribution.value() - at(precise, contribution.column()).value();
      assertTrue(contribution.standardError() > 0, contribution::toString);
      assertTrue(Math.abs(difference) < 4.5 * contribution.standardError(), contribution::toString);
    }
  }

  @Test
  void stepUnitsAreExplainedToo() {
    var table = HandMade.table(3, 20, 2);
    var model = HandMade.model(HandMade.member(3, List.of(9), Activation.STEP, 1));
    var attribution = of(model, table, 0, OPTIONS);
    assertEquals(0, attribution.error(), 1e-12);
    assertTrue(attribution.contributions().getFirst().value() != 0);
  }

  @Test
  void aRowThatIsTheBackgroundHasNothingToExplain() {
    var table = HandMade.table(3, 5, 2);
    var model = HandMade.model(HandMade.member(3, List.of(4), Activation.TANH, 1));
    var attribution = of(model, table, 1, OPTIONS.with(new Baseline.Row(1)));
    assertEquals(attribution.prediction(), attribution.baseline().value());
    assertEquals("for row 2 of t", attribution.baseline().text());
    for (var contribution : attribution.contributions()) {
      assertEquals(0, contribution.value());
    }
  }

  @Test
  void refusesTooFewOrders() {
    assertIllegal(
        "1 pairs of orders; it takes 2 or more to tell how far they differ",
        () -> new ShapleyOptions(new Baseline.Rows(1), 1, 0));
  }
}
