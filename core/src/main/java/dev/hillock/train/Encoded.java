package dev.hillock.train;

import dev.hillock.data.Table;
import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.Rows;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.Preparation;
import dev.hillock.prep.TargetCoding;

/// Rows as the network sees them.
///
/// @param inputs `[rows, inputs]`
/// @param targets `[rows, outputs]`
record Encoded(Matrix inputs, Matrix targets) {

  static Encoded of(Preparation preparation, Table table, int[] rows) {
    return new Encoded(preparation.apply(table, rows).x(), preparation.targets(table, rows));
  }

  /// The same rows with targets that are less sure of their class: t ← (1 − ε)·t + ε / K with K
  /// classes. Szegedy et al., "Rethinking the Inception architecture", CVPR 2016, section 7.
  Encoded smoothed(double epsilon, TargetCoding coding) {
    if (epsilon == 0 || !(coding instanceof ClassTarget classes)) {
      return this;
    }
    var smooth = Matrix.of(targets.rows(), targets.columns());
    float share = (float) (epsilon / classes.labels().size());
    for (int i = 0; i < smooth.data().length; i++) {
      smooth.data()[i] = (float) ((1 - epsilon) * targets.data()[i]) + share;
    }
    return new Encoded(inputs, smooth);
  }

  int rows() {
    return inputs.rows();
  }

  /// Points x at the inputs of the rows `order[from … from+count−1]` and copies their targets to
  /// the beginning of t.
  void pointAt(int[] order, int from, int count, Rows x, Matrix t) {
    x.pointAt(inputs, order, from, count);
    for (int r = 0; r < count; r++) {
      int row = order[from + r];
      System.arraycopy(targets.data(), targets.at(row), t.data(), t.at(r), targets.columns());
    }
  }
}
