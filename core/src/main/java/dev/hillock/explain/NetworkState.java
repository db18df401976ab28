package dev.hillock.explain;

import dev.hillock.data.Table;
import dev.hillock.infer.Predictor;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Matrix;
import dev.hillock.model.Member;
import dev.hillock.model.Model;
import dev.hillock.nn.ForwardPass;
import dev.hillock.nn.Workspace;
import dev.hillock.prep.TargetChoice;
import dev.hillock.train.LayerActivity;
import dev.hillock.train.Training;
import java.util.ArrayList;
import java.util.List;

/// What a trained network does with some rows.
///
/// @param member the network; of several the first
/// @param rows how many rows
/// @param activity of each layer
/// @param spread greatest standard deviation of an output of the model over that of its target; NaN
///   where all targets are equal
/// @param skill of the model on these rows
record NetworkState(
    Member member, int rows, List<LayerActivity> activity, double spread, Skill skill) {

  /// After a training, on rows that train.
  static NetworkState of(Training.Result result) {
    return of(result.model(), result.plan().table(), result.plan().split().training());
  }

  /// On the rows of a table that have a target.
  static NetworkState of(Model model, Table table) {
    int[] rows = TargetChoice.usableRows(table, model.preparation().target().columns());
    return of(model, table, rows);
  }

  private static NetworkState of(Model model, Table table, int[] all) {
    var member = model.members().getFirst();
    var architecture = member.architecture();
    int width = architecture.layers().stream().mapToInt(layer -> layer.outputs()).sum();
    int perRow = 2 * architecture.submodels() * width + 2 * member.preparation().width();
    int[] rows = Some.of(all, perRow);
    try (var predictor = new Predictor(model)) {
      var predictions = predictor.predict(table, rows);
      var target = model.preparation();
      return new NetworkState(
          member,
          rows.length,
          activity(member, member.preparation().apply(table, rows).x()),
          spread(predictions.outputs().values(), target.targets(table, rows)),
          Skill.of(predictions, table, rows));
    }
  }

  private static List<LayerActivity> activity(Member member, Matrix x) {
    var architecture = member.architecture();
    var workspace = new Workspace(architecture, x.rows());
    System.arraycopy(
        x.data(), x.at(0), workspace.inputs().data(), workspace.inputs().at(0), x.at(x.rows()));
    try (var compute = Compute.with(1)) {
      new ForwardPass(architecture, member.parameters(), workspace, compute).run(x.rows());
    }
    var activity = new ArrayList<LayerActivity>();
    for (int i = 0; i < architecture.layers().size(); i++) {
      int all = x.rows() * architecture.submodels();
      activity.add(LayerActivity.of(architecture.layers().get(i), workspace.outputs(i), all));
    }
    return activity;
  }

  private static double spread(Matrix outputs, Matrix targets) {
    double greatest = Double.NaN;
    for (int j = 0; j < outputs.columns(); j++) {
      double ratio = deviation(outputs, j) / deviation(targets, j);
      greatest = Double.isNaN(greatest) || ratio > greatest ? ratio : greatest;
    }
    return greatest;
  }

  private static double deviation(Matrix matrix, int column) {
    double sum = 0;
    double squares = 0;
    // From the first row on, so that a constant has no deviation to the last bit.
    double first = matrix.rows() == 0 ? 0 : matrix.get(0, column);
    for (int r = 0; r < matrix.rows(); r++) {
      double value = matrix.get(r, column) - first;
      sum += value;
      squares += value * value;
    }
    double mean = sum / matrix.rows();
    return Math.sqrt(Math.max(0, squares / matrix.rows() - mean * mean));
  }
}
