package dev.hillock.metric;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was predicted for some rows beside what is so: all that metrics are computed from.
public sealed interface JudgedRows {

  /// How many rows.
  int rows();

  /// Rows of classes.
  ///
  /// @param labels the classes
  /// @param actual the class of each row, an index into `labels`
  /// @param predicted the class predicted for each row
  /// @param probabilities `[rows, classes]`, row by row; empty where the outputs are none
  record Classes(List<String> labels, int[] actual, int[] predicted, float[] probabilities)
      implements JudgedRows {

    public Classes {
      labels = List.copyOf(labels);
      if (predicted.length != actual.length
          || (probabilities.length > 0 && probabilities.length != actual.length * labels.size())) {
        throw new IllegalArgumentException(
            "%d classes, %d predictions and %d probabilities of %d classes; give one for each row"
                .formatted(actual.length, predicted.length, probabilities.length, labels.size()));
      }
    }

    @Override
    public int rows() {
      return actual.length;
    }

    /// Whether there are probabilities.
    public boolean hasProbabilities() {
      return probabilities.length > 0;
    }

    /// The probability of a class in a row.
    public float probability(int row, int label) {
      return probabilities[row * labels.size() + label];
    }

    /// The confusion matrix.
    public ConfusionMatrix confusion() {
      return ConfusionMatrix.of(labels, actual, predicted);
    }

    /// The rows ranked by how likely they are of a class. Of two classes the first is ranked by the
    /// probability of the second, backwards, so that both rankings are the same.
    public Ranking ranking(int label) {
      boolean[] positive = new boolean[rows()];
      float[] values = new float[rows()];
      boolean backwards = labels.size() == 2 && label == 0;
      for (int row = 0; row < rows(); row++) {
        positive[row] = actual[row] == label;
        values[row] = backwards ? -probability(row, 1) : probability(row, label);
      }
      return Ranking.of(positive, values);
    }

    /// Some of the rows.
    Classes only(int[] rows) {
      int n = labels.size();
      float[] some = new float[hasProbabilities() ? rows.length * n : 0];
      for (int r = 0; r < rows.length && hasProbabilities(); r++) {
        System.arraycopy(probabilities, rows[r] * n, some, r * n, n);
      }
      return new Classes(
          labels,
          Arrays.stream(rows).map(row -> actual[row]).toArray(),
          Arrays.stream(rows).map(row -> predicted[row]).toArray(),
          some);
    }
  }

  /// Rows of numbers.
  ///
  /// @param rows how many
  /// @param targets for each target, by name, its numbers
  record Numbers(int rows, Map<String, Pairs> targets) implements JudgedRows {

    public Numbers {
      targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
    }
  }

  /// The numbers of one target, in its units.
  ///
  /// @param actual what is so
  /// @param predicted what was predicted for the same rows
  record Pairs(double[] actual, double[] predicted) {

    public Pairs {
      if (actual.length != predicted.length) {
        throw new IllegalArgumentException(
            "%d numbers and %d predictions; give one for each row"
                .formatted(actual.length, predicted.length));
      }
    }

    /// Some of the rows.
    Pairs only(int[] rows) {
      return new Pairs(
          Arrays.stream(rows).mapToDouble(row -> actual[row]).toArray(),
          Arrays.stream(rows).mapToDouble(row -> predicted[row]).toArray());
    }
  }
}
