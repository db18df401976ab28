package dev.hillock.train;

import dev.hillock.train.TrainingEvent.EpochFinished;
import dev.hillock.train.TrainingEvent.Judgement;
import java.util.ArrayList;
import java.util.List;

/// The history of a training as one list of numbers, so many for each epoch.
final class EpochRows {

  private static final int NUMBERS = 9;

  private EpochRows() {}

  static double[] values(List<EpochFinished> history) {
    double[] values = new double[NUMBERS * history.size()];
    int at = 0;
    for (EpochFinished epoch : history) {
      var judgement = epoch.validation();
      values[at++] = epoch.epoch();
      values[at++] = epoch.epochs();
      values[at++] = epoch.loss();
      values[at++] = judgement == null ? 0 : 1;
      values[at++] = judgement == null ? 0 : judgement.loss();
      values[at++] = judgement == null ? 0 : judgement.metric();
      values[at++] = epoch.best() ? 1 : 0;
      values[at++] = epoch.rate();
      values[at++] = epoch.evaluations();
    }
    return values;
  }

  static List<EpochFinished> of(double[] values, Plan plan) {
    var measure = Judge.measure(plan.preparation().target());
    var history = new ArrayList<EpochFinished>();
    for (int at = 0; at + NUMBERS <= values.length; at += NUMBERS) {
      var judgement =
          values[at + 3] == 1 ? new Judgement(values[at + 4], values[at + 5], measure) : null;
      history.add(
          new EpochFinished(
              (int) values[at],
              (int) values[at + 1],
              values[at + 2],
              judgement,
              values[at + 6] == 1,
              values[at + 7],
              values[at + 8]));
    }
    return history;
  }
}
