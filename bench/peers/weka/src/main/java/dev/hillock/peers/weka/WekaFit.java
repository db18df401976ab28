package dev.hillock.peers.weka;

import dev.hillock.bench.fit.FitColumn;
import dev.hillock.bench.fit.FitModel;
import dev.hillock.bench.fit.FitProgram;
import dev.hillock.bench.fit.FitRows;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Supplier;
import weka.classifiers.Classifier;
import weka.classifiers.functions.MultilayerPerceptron;
import weka.classifiers.meta.AdditiveRegression;
import weka.classifiers.meta.LogitBoost;
import weka.classifiers.trees.RandomForest;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/// Weka with its defaults: nominal and numeric attributes as they are, NaN for missing cells, which
/// is what Weka means by it; the models prepare them themselves.
public final class WekaFit {

  private WekaFit() {}

  /// Runs the model that is named last.
  public static void main(String[] args) throws Exception {
    Map<String, FitModel> models =
        Map.of(
            "weka-rf", model(RandomForest::new, RandomForest::new),
            "weka-boost", model(LogitBoost::new, AdditiveRegression::new),
            "weka-mlp", model(MultilayerPerceptron::new, MultilayerPerceptron::new));
    FitProgram.run(args, models);
  }

  private static FitModel model(Supplier<Classifier> classes, Supplier<Classifier> numbers) {
    return (rows, target) -> {
      Classifier model =
          (rows.columns().get(target).isCategory() ? classes : numbers).get();
      model.buildClassifier(instances(rows, target, rows.training()));
      var test = instances(rows, target, rows.test());
      double[] predictions = new double[test.size()];
      for (int row = 0; row < predictions.length; row++) {
        predictions[row] = model.classifyInstance(test.get(row));
      }
      return predictions;
    };
  }

  /// The inputs and, last, the target.
  private static Instances instances(FitRows rows, int target, double[][] cells) {
    var places = new ArrayList<>(rows.inputs());
    places.add(target);
    var attributes = new ArrayList<Attribute>();
    for (int place : places) {
      FitColumn column = rows.columns().get(place);
      attributes.add(
          column.isCategory()
              ? new Attribute(column.name(), column.levels())
              : new Attribute(column.name()));
    }
    var instances = new Instances("rows", attributes, cells.length);
    instances.setClassIndex(places.size() - 1);
    for (double[] row : cells) {
      instances.add(
          new DenseInstance(1, places.stream().mapToDouble(place -> row[place]).toArray()));
    }
    return instances;
  }
}
