package dev.hillock.attribution;

import dev.hillock.kernel.Matrix;
import dev.hillock.reference.DoubleNetwork;
import java.util.Arrays;

/// The mean of rows in the numbers that enter the first layer of a network.
final class MeanRow {

  private MeanRow() {}

  /// @param x inputs `[rows, inputs]`, at least one row
  static double[] of(DoubleNetwork network, Matrix x) {
    double[] mean = new double[network.architecture().embedding().outputs()];
    for (int row = 0; row < x.rows(); row++) {
      float[] inputs = Arrays.copyOfRange(x.data(), x.at(row), x.at(row) + x.columns());
      double[] entering = network.entering(inputs);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += entering[i];
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= x.rows();
    }
    return mean;
  }
}
