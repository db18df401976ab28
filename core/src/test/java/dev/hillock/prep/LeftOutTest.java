package dev.hillock.prep;

import static dev.hillock.Tables.numbers;
import static dev.hillock.Tables.rows;
import static dev.hillock.Tables.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.Tables;
import dev.hillock.data.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which columns do not become inputs, and what is said of them.
class LeftOutTest {

  private static final int ROWS = 30;

  /// A column whose cells are neither whole nor alike.
  private static final Column OTHER = column("other", i -> Math.sqrt(i) + 0.1);

  private static Column column(String name, IntToDoubleFunction cell) {
    return numbers(name, IntStream.range(0, ROWS).mapToDouble(cell).toArray());
  }

  private static PreparationFit.Fitted fit(Map<String, DeclaredType> types, Column... columns) {
    var fit = new PreparationFit(Scaling.STANDARD, Set.of(), types);
    return fit.inputs(Tables.of(columns), List.of("y"), rows(ROWS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "customer_id", "rowIndex", "Unnamed: 0", "ID", "Row.Names"})
  void consecutiveNumbersThatAreNamedSoAreLeftOut(String name) {
    var fitted = fit(Map.of(), column(name, i -> 1000 + (i * 7) % ROWS), OTHER);
    assertEquals(List.of("other"), fitted.columns());
    assertEquals(
        List.of(
            "column '%s' is left out: it numbers the rows; --type \"%s=numeric\" keeps it"
                .formatted(name, name)),
        fitted.notes());
  }

  @Test
  void aDeclaredTypeKeepsThem() {
    Map<String, DeclaredType> types = Map.of("id", new DeclaredType.Numeric());
    var fitted = fit(types, column("id", i -> i), OTHER);
    assertEquals(List.of("id", "other"), fitted.columns());
    assertEquals(List.of(), fitted.notes());
  }

  @Test
  void whatLooksLikeItInOneWayOnlyStays() {
    var fitted = fit(Map.of(), column("day", i -> ROWS - i), column("key", i -> 1000 * i), OTHER);
    assertEquals(List.of("day", "key", "other"), fitted.columns());
    assertEquals(
        List.of(
            "column 'day' holds another whole number in every row, one after the other; if it only numbers them, leave it out with --drop \"day\"",
            "column 'key' holds another whole number in every row and is named like an identifier; if it only numbers them, leave it out with --drop \"key\""),
        fitted.notes());
  }

  @Test
  void otherNumbersAreNoIdentifiers() {
    var fitted =
        fit(
            Map.of(),
            column("id", i -> i + 0.5),
            column("row", i -> i % 15),
            column("index", i -> i == 3 ? Double.NaN : i),
            column("humidity", i -> i * i * 40.0));
    assertEquals(4, fitted.columns().size());
    assertEquals(List.of(), fitted.notes());
  }

  /// The rows that train have gaps between their numbers.
  @Test
  void gapsOfRowsThatDoNotTrainDoNotMatter() {
    int[] training = IntStream.range(0, ROWS).filter(i -> i % 4 != 1).toArray();
    var table = Tables.of(column("id", i -> i), OTHER);
    var fit = new PreparationFit(Scaling.STANDARD, Set.of(), Map.of());
    assertEquals(List.of("other"), fit.inputs(table, List.of("y"), training).columns());
  }

  @Test
  void columnsOfOneValueAreLeftOut() {
    String[] same = IntStream.range(0, ROWS).mapToObj(_ -> "x").toArray(String[]::new);
    String[] none = IntStream.range(0, ROWS).mapToObj(_ -> "").toArray(String[]::new);
    String[] some =
        IntStream.range(0, ROWS).mapToObj(i -> i == 5 ? "" : "x").toArray(String[]::new);
    String[] day = IntStream.range(0, ROWS).mapToObj(_ -> "2024-01-01").toArray(String[]::new);
    Map<String, DeclaredType> types = Map.of("size", new DeclaredType.Ordinal(List.of("x", "y")));
    var fitted =
        fit(
            types,
            column("number", _ -> 3),
            column("nothing", _ -> Double.NaN),
            texts("text", same),
            texts("none", none),
            texts("size", same),
            texts("day", day),
            texts("some", some),
            OTHER);
    assertEquals(List.of("some", "other"), fitted.columns());
    assertEquals(
        List.of(
            "'number', 'nothing', 'text', 'none', 'size' and 1 more columns are left out: one value only, which tells nothing"),
        fitted.notes());
  }

  @Test
  void oneOfEqualColumnsIsEnough() {
    var twice = column("twice", i -> Math.sqrt(i) + 0.1);
    String[] cells =
        IntStream.range(0, ROWS)
            .mapToObj(i -> i % 3 == 0 ? "" : "c" + i % 3)
            .toArray(String[]::new);
    var fitted = fit(Map.of(), OTHER, texts("c", cells), twice, texts("d", cells));
    assertEquals(List.of("other", "c"), fitted.columns());
    assertEquals(
        List.of(
            "'twice' (as 'other'), 'd' (as 'c') are left out: equal to another column in every training row"),
        fitted.notes());
  }

  @Test
  void columnsThatDifferInOneTrainingRowStay() {
    var nearly = column("nearly", i -> i == 29 ? 0 : Math.sqrt(i) + 0.1);
    assertEquals(2, fit(Map.of(), OTHER, nearly).columns().size());
    var table = Tables.of(OTHER, nearly);
    var fit = new PreparationFit(Scaling.STANDARD, Set.of(), Map.of());
    assertEquals(List.of("other"), fit.inputs(table, List.of("y"), rows(29)).columns());
  }

  @Test
  void aDeclaredTypeKeepsAnEqualColumn() {
    Map<String, DeclaredType> types = Map.of("twice", new DeclaredType.Numeric());
    assertEquals(2, fit(types, OTHER, column("twice", i -> Math.sqrt(i) + 0.1)).columns().size());
  }

  @Test
  void manyEqualColumnsAreCounted() {
    var columns = new ArrayList<Column>();
    for (int c = 0; c < 8; c++) {
      columns.add(column("c" + c, i -> Math.sqrt(i)));
    }
    assertEquals(
        List.of(
            "'c1' (as 'c0'), 'c2' (as 'c0'), 'c3' (as 'c0'), 'c4' (as 'c0'), 'c5' (as 'c0') and 2 more columns are left out: equal to another column in every training row"),
        fit(Map.of(), columns.toArray(Column[]::new)).notes());
  }

  @Test
  void textsThatLookLikeNumbersGetAHint() {
    String[] cells =
        IntStream.range(0, ROWS).mapToObj(i -> i % 5 + ".23" + i % 7 + ",5").toArray(String[]::new);
    assertEquals(
        List.of(
            "column 'c' holds texts that look like numbers, such as '0.230,5'; --decimal , --thousands . reads them as numbers"),
        fit(Map.of(), texts("c", cells)).notes());
  }

  @Test
  void theCommonestOfTooManyLevelsHaveAnInput() {
    int rows = 1200;
    String[] cells =
        IntStream.range(0, rows)
            .mapToObj(i -> i < 600 ? "r" + i / 2 : "c" + i % 10)
            .toArray(String[]::new);
    var fit = new PreparationFit(Scaling.STANDARD, Set.of(), Map.of());
    var fitted = fit.inputs(Tables.of(texts("c", cells)), List.of("y"), rows(rows));
    var oneHot = (OneHot) fitted.transforms().getFirst();
    assertEquals(256, oneHot.width());
    assertEquals(10, oneHot.levels().stream().filter(level -> level.startsWith("c")).count());
    assertEquals(
        List.of(
            "column 'c': the 256 commonest of 310 levels have an input, the others count as unseen"),
        fitted.notes());
  }
}
