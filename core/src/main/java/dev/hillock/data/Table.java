package dev.hillock.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Named, typed columns of equal length: what every source of rows becomes.
///
/// Immutable and safe to share between threads.
public final class Table {

  private final String source;
  private final List<Column> columns;
  private final Map<String, Column> byName;
  private final int rows;

  /// A table over the given columns.
  ///
  /// @param source where the rows came from, for messages: a file's name, say
  /// @param columns at least one; names unique, lengths equal
  /// @throws IllegalArgumentException if there is no column, a name twice, or lengths differ
  public Table(String source, List<? extends Column> columns) {
    this.source = source;
    this.columns = List.copyOf(columns);
    this.byName = new HashMap<>();
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a table has no column; it needs at least one");
    }
    this.rows = columns.getFirst().rows();
    for (Column column : columns) {
      if (column.rows() != rows) {
        throw new IllegalArgumentException(
            "column '%s' has %d rows but column '%s' has %d; all columns must be equally long"
                .formatted(column.name(), column.rows(), columns.getFirst().name(), rows));
      }
      if (byName.put(column.name(), column) != null) {
        throw new IllegalArgumentException(
            "column '%s' stands twice in the table; names must differ".formatted(column.name()));
      }
    }
  }

  /// Where the rows came from.
  public String source() {
    return source;
  }

  /// How many rows it has; may be 0.
  public int rows() {
    return rows;
  }

  /// The columns in the order of the source.
  public List<Column> columns() {
    return columns;
  }

  /// The column of this name, if there is one.
  public Optional<Column> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// The column of this name.
  ///
  /// @throws DataException if there is none; the message suggests the nearest name
  public Column column(String name) {
    return find(name)
        .orElseThrow(() ->
            new DataException(
                "%s has no column '%s'; %s".formatted(source, name, Nearest.hint(name, names()))));
  }

  /// The names in the order of the source.
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }
}
