package dev.hillock.train;

import dev.hillock.model.Model;
import java.io.Serial;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The loss or a weight became infinite or not a number: the steps are too large, or the data hold
/// a number that is far out of scale.
public final class TrainingDivergedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 2L;

  private final int epoch;
  private final int step;
  private final String layer;
  private final int dataRow;
  private final transient @Nullable LastGood kept;
  private final transient @Nullable Model lastGood;

  /// @param what is wrong: `loss is NaN`
  /// @param rate learning rate; NaN where there is none
  TrainingDivergedException(int epoch, int step, String what, double rate) {
    this(epoch, step, what + cure(rate), "", 0);
  }

  /// @param layer that is to blame; empty where that is not known
  /// @param dataRow that is to blame, from 1; 0 where that is not known
  TrainingDivergedException(int epoch, int step, String what, String layer, int dataRow) {
    super("training diverged at epoch %d, step %d: %s".formatted(epoch, step, what));
    this.epoch = epoch;
    this.step = step;
    this.layer = layer;
    this.dataRow = dataRow;
    this.kept = null;
    this.lastGood = null;
  }

  private TrainingDivergedException(
      TrainingDivergedException other, @Nullable LastGood kept, @Nullable Model lastGood) {
    super(other.getMessage(), other);
    this.epoch = other.epoch;
    this.step = other.step;
    this.layer = other.layer;
    this.dataRow = other.dataRow;
    this.kept = kept;
    this.lastGood = lastGood;
  }

  /// What happened to a batch.
  ///
  /// @param what is wrong: `loss is NaN`
  /// @param fault what in the batch is to blame
  /// @param dataRow its worst row, from 1
  /// @param rate learning rate; NaN where there is none
  static TrainingDivergedException of(
      Place place, String what, BatchFault fault, int dataRow, double rate) {
    String rows =
        fault.lost() == 0
            ? ", in the batch largest in data row %d".formatted(dataRow)
            : " in %d of %d rows of the batch, first in data row %d"
                .formatted(fault.lost(), fault.rows(), dataRow);
    String layer =
        fault.isFinite()
            ? ", and layer '%s' has the largest values".formatted(fault.layer())
            : ", and layer '%s' is the first whose values are not finite".formatted(fault.layer());
    String cell = fault.isOfSomeRows() ? "; look for a cell far out of range in that row, or" : ";";
    return new TrainingDivergedException(
        place.epoch(),
        place.step(),
        what + rows + layer + cure(rate).replaceFirst(";", cell),
        fault.layer(),
        dataRow);
  }

  /// A weight is not finite.
  ///
  /// @param layer that it belongs to
  static TrainingDivergedException ofWeight(Place place, float weight, String layer, double rate) {
    return new TrainingDivergedException(
        place.epoch(),
        place.step(),
        "a weight of layer '%s' is %s".formatted(layer, weight) + cure(rate),
        layer,
        0);
  }

  /// @param epoch from 1
  /// @param step in it, from 1
  record Place(int epoch, int step) {}

  private static String cure(double rate) {
    return Double.isNaN(rate)
        ? "; look for cells far out of range, or take another --scaling or --init"
        : String.format(
            Locale.ROOT, " (learning rate %.4g); lower the learning rate or set clip-norm", rate);
  }

  /// The same with the network that was the last good one.
  TrainingDivergedException keeping(@Nullable LastGood network) {
    return new TrainingDivergedException(this, network, null);
  }

  /// The same with the last good network as a model.
  TrainingDivergedException with(Model model) {
    return new TrainingDivergedException(this, kept, model);
  }

  /// The network that was the last good one.
  @Nullable LastGood kept() {
    return kept;
  }

  /// The epoch, from 1.
  public int epoch() {
    return epoch;
  }

  /// The step within the epoch, from 1.
  public int step() {
    return step;
  }

  /// The layer it began with, such as `hidden 2`; empty where that is not known.
  public String layer() {
    return layer;
  }

  /// The row of the table, from 1, with the largest loss of the batch; 0 where that is not known.
  public int dataRow() {
    return dataRow;
  }

  /// The best network before, or where no rows validate the last one that was looked at; null where
  /// none is known. Its epoch is in its provenance.
  public @Nullable Model lastGood() {
    return lastGood;
  }
}
