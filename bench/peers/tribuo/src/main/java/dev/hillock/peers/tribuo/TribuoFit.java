package dev.hillock.peers.tribuo;

import dev.hillock.bench.fit.FitColumn;
import dev.hillock.bench.fit.FitModel;
import dev.hillock.bench.fit.FitProgram;
import dev.hillock.bench.fit.FitRows;
import java.util.Map;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer;

/// Tribuo with its defaults: a feature per number and per category, none where a cell is missing, as
/// its row processor makes them. Tribuo has no network of its own, and no default for the number of
/// trees and for the part of the features that a tree of a forest looks at.
public final class TribuoFit {

  /// What XGBoost itself and scikit-learn take.
  private static final int TREES = 100;

  /// Breiman's rule for regression: a third of the features.
  private static final float THIRD = 1 / 3f;

  private TribuoFit() {}

  /// Runs the model that is named last.
  public static void main(String[] args) throws Exception {
    Map<String, FitModel> models =
        Map.of(
            "tribuo-xgb", TribuoFit::boosting,
            "tribuo-rf", TribuoFit::forest);
    FitProgram.run(args, models);
  }

  private static double[] boosting(FitRows rows, int target) {
    return rows.columns().get(target).isCategory()
        ? classes(rows, target, new XGBoostClassificationTrainer(TREES))
        : numbers(rows, target, new XGBoostRegressionTrainer(TREES));
  }

  private static double[] forest(FitRows rows, int target) {
    if (rows.columns().get(target).isCategory()) {
      float root = (float) (1 / Math.sqrt(features(rows)));
      var tree = new CARTClassificationTrainer(Integer.MAX_VALUE, root, Trainer.DEFAULT_SEED);
      return classes(rows, target, new RandomForestTrainer<>(tree, new VotingCombiner(), TREES));
    }
    var tree =
        new CARTRegressionTrainer(
            Integer.MAX_VALUE,
            CARTRegressionTrainer.MIN_EXAMPLES,
            0,
            THIRD,
            false,
            new MeanSquaredError(),
            Trainer.DEFAULT_SEED);
    return numbers(rows, target, new RandomForestTrainer<>(tree, new AveragingCombiner(), TREES));
  }

  private static int features(FitRows rows) {
    return rows.inputs().stream()
        .map(rows.columns()::get)
        .mapToInt(column -> column.isCategory() ? column.levels().size() : 1)
        .sum();
  }

  private static double[] classes(FitRows rows, int target, Trainer<Label> trainer) {
    FitColumn column = rows.columns().get(target);
    var factory = new LabelFactory();
    var data = new MutableDataset<>(new SimpleDataSourceProvenance("rows", factory), factory);
    for (double[] row : rows.training()) {
      data.add(example(rows, row, new Label(column.text(row[target]))));
    }
    var model = trainer.train(data);
    double[] predictions = new double[rows.test().length];
    for (int row = 0; row < predictions.length; row++) {
      var example = example(rows, rows.test()[row], LabelFactory.UNKNOWN_LABEL);
      predictions[row] = column.value(model.predict(example).getOutput().getLabel());
    }
    return predictions;
  }

  private static double[] numbers(FitRows rows, int target, Trainer<Regressor> trainer) {
    String name = rows.columns().get(target).name();
    var factory = new RegressionFactory();
    var data = new MutableDataset<>(new SimpleDataSourceProvenance("rows", factory), factory);
    for (double[] row : rows.training()) {
      data.add(example(rows, row, new Regressor(name, row[target])));
    }
    var model = trainer.train(data);
    double[] predictions = new double[rows.test().length];
    for (int row = 0; row < predictions.length; row++) {
      var example = example(rows, rows.test()[row], new Regressor(name, Double.NaN));
      predictions[row] = model.predict(example).getOutput().getValues()[0];
    }
    return predictions;
  }

  private static <T extends Output<T>> Example<T> example(FitRows rows, double[] row, T output) {
    var example = new ArrayExample<>(output);
    for (int place : rows.inputs()) {
      FitColumn column = rows.columns().get(place);
      if (column.isCategory() && !Double.isNaN(row[place])) {
        example.add(column.name() + "@" + column.text(row[place]), 1);
      } else if (!Double.isNaN(row[place])) {
        example.add(column.name(), row[place]);
      }
    }
    return example;
  }
}
