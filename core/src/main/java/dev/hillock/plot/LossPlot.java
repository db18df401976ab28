package dev.hillock.plot;

import dev.hillock.report.LossCurve;
import dev.hillock.train.TrainingEvent.EpochFinished;
import dev.hillock.train.TrainingEvent.Judgement;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The training and validation loss of a network, epoch by epoch.
///
/// @param epochs at least one, ascending
/// @param keptEpoch whose parameters were kept; negative where that is not known
/// @param text what was trained
/// @param notes what else is to be known, a sentence each
public record LossPlot(List<Epoch> epochs, int keptEpoch, String text, List<String> notes) {

  private static final double HEIGHT = 360;

  /// An epoch.
  ///
  /// @param epoch from 1
  /// @param training mean loss of a training row
  /// @param validation mean loss of a validation row; NaN where none validate
  public record Epoch(int epoch, double training, double validation) {

    /// Of an epoch that a trainer told of.
    public static Epoch of(EpochFinished event) {
      Judgement judgement = event.validation();
      double validation = judgement == null ? Double.NaN : judgement.loss();
      return new Epoch(event.epoch(), event.loss(), validation);
    }
  }

  public LossPlot {
    epochs = List.copyOf(epochs);
    notes = List.copyOf(notes);
    if (epochs.isEmpty()) {
      throw new IllegalArgumentException(
          "training ended before its first epoch was over, so there is no loss to show; let it go on");
    }
  }

  /// The picture.
  public String svg() {
    var some = LossCurve.thinned(epochs);
    var curve =
        new LossCurve(
            column(some, Epoch::epoch),
            column(some, Epoch::training),
            column(some, Epoch::validation),
            keptEpoch);
    var picture = new Picture("Loss: " + text).row(curve.chart().sized(Picture.WIDTH, HEIGHT));
    picture.say(
        "The training loss of an epoch is the mean over its steps, each taken before the step, so it lags behind.");
    notes.forEach(picture::say);
    return picture.svg();
  }

  private static double[] column(List<Epoch> epochs, ToDoubleFunction<Epoch> value) {
    return epochs.stream().mapToDouble(value).toArray();
  }
}
