package dev.hillock.data;

/// What is said of the cells of a column.
public enum ColumnType {
  /// Nothing: its type is found from its cells.
  FOUND,
  /// Numbers; every cell must be one or be missing.
  NUMERIC,
  /// Categories; every distinct text is a level, also where it looks like a number.
  CATEGORICAL,
  /// The column is not read; its cells may hold anything.
  LEFT_OUT
}
