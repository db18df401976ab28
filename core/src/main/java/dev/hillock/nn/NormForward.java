package dev.hillock.nn;

import dev.hillock.kernel.Blend;
import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.Normalization;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// From the weighted sums u of a layer to z, for a rectangle that needs no other: some rows with
/// [Norm#LAYER], some neurons with [Norm#BATCH].
///
/// In training [Norm#BATCH] takes mean and variance of the batch, and moves the running ones a
/// tenth of the way to them, the variance as an estimate from n rows, Σ (u − mean)² / (n − 1). A
/// single row has variance 0 and moves nothing.
final class NormForward {

  /// Part of the way that running numbers go in a step: the value of most toolkits.
  private static final float MOMENTUM = 0.1f;

  private final Norm norm;
  private final NormScratch scratch;
  private final Matrix z;
  private final float[] parameters;
  private final int outputs;
  private final int gammaAt;
  private final boolean trains;

  private NormForward(
      Architecture architecture, int layer, Parameters parameters, Workspace workspace) {
    norm = architecture.layers().get(layer).norm();
    scratch = workspace.norm(layer);
    z = workspace.sums(layer);
    this.parameters = parameters.values();
    outputs = z.columns();
    gammaAt = architecture.normOffset(layer);
    trains = workspace instanceof TrainingWorkspace;
  }

  /// That of a layer; null where it has none.
  static @Nullable NormForward of(
      Architecture architecture, int layer, Parameters parameters, Workspace workspace) {
    return architecture.layers().get(layer).norm() == Norm.NONE
        ? null
        : new NormForward(architecture, layer, parameters, workspace);
  }

  /// Whether threads split the neurons, and not the rows.
  boolean splitsColumns() {
    return norm == Norm.BATCH;
  }

  /// Fills z for a rectangle: whole rows, or whole columns where threads split those.
  void run(int rowFrom, int rowTo, int from, int to) {
    Matrix x = scratch.values();
    int n = to - from;
    if (norm == Norm.LAYER) {
      for (int r = rowFrom; r < rowTo; r++) {
        scratch.inverse()[r] = Normalization.normalizeRow(x.data(), x.at(r), outputs);
      }
    } else if (trains) {
      normalizeBatch(rowTo, from, n);
    } else {
      normalizeByRunning(rowTo, from, n);
    }
    int gamma = gammaAt + from;
    int beta = gamma + outputs;
    for (int r = rowFrom; r < rowTo; r++) {
      int xAt = x.at(r) + from;
      Normalization.apply(parameters, gamma, beta, x.data(), xAt, z.data(), z.at(r) + from, n);
    }
  }

  private void normalizeBatch(int rows, int from, int n) {
    Matrix x = scratch.values();
    double[] sums = scratch.sums();
    Arrays.fill(sums, from, from + n, 0);
    for (int r = 0; r < rows; r++) {
      Normalization.addTo(sums, from, x.data(), x.at(r) + from, n);
    }
    for (int j = from; j < from + n; j++) {
      scratch.mean()[j] = (float) (sums[j] / rows);
    }
    Arrays.fill(sums, from, from + n, 0);
    for (int r = 0; r < rows; r++) {
      Normalization.center(scratch.mean(), sums, from, x.data(), x.at(r) + from, n);
    }
    for (int j = from; j < from + n; j++) {
      scratch.inverse()[j] = Normalization.inverseDeviation(sums[j] / rows);
    }
    for (int r = 0; r < rows; r++) {
      Blend.multiply(scratch.inverse(), from, x.data(), x.at(r) + from, n);
    }
    if (rows > 1) {
      moveRunning(rows, from, n);
    }
  }

  private void moveRunning(int rows, int from, int n) {
    int meanAt = gammaAt + 2 * outputs;
    int varianceAt = gammaAt + 3 * outputs;
    for (int j = from; j < from + n; j++) {
      float mean = scratch.mean()[j];
      float variance = (float) (scratch.sums()[j] / (rows - 1));
      parameters[meanAt + j] += MOMENTUM * (mean - parameters[meanAt + j]);
      parameters[varianceAt + j] += MOMENTUM * (variance - parameters[varianceAt + j]);
    }
  }

  private void normalizeByRunning(int rows, int from, int n) {
    Matrix x = scratch.values();
    int varianceAt = gammaAt + 3 * outputs;
    System.arraycopy(parameters, gammaAt + 2 * outputs + from, scratch.mean(), from, n);
    for (int j = from; j < from + n; j++) {
      scratch.inverse()[j] = Normalization.inverseDeviation(parameters[varianceAt + j]);
    }
    for (int r = 0; r < rows; r++) {
      Normalization.normalize(scratch.mean(), scratch.inverse(), from, x.data(), x.at(r) + from, n);
    }
  }
}
