package dev.hillock.infer;

import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.Decision;
import dev.hillock.prep.Intervals;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.QuantileInterval;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.TargetCoding;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The predictions for some rows, in the words and units of the target.
///
/// @param target how outputs are coded
/// @param outputs what the network said
/// @param unseen for each column with categories that training never saw: how many cells
public record Predictions(TargetCoding target, Outputs outputs, Map<String, Integer> unseen) {

  private static final double HALF = 0.5;

  public Predictions {
    unseen = Collections.unmodifiableMap(new LinkedHashMap<>(unseen));
  }

  /// How many rows.
  public int rows() {
    return outputs.values().rows();
  }

  /// The label of a row.
  ///
  /// @throws IllegalStateException if the target is a number
  public String label(int row) {
    return classes().labels().get(classOf(row));
  }

  /// The index of a row's label, as the target's decision wants it.
  ///
  /// @throws IllegalStateException if the target is a number
  public int classOf(int row) {
    return switch (classes().decision()) {
      case Decision.Likeliest() -> outputs.classOf(row);
      case Decision.Threshold(double least) -> outputs.probability(row, 1) >= least ? 1 : 0;
      case Decision.Shares(List<Double> shares) -> {
        int best = 0;
        for (int c = 1; c < shares.size(); c++) {
          // Multiplied out, so that no quotient is rounded: p_c / s_c > p_best / s_best.
          double mine = outputs.probability(row, c) * shares.get(best);
          best = mine > outputs.probability(row, best) * shares.get(c) ? c : best;
        }
        yield best;
      }
    };
  }

  /// The index of a row's label of one of several targets: the second from ½ on.
  ///
  /// @param index which target, from 0
  /// @throws IllegalStateException if the model was not trained for several labels
  public int classOf(int row, int index) {
    return labelProbability(row, index) >= HALF ? 1 : 0;
  }

  /// A row's label of one of several targets.
  ///
  /// @param index which target, from 0
  /// @throws IllegalStateException if the model was not trained for several labels
  public String label(int row, int index) {
    return severalLabels().targets().get(index).labels().get(classOf(row, index));
  }

  /// The probability of the second label of one of several targets.
  ///
  /// @param index which target, from 0
  /// @throws IllegalStateException if the model was not trained for several labels
  public double labelProbability(int row, int index) {
    severalLabels();
    return outputs.values().get(row, index);
  }

  private LabelsTarget severalLabels() {
    if (!(target instanceof LabelsTarget labels)) {
      throw new IllegalStateException(
          "target '%s' is not one of several labels; train with --task multilabel"
              .formatted(target.columns().getFirst()));
    }
    return labels;
  }

  /// All labels, row by row.
  public List<String> labels() {
    return IntStream.range(0, rows()).mapToObj(this::label).toList();
  }

  /// The probability that a row is of a class.
  ///
  /// @param label index into [ClassTarget#labels]
  /// @throws IllegalStateException if the target is a number or the outputs are no probabilities
  public double probability(int row, int label) {
    classes();
    return outputs.probability(row, label);
  }

  /// The number predicted for a row, in the target's units.
  ///
  /// @param index which of several targets or quantiles, from 0
  /// @throws IllegalStateException if the target is a class
  public double value(int row, int index) {
    return switch (target) {
      case NumberTarget numbers -> numbers.numberOf(index, outputs.values().get(row, index));
      case CountTarget counts -> counts.numberOf(index, outputs.values().get(row, index));
      case QuantileTarget quantiles -> quantiles.numberOf(index, sorted(row)[index]);
      case LabelsTarget labels ->
          throw new IllegalStateException(
              "target '%s' is a label; ask for it".formatted(labels.columns().get(index)));
      case ClassTarget classes ->
          throw new IllegalStateException(
              "target '%s' is a class; ask for its label".formatted(classes.column()));
    };
  }

  /// The outputs of a row from the least to the greatest.
  private double[] sorted(int row) {
    double[] values = new double[target.outputs()];
    for (int j = 0; j < values.length; j++) {
      values[j] = outputs.values().get(row, j);
    }
    Arrays.sort(values);
    return values;
  }

  /// The least number that a row is expected to have, in the target's units.
  ///
  /// @param index which of several targets, from 0
  /// @throws IllegalStateException if the model has no intervals
  public double low(int row, int index) {
    return switch (target) {
      case NumberTarget(_, _, _, Intervals intervals, _) when intervals != null ->
          value(row, index) - intervals.halfWidths().get(index);
      case CountTarget(_, _, _, Intervals intervals) when intervals != null ->
          CountTarget.low(value(row, index), intervals.halfWidths().get(index));
      case QuantileTarget(_, _, _, _, QuantileInterval interval) when interval != null ->
          interval.low(value(row, 0), value(row, target.outputs() - 1));
      case NumberTarget _, CountTarget _, QuantileTarget _, ClassTarget _, LabelsTarget _ ->
          throw noIntervals();
    };
  }

  /// The greatest number that a row is expected to have, in the target's units.
  ///
  /// @param index which of several targets, from 0
  /// @throws IllegalStateException if the model has no intervals
  public double high(int row, int index) {
    return switch (target) {
      case NumberTarget(_, _, _, Intervals intervals, _) when intervals != null ->
          value(row, index) + intervals.halfWidths().get(index);
      case CountTarget(_, _, _, Intervals intervals) when intervals != null ->
          CountTarget.high(value(row, index), intervals.halfWidths().get(index));
      case QuantileTarget(_, _, _, _, QuantileInterval interval) when interval != null ->
          interval.high(value(row, 0), value(row, target.outputs() - 1));
      case NumberTarget _, CountTarget _, QuantileTarget _, ClassTarget _, LabelsTarget _ ->
          throw noIntervals();
    };
  }

  private IllegalStateException noIntervals() {
    return new IllegalStateException(
        "the model has no intervals for target '%s'; train it with the setting interval"
            .formatted(target.columns().getFirst()));
  }

  private ClassTarget classes() {
    if (!(target instanceof ClassTarget classes)) {
      throw new IllegalStateException(
          target instanceof LabelsTarget
              ? "there are several labels; ask for one by its index"
              : "target '%s' is a number; ask for its value"
                  .formatted(target.columns().getFirst()));
    }
    return classes;
  }
}
