package dev.hillock.prep;

import static dev.hillock.Refusal.assertBadData;
import static dev.hillock.Tables.numbers;
import static dev.hillock.Tables.rows;
import static dev.hillock.Tables.texts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.hillock.Tables;
import dev.hillock.data.Column;
import dev.hillock.data.Pixels;
import dev.hillock.data.Table;
import dev.hillock.prep.Scaling.Fitted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PreparationTest {

  private static final PreparationFit FIT = new PreparationFit(Scaling.NONE, Set.of(), Map.of());

  private static final NumberTarget TARGET =
      new NumberTarget(List.of("y"), List.of(new Fitted(0, 1)));

  private static final Preparation PREPARATION =
      new Preparation(
          List.of(
              new NumberTransform("length", 5, new Fitted(0, 1)),
              new OneHot("colour", List.of("blue", "red"), true),
              new NumberTransform("width", 6, new Fitted(0, 1))),
          TARGET);

  /// As many different texts as rows.
  private static Column names(String name, int rows) {
    return texts(name, IntStream.range(0, rows).mapToObj(i -> "n" + i).toArray(String[]::new));
  }

  @Test
  void putsTheInputsSideBySide() {
    var table =
        Tables.of(
            texts("colour", "red", "", "green"),
            numbers("width", 1, 2, Double.NaN),
            numbers("more", 0, 0, 0),
            numbers("length", 7, 8, 9));
    assertEquals(5, PREPARATION.width());
    assertEquals(List.of("length", "colour", "width"), PREPARATION.inputColumns());
    var inputs = PREPARATION.apply(table, new int[] {2, 0, 1});
    assertArrayEquals(new float[] {9, 0, 0, 1, 6, 7, 0, 1, 0, 1, 8, 0, 0, 1, 2}, inputs.x().data());
    assertEquals(Map.of("colour", 1), inputs.unseen());
  }

  @Test
  void encodesTheTarget() {
    var table = Tables.of(numbers("y", 4, 5));
    assertArrayEquals(new float[] {5, 4}, PREPARATION.targets(table, new int[] {1, 0}).data());
  }

  @Test
  void takesATableWithoutRows() {
    var table = Tables.of(numbers("length"), texts("colour"), numbers("width"));
    assertEquals(0, PREPARATION.apply(table, rows(0)).x().rows());
  }

  @Test
  void namesAMissingColumnAndTheNearest() {
    var table = Tables.of(numbers("length", 1), texts("colour", "red"), numbers("widht", 1));
    assertBadData(
        "t lacks a column that the model was trained on: 'width'; did you mean 'widht'?",
        () -> PREPARATION.apply(table, rows(1)));
  }

  @Test
  void namesAllMissingColumnsUpToFive() {
    assertBadData(
        "t lacks 3 columns that the model was trained on: 'length', 'colour', 'width'; there are 'zzz'",
        () -> PREPARATION.apply(Tables.of(numbers("zzz", 1)), rows(1)));
    var many = new ArrayList<ColumnTransform>();
    for (int i = 0; i < 7; i++) {
      many.add(new NumberTransform("column" + i, 0, new Fitted(0, 1)));
    }
    assertBadData(
        "t lacks 7 columns that the model was trained on: 'column0', 'column1', 'column2',"
            + " 'column3', 'column4'; there are 'zzz'",
        () -> new Preparation(many, TARGET).apply(Tables.of(numbers("zzz", 1)), rows(1)));
  }

  @Test
  void fitsEachKindOfColumnOnTheTrainingRows() {
    var table =
        Tables.of(
            numbers("v", 1, 3, 50),
            texts("c", "a", "b", "z"),
            numbers("out", 1, 2, 3),
            numbers("y", 0, 1, 0));
    var fit = new PreparationFit(Scaling.STANDARD, Set.of("out"), Map.of());
    var fitted = fit.inputs(table, List.of("y"), new int[] {0, 1});
    assertEquals(
        List.of(
            new NumberTransform("v", 2, new Fitted(2, 1)),
            new OneHot("c", List.of("a", "b"), false)),
        fitted.transforms());
    assertEquals(List.of(), fitted.notes());
  }

  @Test
  void takesImagesAsOneBlock() {
    var columns = new ArrayList<>(new Pixels(new byte[12], 2, 3, 1).columns());
    columns.add(texts("label", "a", "b"));
    var fitted = FIT.inputs(new Table("t", columns), List.of("label"), rows(2));
    assertEquals(List.of(new PixelTransform(2, 3, 1)), fitted.transforms());
  }

  @Test
  void leavesIdentifiersOutWithANote() {
    var table = Tables.of(names("name", 101), numbers("v", new double[101]), names("y", 101));
    var fitted = FIT.inputs(table, List.of("y"), rows(101));
    assertEquals(1, fitted.transforms().size());
    assertInstanceOf(NumberTransform.class, fitted.transforms().getFirst());
    assertEquals(
        List.of(
            "column 'name' is left out: 101 different texts in 101 rows look like an identifier or"
                + " free text; --type \"name=categorical\" keeps it"),
        fitted.notes());
  }

  @Test
  void keepsWhatOnlyLooksLikeAnIdentifier() {
    var few = Tables.of(names("name", 100), numbers("y", new double[100]));
    assertEquals(1, FIT.inputs(few, List.of("y"), rows(100)).transforms().size());
    var many = Tables.of(names("name", 101), numbers("y", new double[101]));
    var keeping =
        new PreparationFit(Scaling.NONE, Set.of(), Map.of("name", new DeclaredType.Categorical()));
    assertEquals(
        101, keeping.inputs(many, List.of("y"), rows(101)).transforms().getFirst().width());
  }

  @Test
  void leavesConstantColumnsOut() {
    var table = Tables.of(numbers("v", 2, 2), numbers("w", 1, 2), numbers("y", 1, 2));
    var fit = new PreparationFit(Scaling.STANDARD, Set.of(), Map.of());
    assertEquals(
        List.of("'v' is left out: one value only, which tells nothing"),
        fit.inputs(table, List.of("y"), rows(2)).notes());
    assertEquals(List.of("w"), fit.inputs(table, List.of("y"), rows(2)).columns());
  }

  @Test
  void refusesATableWithoutInputs() {
    assertBadData(
        "t has no column left to predict 'y' from; give it at least one input column",
        () -> FIT.inputs(Tables.of(numbers("y", 1)), List.of("y"), rows(1)));
  }
}
