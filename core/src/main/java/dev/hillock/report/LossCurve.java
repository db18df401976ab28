package dev.hillock.report;

import dev.hillock.report.Mark.Curve;
import dev.hillock.report.Mark.Post;
import dev.hillock.report.Mark.Tips;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The loss of a training, epoch by epoch.
///
/// @param epochs ascending
/// @param training mean loss of a training row
/// @param validation the same of the validation rows; NaN where there are none
/// @param keptEpoch whose parameters the model has; negative where that is not known
public record LossCurve(double[] epochs, double[] training, double[] validation, int keptEpoch) {

  private static final int MOST_POINTS = 500;

  /// At most 500 evenly taken ones, the last among them: more could not be told apart.
  public static <T> List<T> thinned(List<T> history) {
    int n = history.size();
    if (n <= MOST_POINTS) {
      return history;
    }
    var some = new ArrayList<T>();
    for (int i = 0; i < MOST_POINTS; i++) {
      some.add(history.get((int) ((long) (i + 1) * n / MOST_POINTS) - 1));
    }
    return some;
  }

  /// The chart, of the usual size. Its loss axis is logarithmic where sizes differ much.
  public Chart chart() {
    boolean validates = Arrays.stream(validation).anyMatch(loss -> !Double.isNaN(loss));
    var marks = new ArrayList<Mark>();
    marks.add(new Curve("training", 0, epochs, training));
    if (validates) {
      marks.add(new Curve("validation", 1, epochs, validation));
    }
    if (keptEpoch >= 0) {
      marks.add(kept(keptEpoch));
    }
    marks.add(new Tips(epochs, tips()));
    double[] all = Arrays.copyOf(training, 2 * epochs.length);
    System.arraycopy(validation, 0, all, epochs.length, epochs.length);
    double first = keptEpoch >= 0 ? keptEpoch : epochs[0];
    return new Chart("Loss", epochs(epochs, first), Axis.ofSizes("mean loss of a row", all), marks);
  }

  private List<String> tips() {
    var tips = new ArrayList<String>();
    for (int i = 0; i < epochs.length; i++) {
      String one =
          "epoch %d: training loss %s"
              .formatted((int) epochs[i], Numerals.significant(training[i]));
      tips.add(
          Double.isNaN(validation[i])
              ? one
              : one + ", validation loss " + Numerals.significant(validation[i]));
    }
    return tips;
  }

  /// The mark of the kept epoch.
  static Post kept(int epoch) {
    return new Post(epoch, "kept: epoch " + Numerals.count(epoch));
  }

  /// A network that stays as it was is that of epoch 0.
  static Axis epochs(double[] epochs, double kept) {
    double first = Math.min(Math.min(epochs[0], 1), kept);
    return Axis.exact("epoch", first, epochs[epochs.length - 1]);
  }
}
