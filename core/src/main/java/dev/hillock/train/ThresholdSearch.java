package dev.hillock.train;

import dev.hillock.settings.ThresholdFor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The probability from which on the second of two classes is predicted: of those that the rows
/// have, the one with the best score; of equally good ones the nearest to ½.
///
/// With tp, fp, fn, tn counts of true and false, second and first: F1 = 2·tp / (2·tp + fp + fn);
/// balanced accuracy = (tp / (tp + fn) + tn / (tn + fp)) / 2; MCC = (tp·tn − fp·fn) / √((tp +
/// fp)(tp
/// + fn)(tn + fp)(tn + fn)). What is undefined counts 0.
final class ThresholdSearch {

  private final ThresholdFor goal;
  private final int positives;
  private final int negatives;

  private ThresholdSearch(ThresholdFor goal, int positives, int negatives) {
    this.goal = goal;
    this.positives = positives;
    this.negatives = negatives;
  }

  /// @param probabilities of the second class, at least one
  /// @param classes 0 or 1 of the same rows
  static double best(ThresholdFor goal, double[] probabilities, int[] classes) {
    int positives = Arrays.stream(classes).sum();
    return new ThresholdSearch(goal, positives, classes.length - positives)
        .search(probabilities, classes);
  }

  private double search(double[] probabilities, int[] classes) {
    int[] order =
        IntStream.range(0, probabilities.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -probabilities[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double best = Double.NEGATIVE_INFINITY;
    double chosen = 0.5;
    int right = 0;
    for (int i = 0; i < order.length; i++) {
      double threshold = probabilities[order[i]];
      right += classes[order[i]];
      boolean last = i + 1 == order.length || probabilities[order[i + 1]] < threshold;
      double score = last ? score(right, i + 1 - right) : Double.NEGATIVE_INFINITY;
      boolean nearer = Math.abs(threshold - 0.5) < Math.abs(chosen - 0.5);
      if (score > best || (score == best && nearer)) {
        best = score;
        chosen = threshold;
      }
    }
    return chosen;
  }

  /// @param tp rows of the second class that are predicted so
  /// @param fp rows of the first that are
  private double score(double tp, double fp) {
    double fn = positives - tp;
    double tn = negatives - fp;
    return switch (goal) {
      case OFF -> throw new IllegalStateException("no threshold is asked for");
      case F1 -> part(2 * tp, 2 * tp + fp + fn);
      case BALANCED_ACCURACY -> (part(tp, positives) + part(tn, negatives)) / 2;
      case MCC -> part(tp * tn - fp * fn, Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)));
      case ACCURACY -> (tp + tn) / (positives + negatives);
    };
  }

  private static double part(double some, double all) {
    return all == 0 ? 0 : some / all;
  }
}
