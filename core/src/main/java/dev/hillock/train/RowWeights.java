package dev.hillock.train;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.DataException;
import dev.hillock.data.Nearest;
import dev.hillock.data.Table;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.TargetCoding;
import dev.hillock.settings.ClassWeights;
import dev.hillock.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What each training row counts in the loss: the weight of its class times its own, brought to
/// mean 1, so that learning rates mean what they meant.
final class RowWeights {

  private final Table table;
  private final int[] rows;
  private final double[] weights;

  private RowWeights(Table table, int[] rows) {
    this.table = table;
    this.rows = rows;
    this.weights = new double[rows.length];
    Arrays.fill(weights, 1);
  }

  /// The weights in the order of the training rows; null where all rows count the same.
  ///
  /// @throws DataException if a weight is missing, negative or no number
  /// @throws IllegalArgumentException if class weights do not fit the target
  static float @Nullable [] of(Settings settings, TargetCoding target, Table table, int[] rows) {
    var classWeights = settings.get(Settings.CLASS_WEIGHTS);
    var columns = settings.get(Settings.WEIGHTS);
    if (classWeights instanceof ClassWeights.Equal && columns.isEmpty()) {
      return null;
    }
    var weights = new RowWeights(table, rows);
    weights.byClass(classWeights, target);
    columns.forEach(name -> weights.times(ofColumn(table, name, rows, "training")));
    return weights.ofMeanOne();
  }

  private void byClass(ClassWeights classWeights, TargetCoding target) {
    if (classWeights instanceof ClassWeights.Equal) {
      return;
    }
    if (!(target instanceof ClassTarget classes)) {
      throw new IllegalArgumentException(
          "class weights are given, but %s; leave them out, or --task classification"
              .formatted(TargetSettings.whatItIs(target)));
    }
    int[] indices = classes.classes(table, rows);
    double[] factors =
        switch (classWeights) {
          case ClassWeights.Equal() -> throw new IllegalStateException("equal weights need none");
          case ClassWeights.Balanced() -> balanced(indices, classes.labels().size());
          case ClassWeights.Given(Map<String, Double> given) -> given(given, classes);
        };
    for (int r = 0; r < rows.length; r++) {
      weights[r] *= factors[indices[r]];
    }
  }

  private static double[] balanced(int[] indices, int classes) {
    int[] counts = new int[classes];
    for (int index : indices) {
      counts[index]++;
    }
    return Arrays.stream(counts)
        .mapToDouble(count -> count == 0 ? 0 : (double) indices.length / classes / count)
        .toArray();
  }

  private static double[] given(Map<String, Double> given, ClassTarget classes) {
    List<String> labels = classes.labels();
    for (String label : given.keySet()) {
      if (!labels.contains(label)) {
        throw new IllegalArgumentException(
            "class weight for '%s', which is no class of target '%s'; %s"
                .formatted(label, classes.column(), Nearest.hint(label, labels)));
      }
    }
    return labels.stream().mapToDouble(label -> given.getOrDefault(label, 1.0)).toArray();
  }

  private void times(double[] factors) {
    for (int r = 0; r < rows.length; r++) {
      weights[r] *= factors[r];
    }
  }

  /// The numbers of a column of weights.
  ///
  /// @param which rows these are: `training`
  /// @throws DataException if a weight is missing, negative or no number
  static double[] ofColumn(Table table, String name, int[] rows, String which) {
    Column column = table.column(name);
    double[] weights = new double[rows.length];
    if (column instanceof CategoricalColumn) {
      throw new DataException(
          "%s, weights '%s' holds texts such as '%s'; numbers that are not negative are expected there"
              .formatted(table.source(), name, column.text(rows[0])));
    }
    for (int r = 0; r < rows.length; r++) {
      double weight = NumberTarget.value(table, column, rows[r]);
      if (!(weight >= 0)) {
        throw new DataException(
            "%s, weights '%s': %s (data row %d); every %s row needs a number that is not negative"
                .formatted(
                    table.source(),
                    name,
                    column.isMissing(rows[r]) ? "a missing cell" : column.text(rows[r]),
                    rows[r] + 1,
                    which));
      }
      weights[r] = weight;
    }
    return weights;
  }

  private float[] ofMeanOne() {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      throw new DataException(
          "%s: the weights of all training rows add up to %s; give some rows a weight"
              .formatted(table.source(), sum == 0 ? "0" : "no finite number"));
    }
    float[] scaled = new float[weights.length];
    for (int r = 0; r < scaled.length; r++) {
      scaled[r] = (float) (weights[r] * weights.length / sum);
    }
    return scaled;
  }
}
