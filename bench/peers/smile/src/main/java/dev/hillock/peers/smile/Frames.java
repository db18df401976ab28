package dev.hillock.peers.smile;

import dev.hillock.bench.fit.FitColumn;
import dev.hillock.bench.fit.FitRows;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import smile.data.DataFrame;
import smile.data.measure.NominalScale;
import smile.data.type.DataType;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;
import smile.data.vector.NullableIntVector;
import smile.data.vector.ValueVector;
import smile.feature.imputation.SimpleImputer;

/// The inputs of a fit as Smile's data frames, missing cells imputed by `SimpleImputer`.
///
/// @param training the training rows' inputs
/// @param test the test rows' inputs
record Frames(DataFrame training, DataFrame test) {

  Frames(FitRows rows) {
    this(
        of(rows, rows.training()),
        of(rows, rows.test()),
        SimpleImputer.fit(of(rows, rows.training())));
  }

  private Frames(DataFrame training, DataFrame test, SimpleImputer imputer) {
    this(imputer.apply(training), imputer.apply(test));
  }

  /// A target without missing cells.
  static ValueVector target(FitColumn column, double[] values) {
    return column.isCategory()
        ? new IntVector(field(column, DataTypes.IntType), Arrays.stream(values).mapToInt(v -> (int) v).toArray())
        : new DoubleVector(column.name(), values);
  }

  private static DataFrame of(FitRows rows, double[][] cells) {
    return new DataFrame(
        rows.inputs().stream()
            .map(place -> vector(rows.columns().get(place), FitRows.column(cells, place)))
            .toArray(ValueVector[]::new));
  }

  private static ValueVector vector(FitColumn column, double[] values) {
    if (!column.isCategory()) {
      return new DoubleVector(column.name(), values);
    }
    var missing = new BitSet();
    IntStream.range(0, values.length).filter(i -> Double.isNaN(values[i])).forEach(missing::set);
    int[] codes = Arrays.stream(values).mapToInt(v -> (int) v).toArray();
    return new NullableIntVector(field(column, DataTypes.NullableIntType), codes, missing);
  }

  private static StructField field(FitColumn column, DataType type) {
    return new StructField(column.name(), type, new NominalScale(column.levels()));
  }
}
