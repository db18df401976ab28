package dev.hillock.metric;

import java.util.Arrays;

/// Rows in the order of how sure they are to be positive, with equal ones together: what the ROC
/// and the precision–recall curve are drawn from.
///
/// Entry i of the arrays tells what comes of calling positive all rows from the surest down to the
/// i-th group of equal ones.
///
/// @param truePositives positive rows among them
/// @param falsePositives negative rows among them
public record Ranking(long[] truePositives, long[] falsePositives) {

  private static final int INDEX_BITS = 32;

  /// Ranks rows.
  ///
  /// @param positive whether each row is
  /// @param values how sure each is; no NaN
  static Ranking of(boolean[] positive, float[] values) {
    int[] order = order(values);
    long[] truePositives = new long[values.length];
    long[] falsePositives = new long[values.length];
    int groups = 0;
    long hits = 0;
    for (int i = 0; i < order.length; i++) {
      hits += positive[order[i]] ? 1 : 0;
      if (i + 1 == order.length || values[order[i]] != values[order[i + 1]]) {
        truePositives[groups] = hits;
        falsePositives[groups] = i + 1 - hits;
        groups++;
      }
    }
    return new Ranking(Arrays.copyOf(truePositives, groups), Arrays.copyOf(falsePositives, groups));
  }

  /// Row numbers from the largest value down; equal ones as they stand.
  static int[] order(float[] values) {
    long[] keys = new long[values.length];
    for (int row = 0; row < values.length; row++) {
      // Adding 0 makes -0 equal to 0. As whole numbers, negative floats stand the wrong way round.
      int bits = Float.floatToIntBits(values[row] + 0f);
      int ascending = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
      keys[row] = ((long) ~ascending << INDEX_BITS) | row;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  /// Rows that are positive.
  public long positives() {
    return truePositives.length == 0 ? 0 : truePositives[truePositives.length - 1];
  }

  /// Rows that are not.
  public long negatives() {
    return falsePositives.length == 0 ? 0 : falsePositives[falsePositives.length - 1];
  }

  /// Area under the ROC curve: the probability that a positive row ranks above a negative one, half
  /// a point where they are equal (midranks). 1 is perfect, ½ is chance; NaN without a positive or
  /// without a negative row.
  ///
  /// Source: Hanley & McNeil, "The meaning and use of the area under a receiver operating
  /// characteristic (ROC) curve", Radiology 143, 1982.
  public double rocAuc() {
    // Twice the pairs won, so that halves stay whole numbers.
    double won = 0;
    for (int i = 0; i < truePositives.length; i++) {
      long hits = truePositives[i] - before(truePositives, i);
      won += (double) hits * (2 * negatives() - falsePositives[i] - before(falsePositives, i));
    }
    return won / (2.0 * positives() * negatives());
  }

  /// Average precision: Σ (recall_i − recall_(i−1)) · precision_i, the area under the
  /// precision–recall curve in steps, which, unlike straight lines between its points, promises
  /// nothing that no threshold keeps. NaN without a positive row.
  ///
  /// Source: Davis & Goadrich, "The relationship between precision-recall and ROC curves", ICML
  /// 2006, on why not in straight lines.
  public double averagePrecision() {
    double sum = 0;
    for (int i = 0; i < truePositives.length; i++) {
      double precision = (double) truePositives[i] / (truePositives[i] + falsePositives[i]);
      sum += (truePositives[i] - before(truePositives, i)) * precision;
    }
    return sum / positives();
  }

  private static long before(long[] counts, int i) {
    return i == 0 ? 0 : counts[i - 1];
  }
}
