package dev.hillock.kernel;

import static dev.hillock.kernel.VectorProduct.LANES;

/// The weights of a layer laid out once for many products: panel after panel, as [VectorProduct]
/// wants them. Costs as much memory as the weights again.
///
/// @param data the panels; a panel of columns c … begins at c·rows
/// @param rows inputs
/// @param columns outputs
public record PackedWeights(float[] data, int rows, int columns) {

  /// Packs w `[inputs, outputs]`.
  static PackedWeights of(Matrix w) {
    int padded = (w.columns() + LANES - 1) / LANES * LANES;
    float[] data = new float[Math.multiplyExact(w.rows(), padded)];
    for (int column = 0; column < w.columns(); ) {
      int vectors = VectorProduct.vectors(w.columns() - column);
      Panels.copy(w, 0, w.rows(), column, vectors, data, column * w.rows());
      column += vectors * LANES;
    }
    return new PackedWeights(data, w.rows(), w.columns());
  }
}
