package dev.hillock.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Joins the parts of columns that the blocks gave. A part is let go as soon as it is joined, so
/// that the parts and the columns together take little more than the columns.
final class TableParts {

  private final CsvColumns columns;
  private final List<BlockResult> blocks;
  private final int rows;

  /// @throws DataException if there is no row, or there are more than a table can hold
  TableParts(CsvColumns columns, List<BlockResult> blocks) {
    this.columns = columns;
    this.blocks = blocks;
    long count = blocks.stream().mapToLong(BlockResult::rows).sum();
    String file = columns.syntax().file();
    if (count == 0) {
      throw new DataException(
          "%s has a header but no rows; hillock needs at least one row".formatted(file));
    }
    if (count > FileBytes.LARGEST) {
      throw new DataException(
          "%s has %d rows; at most %d can be read, split it"
              .formatted(file, count, FileBytes.LARGEST));
    }
    this.rows = (int) count;
  }

  int rows() {
    return rows;
  }

  /// The type of each column.
  ///
  /// @throws DataException if one is numeric but for a few cells
  List<ColumnType> types() {
    var types = new ArrayList<ColumnType>();
    for (int column = 0; column < columns.plans().size(); column++) {
      ColumnPlan plan = columns.plans().get(column);
      types.add(
          plan.declared() == ColumnType.CATEGORICAL
              ? ColumnType.CATEGORICAL
              : counts(column).type(plan.declared()));
    }
    return types;
  }

  /// Whether some cells of a column are known as numbers only, and not as the texts they were.
  boolean lacksTexts(int column) {
    return blocks.stream()
        .anyMatch(block ->
            block.part(column) instanceof ColumnPart.Numbers numbers
                && !numbers.isMissing(block.rows()));
  }

  /// The column of numbers whose parts are these.
  NumericColumn numbers(int column) {
    double[] values = new double[rows];
    int row = 0;
    for (BlockResult block : blocks) {
      if (!(block.part(column) instanceof ColumnPart.Numbers part)) {
        throw new IllegalStateException("a column of numbers has texts");
      }
      System.arraycopy(part.values(), 0, values, row, block.rows());
      row += block.rows();
      block.release(column);
    }
    return new NumericColumn(columns.plans().get(column).name(), values);
  }

  /// The column of categories whose parts are these.
  CategoricalColumn texts(int column) {
    int[] codes = new int[rows];
    int row = 0;
    for (BlockResult block : blocks) {
      switch (block.part(column)) {
        case ColumnPart.Texts part -> System.arraycopy(part.codes(), 0, codes, row, block.rows());
        // All missing, or another look would have been taken.
        case ColumnPart.Numbers _ ->
            Arrays.fill(codes, row, row + block.rows(), CategoricalColumn.MISSING);
      }
      row += block.rows();
      block.release(column);
    }
    ColumnPlan plan = columns.plans().get(column);
    return plan.levels().column(plan.name(), codes);
  }

  private CellCounts counts(int column) {
    CellCounts all = columns.counts(columns.plans().get(column));
    boolean areNumbers = true;
    for (BlockResult block : blocks) {
      CellCounts counts =
          switch (block.part(column)) {
            case ColumnPart.Numbers part -> part.misfits();
            case ColumnPart.Texts part -> part.counts();
          };
      if (counts != null) {
        all.addAll(counts);
        areNumbers = false;
      }
    }
    if (!areNumbers) {
      addNumbers(all, column);
    }
    return all;
  }

  /// Where all are numbers nobody asks how many, so they are counted only now.
  private void addNumbers(CellCounts all, int column) {
    for (BlockResult block : blocks) {
      if (block.part(column) instanceof ColumnPart.Numbers part) {
        all.addNumbers(part.values(), block.rows());
      }
    }
  }
}
