package dev.hillock.prep;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.DataException;
import dev.hillock.data.Dates;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.Table;
import dev.hillock.kernel.Matrix;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A column of dates: those of its parts that vary among the training rows.
///
/// @param column the column's name
/// @param origin the earliest date of the training rows, in seconds since the beginning of 1970
/// @param parts in the order of their inputs
public record DateTransform(String column, double origin, List<DatePart> parts)
    implements ColumnTransform {

  private static final double FIRST = Dates.parse("0000-01-01");
  private static final double LAST = Dates.parse("9999-12-31T23:59:59");

  public DateTransform {
    parts = List.copyOf(parts);
    if (!(origin >= FIRST && origin < LAST + 1)) {
      throw new IllegalArgumentException(
          "days of column '%s' count from second %s; dates have years from 0 to 9999"
              .formatted(column, origin));
    }
  }

  /// Fits it on the given rows.
  ///
  /// @throws DataException if a cell of the table is neither missing nor a date
  public static DateTransform fit(Table table, Column column, int[] rows, Scaling scaling) {
    double[] seconds = seconds(table, column);
    double[] present =
        Arrays.stream(rows)
            .mapToDouble(row -> seconds[row])
            .filter(second -> !Double.isNaN(second))
            .toArray();
    double origin = Arrays.stream(present).min().orElse(0);
    var parts = new ArrayList<DatePart>();
    for (var kind : DatePart.Kind.values()) {
      double[] values = Arrays.stream(present).map(s -> kind.of(s, origin)).toArray();
      if (Arrays.stream(values).distinct().count() > 1) {
        parts.add(part(kind, values, scaling));
      }
    }
    return new DateTransform(column.name(), origin, parts);
  }

  private static DatePart part(DatePart.Kind kind, double[] values, Scaling scaling) {
    if (kind.comesRound()) {
      return new DatePart(kind);
    }
    int[] all = new int[values.length];
    Arrays.setAll(all, i -> i);
    var number = NumberTransform.fit(new NumericColumn(kind.text(), values), all, scaling);
    return new DatePart(kind, number.median(), number.scale());
  }

  /// The dates of a column, row by row, in seconds since the beginning of 1970; NaN for a missing
  /// one.
  ///
  /// @throws DataException if a cell is neither missing nor a date
  static double[] seconds(Table table, Column column) {
    double[] ofLevels =
        column instanceof CategoricalColumn categories
            ? categories.levels().stream().mapToDouble(Dates::parse).toArray()
            : new double[0];
    double[] seconds = new double[column.rows()];
    for (int row = 0; row < seconds.length; row++) {
      if (column.isMissing(row)) {
        seconds[row] = Double.NaN;
        continue;
      }
      seconds[row] =
          column instanceof CategoricalColumn categories
              ? ofLevels[categories.codes()[row]]
              : Double.NaN;
      if (Double.isNaN(seconds[row])) {
        throw new DataException(
            "%s, column '%s': '%s' (data row %d) is not a date such as 2024-03-01 or 2024-03-01T12:30; correct the cell or declare it as a missing-value text (--missing)"
                .formatted(table.source(), column.name(), column.text(row), row + 1));
      }
    }
    return seconds;
  }

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public int width() {
    return parts.stream().mapToInt(part -> part.kind().width()).sum();
  }

  @Override
  public String describe() {
    String kinds = parts.stream().map(part -> part.kind().text()).collect(Collectors.joining(", "));
    var first = LocalDateTime.ofEpochSecond((long) Math.floor(origin), 0, ZoneOffset.UTC);
    return "date: " + kinds + "; days from " + first;
  }

  @Override
  public int apply(Table table, int[] rows, Matrix x, int firstInput) {
    double[] seconds = seconds(table, table.column(column));
    for (int r = 0; r < rows.length; r++) {
      int at = x.at(r) + firstInput;
      for (DatePart part : parts) {
        part.put(seconds[rows[r]], origin, x.data(), at);
        at += part.kind().width();
      }
    }
    return 0;
  }
}
