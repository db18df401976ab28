package dev.hillock.nn;

import dev.hillock.kernel.Matrix;

/// What the normalisation of a layer keeps of a batch, for its way back.
///
/// @param values `[rows, outputs]`: the weighted sums u, then x̂
/// @param inverse 1 / √(variance + ε): of each row with [Norm#LAYER], of each neuron with
///   [Norm#BATCH]
/// @param mean of each neuron; empty with [Norm#LAYER]
/// @param sums scratch for a sum of each neuron; empty with [Norm#LAYER]
record NormScratch(Matrix values, float[] inverse, float[] mean, double[] sums) {

  static NormScratch of(Dense layer, int rows) {
    int neurons = layer.norm() == Norm.BATCH ? layer.outputs() : 0;
    return new NormScratch(
        Matrix.withRoom(rows, layer.outputs()),
        new float[layer.norm() == Norm.BATCH ? neurons : rows],
        new float[neurons],
        new double[neurons]);
  }
}
