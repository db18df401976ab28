package dev.hillock.train;

import dev.hillock.checkpoint.TrainingState;
import dev.hillock.infer.Outputs;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Matrix;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.ForwardPass;
import dev.hillock.nn.Parameters;
import dev.hillock.nn.Workspace;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.TargetCoding;
import dev.hillock.train.TrainingEvent.Judgement;
import dev.hillock.train.TrainingEvent.Measure;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Judges the network on the validation rows after each epoch, with a workspace of its own.
final class Judge {

  private static final int CHUNK_ROWS = 256;

  private final Encoded rows;
  private final Objective objective;
  private final Measure measure;
  private final int[] order;
  private final Workspace workspace;
  private final Matrix targets;
  private final ForwardPass forward;
  private final Outputs outputs;
  private double lossSum;
  private double squares;
  private int right;

  Judge(Plan plan, Parameters parameters, Encoded rows, Compute compute) {
    Architecture architecture = plan.architecture();
    this.rows = rows;
    this.objective = Objective.of(plan.loss(), plan.preparation().target());
    this.measure = measure(plan.preparation().target());
    this.order = IntStream.range(0, rows.rows()).toArray();
    this.workspace =
        new Workspace(architecture, Math.min(architecture.rowsTogether(CHUNK_ROWS), rows.rows()));
    this.targets = Matrix.of(workspace.rows(), architecture.outputs());
    this.forward = new ForwardPass(architecture, parameters, workspace, compute);
    this.outputs =
        new Outputs(architecture.output().activation(), workspace.logits(), workspace.outputs());
  }

  Judgement judge() {
    lossSum = 0;
    squares = 0;
    right = 0;
    for (int from = 0; from < order.length; from += workspace.rows()) {
      int count = Math.min(workspace.rows(), order.length - from);
      rows.pointAt(order, from, count, workspace.inputRows(), targets);
      forward.run(count);
      lossSum += objective.sum(count, workspace.logits(), workspace.outputs(), targets);
      compare(count);
    }
    double mean = lossSum / order.length;
    double cells = (double) order.length * targets.columns();
    double metric =
        switch (measure) {
          case ACCURACY -> (double) right / order.length;
          case SCALED_RMSE -> Math.sqrt(squares / cells);
          case LOSS -> mean;
        };
    return new Judgement(mean, metric, measure);
  }

  /// A judgement, to be saved or restored.
  static @Nullable Judgement state(TrainingState state, @Nullable Judgement judgement, Plan plan) {
    boolean is = state.flag("is", judgement != null);
    double loss = state.number("loss", judgement == null ? 0 : judgement.loss());
    double metric = state.number("metric", judgement == null ? 0 : judgement.metric());
    return is ? new Judgement(loss, metric, measure(plan.preparation().target())) : null;
  }

  /// The first validation row whose loss is not finite, as its place among them; -1 for none.
  int firstLost() {
    for (int from = 0; from < order.length; from++) {
      rows.pointAt(order, from, 1, workspace.inputRows(), targets);
      forward.run(1);
      if (!Double.isFinite(objective.sum(1, workspace.logits(), workspace.outputs(), targets))) {
        return from;
      }
    }
    return -1;
  }

  static Measure measure(TargetCoding target) {
    return switch (target) {
      case ClassTarget _ -> Measure.ACCURACY;
      case NumberTarget _ -> Measure.SCALED_RMSE;
      case CountTarget _, LabelsTarget _, QuantileTarget _ -> Measure.LOSS;
    };
  }

  private void compare(int count) {
    for (int row = 0; row < count; row++) {
      if (measure == Measure.ACCURACY) {
        right += outputs.classOf(row) == actualClass(row) ? 1 : 0;
      } else if (measure == Measure.SCALED_RMSE) {
        for (int j = 0; j < targets.columns(); j++) {
          double e = targets.get(row, j) - workspace.outputs().get(row, j);
          squares += e * e;
        }
      }
    }
  }

  private int actualClass(int row) {
    if (targets.columns() == 1) {
      return (int) targets.get(row, 0);
    }
    int label = 0;
    while (targets.get(row, label) != 1f) {
      label++;
    }
    return label;
  }
}
