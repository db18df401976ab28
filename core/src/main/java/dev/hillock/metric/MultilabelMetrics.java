package dev.hillock.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// How good predictions of several labels at once are.
///
/// @param subsetAccuracy the part of the rows whose labels are all right
/// @param hammingLoss the part of all labels that is wrong
/// @param targets for each target: how often each class was taken for each
public record MultilabelMetrics(
    double subsetAccuracy, double hammingLoss, Map<String, ConfusionMatrix> targets) {

  public MultilabelMetrics {
    targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
  }

  /// Compares labels row by row.
  ///
  /// @param targets already counted
  /// @param actual for each target the classes of the rows
  /// @param predicted the same as predicted
  public static MultilabelMetrics of(
      Map<String, ConfusionMatrix> targets, int[][] actual, int[][] predicted) {
    int rows = actual[0].length;
    int whole = 0;
    int wrong = 0;
    for (int row = 0; row < rows; row++) {
      int wrongHere = 0;
      for (int j = 0; j < actual.length; j++) {
        wrongHere += actual[j][row] == predicted[j][row] ? 0 : 1;
      }
      whole += wrongHere == 0 ? 1 : 0;
      wrong += wrongHere;
    }
    return new MultilabelMetrics(
        (double) whole / rows, (double) wrong / rows / actual.length, targets);
  }
}
