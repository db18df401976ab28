package dev.hillock.nn;

import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.Philox;
import dev.hillock.kernel.Philox.Purpose;
import dev.hillock.kernel.Team;
import java.util.ArrayList;
import java.util.List;

/// Dropout: in training each output of a hidden layer is 0 with probability p and divided by 1 − p
/// otherwise, so that its mean stays what it is. p counts in 65536ths.
///
/// Whether an output is dropped is a function of the seed, the epoch, the step, the layer and the
/// place of the output in the batch, whoever computes it.
///
/// Source: Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting",
/// JMLR 15, 2014.
public final class DropoutMasks {

  private static final int PARTS = 1 << 16;

  /// Work of a draw, in multiply-adds of a product.
  private static final int COST = 16;

  private final Philox philox;
  private final Compute compute;
  private final int submodels;
  private final List<LayerMask> layers = new ArrayList<>();
  private final long[][][] scratch;

  /// Masks for batches of at most `rows` rows.
  public DropoutMasks(Architecture architecture, int rows, long seed, Compute compute) {
    this.philox = new Philox(seed, Purpose.DROPOUT);
    this.compute = compute;
    this.submodels = architecture.submodels();
    int widest = 0;
    for (int i = 0; i < architecture.layers().size() - 1; i++) {
      int outputs = architecture.layers().get(i).outputs();
      layers.add(new LayerMask(i, Matrix.of(rows * submodels, outputs)));
      widest = Math.max(widest, outputs);
    }
    scratch = new long[compute.size()][][];
    for (int part = 0; part < scratch.length; part++) {
      scratch[part] = Philox.maskScratch(widest);
    }
  }

  /// Draws the masks of a chunk of a batch.
  ///
  /// @param epoch from 1
  /// @param step in its epoch
  /// @param firstRow of the batch that the chunk begins with
  /// @param rows of the chunk
  /// @param rate p, in [0, 1)
  public void draw(int epoch, int step, int firstRow, int rows, double rate) {
    int dropped = (int) StrictMath.round(rate * PARTS);
    for (int i = 0; i < layers.size(); i++) {
      var layer = layers.get(i);
      layer.epoch = epoch;
      layer.step = step;
      layer.firstRow = firstRow;
      layer.rows = rows;
      layer.dropped = dropped;
      compute.run((long) rows * submodels * layer.mask.columns() * COST, layer);
    }
  }

  /// What the outputs of a hidden layer are multiplied with.
  Matrix mask(int layer) {
    return layers.get(layer).mask;
  }

  private final class LayerMask implements Team.Task {
    private final int index;
    private final Matrix mask;
    private int epoch;
    private int step;
    private int firstRow;
    private int rows;
    private int dropped;

    LayerMask(int index, Matrix mask) {
      this.index = index;
      this.mask = mask;
    }

    @Override
    public void run(int part, int parts) {
      int from = Compute.first(part, parts, rows * submodels, 1);
      int to = Compute.first(part + 1, parts, rows * submodels, 1);
      float kept = (float) ((double) PARTS / (PARTS - dropped));
      for (int r = from; r < to; r++) {
        philox.mask(
            epoch,
            step,
            index,
            // Those of submodel k are the rows from k·rows on.
            (firstRow + r % rows) * submodels + r / rows,
            mask.data(),
            mask.at(r),
            mask.columns(),
            dropped,
            kept,
            scratch[part]);
      }
    }
  }
}
