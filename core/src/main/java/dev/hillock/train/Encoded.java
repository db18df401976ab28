package dev.hillock.train;

import dev.hillock.data.Table;
import dev.hillock.kernel.Matrix;
import dev.hillock.prep.Preparation;

/// Rows as the network sees them.
///
/// @param inputs `[rows, inputs]`
/// @param targets `[rows, outputs]`
record Encoded(Matrix inputs, Matrix targets) {

  static Encoded of(Preparation preparation, Table table, int[] rows) {
    return new Encoded(preparation.apply(table, rows).x(), preparation.targets(table, rows));
  }

  int rows() {
    return inputs.rows();
  }

  /// Copies rows `order[from … from+count−1]` to the beginning of x and t.
  void gather(int[] order, int from, int count, Matrix x, Matrix t) {
    for (int r = 0; r < count; r++) {
      int row = order[from + r];
      System.arraycopy(inputs.data(), inputs.at(row), x.data(), x.at(r), inputs.columns());
      System.arraycopy(targets.data(), targets.at(row), t.data(), t.at(r), targets.columns());
    }
  }
}
