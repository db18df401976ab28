package dev.hillock.attribution;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.attribution.Counterfactual.Change;
import dev.hillock.data.Column;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.Pixels;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictor;
import dev.hillock.kernel.Activation;
import dev.hillock.model.Member;
import dev.hillock.model.Model;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Dense;
import dev.hillock.nn.Parameters;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.ColumnTransform;
import dev.hillock.prep.DateTransform;
import dev.hillock.prep.Decision;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.NumberTransform;
import dev.hillock.prep.OneHot;
import dev.hillock.prep.OrdinalTransform;
import dev.hillock.prep.PixelTransform;
import dev.hillock.prep.Preparation;
import dev.hillock.prep.Scaling;
import dev.hillock.prep.TargetCoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CounterfactualSearchTest {

  private static final Scaling.Fitted AS_IT_IS = new Scaling.Fitted(0, 1);
  private static final NumberTarget NUMBER = new NumberTarget(List.of("y"), List.of(AS_IT_IS));

  private static Model linear(TargetCoding target, List<ColumnTransform> inputs, float... w) {
    var f =
        target instanceof ClassTarget || target instanceof LabelsTarget
            ? Activation.SIGMOID
            : Activation.IDENTITY;
    var architecture =
        new Architecture(
            List.of(new Dense(w.length / target.outputs(), target.outputs(), f, false)));
    return HandMade.model(
        new Member(new Preparation(inputs, target), architecture, new Parameters(architecture, w)));
  }

  private static NumberTransform number(String column) {
    return new NumberTransform(column, 0, AS_IT_IS);
  }

  private static double[] hundredths(int from, int to) {
    double[] values = new double[to - from + 1];
    Arrays.setAll(values, i -> (from + i) / 100.0);
    return values;
  }

  /// y = a + 3·b; a and b from −1 to 1 with quartiles 1 apart: b has the shorter way.
  @Test
  void theColumnWithTheShortestWayIsChangedAndNoMoreThanNeeded() {
    var table =
        Tables.of(
            Tables.numbers("a", hundredths(-100, 100)), Tables.numbers("b", hundredths(-100, 100)));
    var model = linear(NUMBER, List.of(number("a"), number("b")), 1, 3);
    var found = CounterfactualSearch.of(model, table, 100, Wish.ofValue(1.79, List.of()));
    assertTrue(found.found());
    assertEquals(List.of(new Change("b", "0", "0.6", 0.6)), found.changes());
    assertEquals(0, found.before().number());
    assertEquals(1.8, found.after().number(), 1e-6);
    assertEquals("y of 1.79 or more", found.wish());
    var onlyA = CounterfactualSearch.of(model, table, 100, Wish.ofValue(-0.352, List.of("a")));
    assertEquals(List.of(new Change("a", "0", "-0.36", 0.36)), onlyA.changes());
    assertEquals("y of -0.352 or less", onlyA.wish());
  }

  /// y = relu(a + b − 1) with a and b at most 0.9: neither alone is enough for 0.5.
  @Test
  void twoColumnsAreChangedWhereOneIsNotEnough() {
    var table =
        Tables.of(
            Tables.numbers("a", hundredths(-90, 90)), Tables.numbers("b", hundredths(-90, 90)));
    var architecture =
        new Architecture(
            List.of(
                new Dense(2, 1, Activation.RELU, true),
                new Dense(1, 1, Activation.IDENTITY, true)));
    var model =
        HandMade.model(
            new Member(
                new Preparation(List.of(number("a"), number("b")), NUMBER),
                architecture,
                new Parameters(architecture, new float[] {1, 1, -1, 1, 0})));
    var found = CounterfactualSearch.of(model, table, 90, Wish.ofValue(0.5, List.of()));
    assertTrue(found.found());
    assertEquals(2, found.changes().size());
    assertEquals(1.5 / 0.9, found.distance(), 0.06);
    assertTrue(found.after().number() >= 0.5);
    var none = CounterfactualSearch.of(model, table, 90, Wish.ofValue(0.9, List.of()));
    assertFalse(none.found());
    assertEquals(0.8, none.after().number(), 1e-6);
    assertEquals(2, none.changes().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 60, 200, 300})
  void whatIsFoundFlipsTheClassAndIsNoLongerThanAnyChangeOfOneCell(int row) {
    var table = Tables.bundled("penguins.csv");
    var model = TrainedModels.of(table, "--target species --epochs 10 --hidden 24");
    var wish = Wish.ofAnotherClass(List.of());
    var found = CounterfactualSearch.of(model, table, row, wish);
    assertTrue(found.found());
    assertEquals(found, CounterfactualSearch.of(model, table, row, wish));
    try (var predictor = new Predictor(model)) {
      String before = predictor.predict(table, new int[] {row}).label(0);
      assertEquals(before, found.before().label());
      var changed = changed(table, row, found.changes());
      var predictions = predictor.predict(changed);
      assertEquals(found.after().label(), predictions.label(0));
      assertFalse(before.equals(predictions.label(0)));
      assertEquals(found.after().number(), predictions.probability(0, predictions.classOf(0)), 0);
      for (String sex : List.of("male", "female")) {
        var flipped = changed(table, row, List.of(new Change("sex", "", sex, 1)));
        boolean flips = !predictor.predict(flipped).label(0).equals(before);
        assertTrue(!flips || found.distance() <= 1);
      }
    }
  }

  /// The row alone with the changes.
  private static Table changed(Table table, int row, List<Change> changes) {
    var columns = new ArrayList<Column>();
    for (Column column : table.columns()) {
      String text = column.text(row);
      for (Change change : changes) {
        text = change.column().equals(column.name()) ? change.to() : text;
      }
      columns.add(
          column instanceof NumericColumn
              ? Tables.numbers(
                  column.name(), text.isEmpty() ? Double.NaN : Double.parseDouble(text))
              : Tables.texts(column.name(), text));
    }
    return new Table("changed", columns);
  }

  @Test
  void onlyNamedColumnsAreChanged() {
    var table = Tables.bundled("penguins.csv");
    var model = TrainedModels.of(table, "--target species --epochs 10 --hidden 24");
    for (int row = 0; row < 340; row += 85) {
      var found =
          CounterfactualSearch.of(
              model, table, row, Wish.ofAnotherClass(List.of("sex", "body_mass_g")));
      for (Change change : found.changes()) {
        assertTrue(List.of("sex", "body_mass_g").contains(change.column()));
      }
    }
  }

  /// A level of a category is 1 away, of an ordered one a step for each level between.
  @Test
  void categoriesCostOneAndOrderedOnesTheirSteps() {
    var levels = List.of("small", "medium", "large");
    var table =
        Tables.of(
            Tables.texts("size", "small", "medium", "large"),
            Tables.texts("kind", "x", "y", "z"),
            Tables.numbers("code", 1, 2, 3));
    List<ColumnTransform> inputs =
        List.of(
            new OrdinalTransform("size", levels, 1, AS_IT_IS),
            new OneHot("kind", List.of("x", "y", "z"), false),
            new OneHot("code", List.of("1", "2", "q"), false));
    var model = linear(NUMBER, inputs, 1, 0, 1, 5, 0, 1.5f, 9);
    var size = CounterfactualSearch.of(model, table, 0, Wish.ofValue(1.9, List.of("size")));
    assertEquals(List.of(new Change("size", "small", "large", 2)), size.changes());
    var kind = CounterfactualSearch.of(model, table, 0, Wish.ofValue(1.9, List.of()));
    assertEquals(List.of(new Change("kind", "x", "z", 1)), kind.changes());
    var code = CounterfactualSearch.of(model, table, 0, Wish.ofValue(1.2, List.of("code")));
    assertEquals(List.of(new Change("code", "1", "2", 1)), code.changes());
  }

  @Test
  void datesBecomeOtherDatesOfTheTable() {
    var dates = Tables.texts("day", "2024-01-01", "2024-01-11", "2024-01-21", "2024-01-31");
    var table = Tables.of(dates);
    var transform = DateTransform.fit(table, dates, Tables.rows(4), Scaling.MIN_MAX);
    float[] w = new float[transform.width()];
    w[0] = 1;
    var model = linear(NUMBER, List.of(transform), w);
    try (var predictor = new Predictor(model)) {
      var predictions = predictor.predict(table);
      double goal = (predictions.value(1, 0) + predictions.value(2, 0)) / 2;
      var found = CounterfactualSearch.of(model, table, 0, Wish.ofValue(goal, List.of()));
      assertTrue(found.found());
      assertEquals("2024-01-21", found.changes().getFirst().to());
      assertEquals(20.0 / 15, found.changes().getFirst().distance(), 1e-9);
    }
  }

  @Test
  void aMissingCellCountsAsTheMedian() {
    var table = Tables.of(Tables.numbers("a", Double.NaN, 0, 1, 2, 3, 4));
    var model = linear(NUMBER, List.of(new NumberTransform("a", 2, AS_IT_IS)), 1);
    var found = CounterfactualSearch.of(model, table, 0, Wish.ofValue(3.5, List.of()));
    assertEquals(List.of(new Change("a", "", "4", 1)), found.changes());
    assertEquals(2, found.before().number());
  }

  /// The probability of "yes" is sigmoid(a).
  @Test
  void theDecisionOfTheModelIsWhatFlips() {
    var table = Tables.of(Tables.numbers("a", hundredths(-300, 300)));
    var plain = new ClassTarget("ok", List.of("no", "yes"), 1);
    for (double threshold : new double[] {0.5, 0.8}) {
      var target = plain.with(new Decision.Threshold(threshold));
      var found =
          CounterfactualSearch.of(
              linear(target, List.of(number("a")), 1), table, 0, Wish.ofLabel("yes", List.of()));
      double logit = StrictMath.log(threshold / (1 - threshold));
      assertEquals(logit, Double.parseDouble(found.changes().getFirst().to()), 0.11);
      assertTrue(found.after().number() >= threshold);
      assertEquals("no", found.before().label());
      assertEquals("ok 'yes'", found.wish());
    }
    var shares = plain.with(new Decision.Shares(List.of(0.9, 0.1)));
    var found =
        CounterfactualSearch.of(
            linear(shares, List.of(number("a")), 1), table, 0, Wish.ofAnotherClass(List.of()));
    assertEquals(-StrictMath.log(9), Double.parseDouble(found.changes().getFirst().to()), 0.11);
  }

  @Test
  void oneOfSeveralLabelsFlips() {
    var one = new ClassTarget("one", List.of("no", "yes"), 1);
    var two = new ClassTarget("two", List.of("near", "far"), 1);
    var table = Tables.of(Tables.numbers("a", hundredths(-100, 100)));
    var model = linear(new LabelsTarget(List.of(one, two)), List.of(number("a")), 1, -1);
    var found =
        CounterfactualSearch.of(
            model, table, 0, new Wish(Question.ofTarget("two"), null, List.of()));
    assertEquals("far", found.before().label());
    assertEquals("near", found.after().label());
    assertEquals("two 'near'", found.wish());
  }

  @Test
  void quantilesAndCountsReachTheirValues() {
    var table = Tables.bundled("concrete.csv");
    for (String options :
        List.of("--quantiles 0.1,0.5,0.9", "--task counts", "--target-transform log")) {
      var model =
          TrainedModels.of(
              table, "--target compressive_strength --epochs 5 --hidden 24 " + options);
      var found = CounterfactualSearch.of(model, table, 500, Wish.ofValue(45, List.of()));
      double number = found.after().number();
      assertTrue(found.found() && (found.before().number() < 45) == (number >= 45));
    }
  }

  @Test
  void refusesWhatIsNotThere() {
    var table = Tables.of(Tables.numbers("a", 1, 2, 3), Tables.numbers("b", 5, 5, 5));
    var numbers = linear(NUMBER, List.of(number("a"), number("b")), 1, 0);
    var target = new ClassTarget("ok", List.of("no", "yes"), 1);
    var classes = linear(target, List.of(number("a"), number("b")), 1, 0);
    assertIllegal(
        "the model does not read column 'c'; there are 'a', 'b'",
        () -> CounterfactualSearch.of(numbers, table, 0, Wish.ofValue(2, List.of("c"))));
    assertIllegal(
        "row 4 of t, which has 3; rows count from 1",
        () -> CounterfactualSearch.of(numbers, table, 3, Wish.ofValue(2, List.of())));
    assertIllegal(
        "target 'y' is a number; give the value that it ought to reach",
        () -> CounterfactualSearch.of(numbers, table, 0, Wish.ofAnotherClass(List.of())));
    assertIllegal(
        "'y' is predicted to be 1.0 already; ask for another value",
        () -> CounterfactualSearch.of(numbers, table, 0, Wish.ofValue(1, List.of())));
    assertIllegal(
        "value 1.0 for target 'ok', which is a class; name the class it ought to be",
        () -> CounterfactualSearch.of(classes, table, 0, Wish.ofValue(1, List.of())));
    assertIllegal(
        "ok 'yes' is predicted already; ask for another class",
        () -> CounterfactualSearch.of(classes, table, 0, Wish.ofLabel("yes", List.of())));
    assertIllegal(
        "target 'ok' has no class 'yess'; did you mean 'yes'?",
        () -> CounterfactualSearch.of(classes, table, 0, Wish.ofLabel("yess", List.of())));
    var nothing = CounterfactualSearch.of(numbers, table, 0, Wish.ofValue(2, List.of("b")));
    assertFalse(nothing.found());
    assertEquals(List.of(), nothing.changes());
  }

  @Test
  void imagesHaveNoSmallChange() {
    var table = new Table("images", new Pixels(new byte[4], 2, 2, 1).columns());
    var model = linear(NUMBER, List.of(new PixelTransform(2, 2, 1)), 1, 1, 1, 1);
    assertIllegal(
        "the columns are the pixels of images; no change of a few of them makes another image",
        () -> CounterfactualSearch.of(model, table, 0, Wish.ofValue(2, List.of())));
  }
}
