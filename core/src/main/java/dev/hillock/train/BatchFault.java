package dev.hillock.train;

import dev.hillock.kernel.Matrix;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Parameters;
import dev.hillock.nn.Workspace;

/// What in a batch a divergence began with.
///
/// @param layer the first whose parameters or values are not finite, in the order of the forward
///   pass; where all are finite, that of the largest value
/// @param isFinite whether all values of that layer are finite
/// @param row place of the row with the largest loss among the training rows; one whose loss is not
///   finite comes before all others, the first of several such
/// @param loss of that row
/// @param lost rows of the batch whose loss is not finite
/// @param rows of the batch
/// @param weightsAreSane whether all parameters are finite and none is huge
record BatchFault(
    String layer,
    boolean isFinite,
    int row,
    double loss,
    int lost,
    int rows,
    boolean weightsAreSane) {

  /// Whether parameters and most rows of the batch are in order, so that the worst row is likely to
  /// be the cause.
  boolean isOfSomeRows() {
    return weightsAreSane && lost > 0 && 2 * lost < rows;
  }

  /// Looks at a batch, chunk by chunk.
  static final class Finder {

    private final Workspace workspace;
    private final Architecture architecture;

    /// How far a layer is from being to blame: its number where its values are finite no more.
    private int brokenLayer;

    private final boolean weightsAreSane;
    private int largestLayer;
    private double largest = -1;
    private int row = -1;
    private double loss = Double.NEGATIVE_INFINITY;
    private int lost;
    private int rows;

    Finder(Workspace workspace, Parameters parameters, Architecture architecture) {
      this.workspace = workspace;
      this.architecture = architecture;
      this.brokenLayer = brokenAt(parameters.values(), architecture);
      this.weightsAreSane = LastGood.isSane(parameters.values());
    }

    /// The first layer with a parameter that is not finite; the number of layers where all are.
    private static int brokenAt(float[] values, Architecture architecture) {
      int at = 0;
      while (at < values.length && Float.isFinite(values[at])) {
        at++;
      }
      return at == values.length ? architecture.layers().size() : numberOf(architecture, at);
    }

    /// The loss of a row.
    void row(int place, double rowLoss) {
      rows++;
      boolean isLost = !Double.isFinite(rowLoss);
      boolean isWorse = isLost ? lost == 0 : lost == 0 && rowLoss > loss;
      lost += isLost ? 1 : 0;
      if (isWorse || row < 0) {
        row = place;
        loss = rowLoss;
      }
    }

    /// The values of all layers for the rows in the workspace.
    void layers(int count) {
      for (int i = 0; i < Math.min(brokenLayer, architecture.layers().size()); i++) {
        double most = Math.max(most(workspace.sums(i), count), most(workspace.outputs(i), count));
        if (!Double.isFinite(most)) {
          brokenLayer = i;
        } else if (most > largest) {
          largest = most;
          largestLayer = i;
        }
      }
    }

    /// The largest size of a value; NaN where one is not finite.
    private static double most(Matrix matrix, int rows) {
      double most = 0;
      for (int at = matrix.at(0); at < matrix.at(rows); at++) {
        float value = Math.abs(matrix.data()[at]);
        if (!Float.isFinite(value)) {
          return Double.NaN;
        }
        most = Math.max(most, value);
      }
      return most;
    }

    BatchFault found() {
      boolean isFinite = brokenLayer == architecture.layers().size();
      return new BatchFault(
          nameOf(architecture, isFinite ? largestLayer : brokenLayer),
          isFinite,
          row,
          loss,
          lost,
          rows,
          weightsAreSane);
    }
  }

  /// What people call the layer that a parameter belongs to.
  static String layerOf(Architecture architecture, int parameter) {
    return nameOf(architecture, numberOf(architecture, parameter));
  }

  private static int numberOf(Architecture architecture, int parameter) {
    int layer = architecture.layers().size() - 1;
    while (layer >= 0 && parameter < architecture.weightsOffset(layer)) {
      layer--;
    }
    return layer;
  }

  /// What people call a layer; -1 is what lies in front of the first.
  private static String nameOf(Architecture architecture, int layer) {
    return layer < 0 ? "embedding" : architecture.nameOf(layer);
  }
}
