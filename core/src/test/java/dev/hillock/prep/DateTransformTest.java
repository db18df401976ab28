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
import dev.hillock.kernel.Matrix;
import dev.hillock.prep.DatePart.Kind;
import dev.hillock.prep.Scaling.Fitted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DateTransformTest {

  private static DateTransform fit(int[] rows, Column column) {
    return DateTransform.fit(Tables.of(column), column, rows, Scaling.NONE);
  }

  private static float[] apply(DateTransform transform, Column column) {
    var x = Matrix.of(column.rows(), transform.width());
    assertEquals(0, transform.apply(Tables.of(column), rows(column.rows()), x, 0));
    return x.data();
  }

  private static List<Kind> kinds(DateTransform transform) {
    return transform.parts().stream().map(DatePart::kind).toList();
  }

  @Test
  void takesThePartsThatVaryInTheTrainingRows() {
    assertEquals(
        List.of(Kind.ELAPSED, Kind.DAY_OF_WEEK),
        kinds(fit(rows(2), texts("d", "2024-03-01", "2024-03-02", "2025-04-01 12:00"))));
    assertEquals(
        List.of(Kind.ELAPSED, Kind.HOUR),
        kinds(fit(rows(2), texts("d", "2024-03-01 08:00", "2024-03-01 09:00"))));
    assertEquals(
        List.of(Kind.ELAPSED, Kind.YEAR, Kind.MONTH, Kind.DAY_OF_WEEK, Kind.HOUR),
        kinds(fit(rows(2), texts("d", "2023-01-02", "2024-03-01T12:00"))));
    assertEquals(List.of(), kinds(fit(rows(2), texts("d", "2024-03-01", "2024-03-01", ""))));
    assertEquals(List.of(), kinds(fit(rows(1), texts("d", ""))));
  }

  /// 2024-01-01 is a Monday, 91 days before the first of April, which is a Monday too.
  @Test
  void countsDaysFromTheEarliestTrainingRow() {
    var column = texts("d", "2024-04-01", "2024-01-01", "2023-12-31 12:00", "");
    var transform = fit(new int[] {0, 1}, column);
    assertEquals(List.of(Kind.ELAPSED, Kind.MONTH), kinds(transform));
    assertEquals(45.5, transform.parts().getFirst().median());
    assertArrayEquals(
        new float[] {91, 1, 0, 0, 0, 1, -0.5f, -0.5f, 0.8660254f, 45.5f, 0, 0},
        apply(transform, column),
        1e-6f);
  }

  @Test
  void weekdaysAndHoursGoRound() {
    var parts = List.of(new DatePart(Kind.DAY_OF_WEEK), new DatePart(Kind.HOUR));
    var transform = new DateTransform("d", 0, parts);
    float[] x = apply(transform, texts("d", "2024-01-01 06:00", "2024-01-03 18:00", ""));
    float angle = (float) (2 * Math.PI * 2 / 7);
    assertArrayEquals(
        new float[] {
          0, 1, 1, 0, (float) Math.sin(angle), (float) Math.cos(angle), -1, 0, 0, 0, 0, 0
        },
        x,
        1e-6f);
  }

  @Test
  void scalesWhatDoesNotComeRound() {
    var column = texts("d", "2020-01-01", "2022-01-01");
    var transform = DateTransform.fit(Tables.of(column), column, rows(2), Scaling.MIN_MAX);
    assertEquals(new Fitted(2020, 2), transform.parts().get(1).scale());
  }

  @Test
  void refusesWhatIsNoDate() {
    var transform = new DateTransform("d", 0, List.of(new DatePart(Kind.MONTH)));
    assertBadData(
        "t, column 'd': 'soon' (data row 2) is not a date such as 2024-03-01 or 2024-03-01T12:30; correct the cell or declare it as a missing-value text (--missing)",
        () -> apply(transform, texts("d", "2024-01-01", "soon")));
    assertBadData(
        "t, column 'd': '7' (data row 1) is not a date such as 2024-03-01 or 2024-03-01T12:30; correct the cell or declare it as a missing-value text (--missing)",
        () -> apply(transform, numbers("d", 7)));
  }

  @Test
  void isFoundWhereEveryCellIsADate() {
    var table =
        Tables.of(texts("d", "2024-03-01", "2024-03-05", ""), texts("e", "2024-03-01", "x", ""));
    var found = new PreparationFit(Scaling.NONE, Set.of(), Map.of());
    var transforms = found.inputs(table, List.of("y"), rows(3)).transforms();
    assertInstanceOf(DateTransform.class, transforms.getFirst());
    assertInstanceOf(OneHot.class, transforms.getLast());
    Map<String, DeclaredType> types = Map.of("d", new DeclaredType.Categorical());
    var declared = new PreparationFit(Scaling.NONE, Set.of(), types);
    assertInstanceOf(
        OneHot.class, declared.inputs(table, List.of("y"), rows(3)).transforms().getFirst());
  }

  @Test
  void saysWhatItDoes() {
    assertEquals(
        "date: elapsed, day-of-week; days from 2024-03-01T00:00",
        fit(rows(2), texts("d", "2024-03-01", "2024-03-02")).describe());
  }
}
