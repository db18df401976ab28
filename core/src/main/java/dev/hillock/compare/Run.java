package dev.hillock.compare;

import dev.hillock.train.TrainingEvent.Judgement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One training in a race.
///
/// @param entrant who
/// @param seed of all that is drawn: initial weights, split, order of rows
/// @param points how its loss fell
/// @param kept how the validation rows judge the best epoch; null where none validate
/// @param diverged why it ended before its time; empty if it did not
public record Run(
    Entrant entrant, long seed, List<Point> points, @Nullable Judgement kept, String diverged) {

  /// How far a run is at a moment.
  ///
  /// @param seconds since it began
  /// @param evaluations of the loss over all training rows so far
  /// @param loss the smallest training loss of an epoch so far
  public record Point(double seconds, double evaluations, double loss) {}

  public Run {
    points = List.copyOf(points);
  }

  /// The loss it reached; infinite if it diverged.
  public double loss() {
    return points.isEmpty() || !diverged.isEmpty()
        ? Double.POSITIVE_INFINITY
        : points.getLast().loss();
  }
}
