package dev.hillock.peers.smile;

import dev.hillock.bench.fit.FitColumn;
import dev.hillock.bench.fit.FitProgram;
import dev.hillock.bench.fit.FitRows;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import smile.data.CategoricalEncoder;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.feature.transform.Standardizer;

/// Smile with its defaults: trees on nominal and numeric columns with missing cells imputed; its
/// networks on one-hot, standardised inputs, and standardised numbers as targets.
public final class SmileFit {

  private SmileFit() {}

  /// Runs the model that is named last.
  public static void main(String[] args) throws Exception {
    FitProgram.run(
        args,
        Map.of(
            "smile-gbt", SmileFit::boosting,
            "smile-rf", SmileFit::forest,
            "smile-mlp", SmileFit::network));
  }

  private static double[] boosting(FitRows rows, int target) {
    FitColumn column = rows.columns().get(target);
    var frames = new Frames(rows);
    var training = frames.training().add(Frames.target(column, rows.trainingColumn(target)));
    var formula = Formula.lhs(column.name());
    if (column.isCategory()) {
      var model = smile.classification.GradientTreeBoost.fit(formula, training);
      return each(frames.test(), row -> model.predict(frames.test().get(row)));
    }
    var model = smile.regression.GradientTreeBoost.fit(formula, training);
    return each(frames.test(), row -> model.predict(frames.test().get(row)));
  }

  private static double[] forest(FitRows rows, int target) {
    FitColumn column = rows.columns().get(target);
    var frames = new Frames(rows);
    var training = frames.training().add(Frames.target(column, rows.trainingColumn(target)));
    var formula = Formula.lhs(column.name());
    if (column.isCategory()) {
      var model = smile.classification.RandomForest.fit(formula, training);
      return each(frames.test(), row -> model.predict(frames.test().get(row)));
    }
    var model = smile.regression.RandomForest.fit(formula, training);
    return each(frames.test(), row -> model.predict(frames.test().get(row)));
  }

  private static double[] network(FitRows rows, int target) {
    var frames = new Frames(rows);
    DataFrame raw = oneHot(frames.training());
    var scale = Standardizer.fit(raw);
    double[][] x = scale.apply(raw).toArray();
    double[][] test = scale.apply(oneHot(frames.test())).toArray();
    double[] y = rows.trainingColumn(target);
    var properties = new Properties();
    if (rows.columns().get(target).isCategory()) {
      int[] classes = Arrays.stream(y).mapToInt(value -> (int) value).toArray();
      var model = smile.classification.MLP.fit(x, classes, properties);
      return Arrays.stream(test).mapToDouble(model::predict).toArray();
    }
    properties.setProperty("smile.mlp.scaler", "standardizer");
    var model = smile.regression.MLP.fit(x, y, properties);
    return Arrays.stream(test).mapToDouble(model::predict).toArray();
  }

  private static DataFrame oneHot(DataFrame frame) {
    return DataFrame.of(frame.toArray(false, CategoricalEncoder.ONE_HOT));
  }

  private static double[] each(DataFrame rows, IntToDoubleFunction prediction) {
    return IntStream.range(0, rows.size()).mapToDouble(prediction).toArray();
  }
}
