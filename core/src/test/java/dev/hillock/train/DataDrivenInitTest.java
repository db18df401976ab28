package dev.hillock.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Matrix;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Dense;
import dev.hillock.nn.Initializer;
import dev.hillock.nn.Norm;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DataDrivenInitTest {

  private static final int ROWS = 500;

  /// The weighted sums of both layers, computed here in double, have deviation 1 over the rows, and
  /// the boundary of every neuron lies among the rows.
  @Test
  void everySumHasDeviationOneAndABoundaryAmongTheRows() {
    var random = new SplittableRandom(1);
    var x = Matrix.of(ROWS, 3);
    for (int i = 0; i < x.data().length; i++) {
      x.data()[i] = (float) (5 + 3 * random.nextGaussian());
    }
    var hidden = new Dense(3, 8, Activation.TANH, true);
    var architecture =
        new Architecture(List.of(hidden, new Dense(8, 2, Activation.IDENTITY, true)));
    var parameters = Initializer.DATA_DRIVEN.draw(architecture, 4);
    try (var compute = Compute.with(1)) {
      new DataDrivenInit(architecture, x, 4, compute).apply(parameters);
    }
    double[][] below = new double[ROWS][3];
    for (int row = 0; row < ROWS; row++) {
      for (int i = 0; i < 3; i++) {
        below[row][i] = x.get(row, i);
      }
    }
    for (int layer = 0; layer < 2; layer++) {
      Matrix weights = parameters.weights(layer);
      var bias = parameters.bias(layer);
      double[][] z = new double[ROWS][weights.columns()];
      for (int row = 0; row < ROWS; row++) {
        for (int j = 0; j < z[row].length; j++) {
          z[row][j] = bias == null ? 0 : bias.data()[bias.offset() + j];
          for (int i = 0; i < below[row].length; i++) {
            z[row][j] += below[row][i] * weights.get(i, j);
          }
        }
      }
      for (int j = 0; j < weights.columns(); j++) {
        checkColumn(z, j);
      }
      below = z;
      for (double[] row : below) {
        for (int j = 0; j < row.length; j++) {
          row[j] = Math.tanh(row[j]);
        }
      }
    }
  }

  @Test
  void batchNormBeginsWithTheNumbersOfTheRows() {
    var random = new SplittableRandom(2);
    var x = Matrix.of(ROWS, 3);
    for (int i = 0; i < x.data().length; i++) {
      x.data()[i] = (float) (5 + 3 * random.nextGaussian());
    }
    var extras = new Dense.Extras(Norm.BATCH, false, false);
    var hidden = new Dense(3, 8, Activation.TANH, false, extras);
    var architecture =
        new Architecture(List.of(hidden, new Dense(8, 2, Activation.IDENTITY, true)));
    var parameters = Initializer.DATA_DRIVEN.draw(architecture, 4);
    try (var compute = Compute.with(1)) {
      new DataDrivenInit(architecture, x, 4, compute).apply(parameters);
    }
    int at = architecture.normOffset(0);
    float[] values = parameters.values();
    for (int neuron = 0; neuron < 8; neuron++) {
      int j = neuron;
      double[][] z = new double[ROWS][8];
      for (int row = 0; row < ROWS; row++) {
        for (int i = 0; i < 3; i++) {
          z[row][j] += x.get(row, i) * parameters.weights(0).get(i, j);
        }
        // γ 1, β, the running mean, the running variance 1
        z[row][j] = values[at + j] * (z[row][j] - values[at + 16 + j]) + values[at + 8 + j];
        assertEquals(1, values[at + 24 + j]);
      }
      checkColumn(z, j);
      double beta = values[at + 8 + j];
      assertEquals(
          beta, Arrays.stream(z, 0, ROWS).mapToDouble(r -> r[j]).average().orElseThrow(), 1e-4);
    }
  }

  private static void checkColumn(double[][] z, int j) {
    double sum = 0;
    double squares = 0;
    int positive = 0;
    for (double[] row : z) {
      sum += row[j];
      squares += row[j] * row[j];
      positive += row[j] > 0 ? 1 : 0;
    }
    double mean = sum / ROWS;
    assertEquals(1, Math.sqrt(squares / ROWS - mean * mean), 1e-4);
    assertTrue(positive > 0 && positive < ROWS, "neuron " + j + " is the same for all rows");
  }
}
