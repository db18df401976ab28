package dev.hillock.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Fills one column in the second pass.
sealed interface ColumnBuilder {

  /// A builder for a column of this type.
  static ColumnBuilder of(ColumnType type, String name, int rows, MissingTexts missingTexts) {
    return switch (type) {
      case NUMERIC -> new Numeric(name, new double[rows], missingTexts);
      case CATEGORICAL, FOUND, LEFT_OUT ->
          new Categorical(name, new int[rows], missingTexts, new LevelIndex());
    };
  }

  /// Takes the cell of this row.
  void set(int row, CsvTokenizer tokens, int cell);

  /// The column, once every row is set.
  Column build();

  /// Numbers; the first pass has seen that every cell is one.
  record Numeric(String name, double[] values, MissingTexts missingTexts) implements ColumnBuilder {

    @Override
    public void set(int row, CsvTokenizer tokens, int cell) {
      values[row] =
          missingTexts.contains(tokens, cell)
              ? Double.NaN
              : Numbers.parse(tokens.bytes(cell), tokens.start(cell), tokens.end(cell));
    }

    @Override
    public Column build() {
      return new NumericColumn(name, values);
    }
  }

  /// Categories, with codes in the order in which the levels turn up until they are all known.
  record Categorical(String name, int[] codes, MissingTexts missingTexts, LevelIndex levels)
      implements ColumnBuilder {

    @Override
    public void set(int row, CsvTokenizer tokens, int cell) {
      codes[row] =
          missingTexts.contains(tokens, cell)
              ? CategoricalColumn.MISSING
              : levels.codeOf(tokens.bytes(cell), tokens.start(cell), tokens.end(cell));
    }

    @Override
    public Column build() {
      List<String> found = levels.texts();
      int[] order =
          IntStream.range(0, found.size())
              .boxed()
              .sorted(
                  (left, right) -> LevelOrder.INSTANCE.compare(found.get(left), found.get(right)))
              .mapToInt(Integer::intValue)
              .toArray();
      int[] sortedCodes = new int[order.length];
      for (int code = 0; code < order.length; code++) {
        sortedCodes[order[code]] = code;
      }
      for (int row = 0; row < codes.length; row++) {
        if (codes[row] != CategoricalColumn.MISSING) {
          codes[row] = sortedCodes[codes[row]];
        }
      }
      return new CategoricalColumn(name, Arrays.stream(order).mapToObj(found::get).toList(), codes);
    }
  }
}
