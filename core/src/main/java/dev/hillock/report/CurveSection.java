package dev.hillock.report;

import dev.hillock.report.Mark.Curve;
import dev.hillock.report.Mark.Post;
import dev.hillock.report.Mark.Tips;
import dev.hillock.train.TrainingEvent.EpochFinished;
import dev.hillock.train.TrainingEvent.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// How training went, epoch by epoch.
final class CurveSection {

  private final Markup page;

  CurveSection(Markup page) {
    this.page = page;
  }

  void write(Report report) {
    var history = LossCurve.thinned(report.history());
    if (history.isEmpty()) {
      return;
    }
    page.open("section").leaf("h2", "Training").open("div", "class", "charts");
    var post = LossCurve.kept(report.model().provenance().keptEpoch());
    losses(history, post);
    metrics(history, post);
    rates(history, post);
    page.close();
    String text =
        history.getFirst().validation() == null
            ? "No rows were held out to validate, so the last epoch is kept."
            : report.model().provenance().keptEpoch() == 0
                ? "No epoch is better on the validation rows than the network was before."
                : "The epoch that is best on the validation rows is kept.";
    page.leaf(
        "p",
        text
            + " The training loss of an epoch is the mean over its steps, each taken before the"
            + " step, so it lags behind.",
        "class",
        "quiet");
    page.closeLine();
  }

  private void losses(List<EpochFinished> history, Post post) {
    new LossCurve(
            column(history, EpochFinished::epoch),
            column(history, EpochFinished::loss),
            column(history, epoch -> loss(epoch.validation())),
            (int) post.x())
        .chart()
        .write(page);
  }

  private void metrics(List<EpochFinished> history, Post post) {
    Judgement first = history.getFirst().validation();
    if (first == null) {
      return;
    }
    double[] x = column(history, EpochFinished::epoch);
    double[] values = column(history, epoch -> metric(epoch.validation()));
    String name = first.isAccuracy() ? "accuracy" : "RMSE of the scaled targets";
    String label = first.isAccuracy() ? "accuracy" : "scaled RMSE";
    var axis = first.isAccuracy() ? Axis.around(label, values) : Axis.ofSizes(label, values);
    new Chart(
            "Validation " + name,
            epochs(x, post),
            axis,
            List.of(new Curve("validation", 1, x, values), post, tips(x, values)))
        .write(page);
  }

  private void rates(List<EpochFinished> history, Post post) {
    double[] x = column(history, EpochFinished::epoch);
    double[] values = column(history, EpochFinished::rate);
    if (Double.isNaN(values[0])) {
      // An optimiser without a rate.
      return;
    }
    new Chart(
            "Learning rate",
            epochs(x, post),
            Axis.around("learning rate", values),
            List.of(new Curve("last step of the epoch", 2, x, values), post, tips(x, values)))
        .write(page);
  }

  private static Tips tips(double[] x, double[] values) {
    var tips = new ArrayList<String>();
    for (int i = 0; i < x.length; i++) {
      tips.add("epoch %d: %s".formatted((int) x[i], Numerals.significant(values[i])));
    }
    return new Tips(x, tips);
  }

  /// A network that stays as it was is that of epoch 0.
  private static Axis epochs(double[] x, Post post) {
    return LossCurve.epochs(x, post.x());
  }

  private static double loss(@Nullable Judgement judgement) {
    return judgement == null ? Double.NaN : judgement.loss();
  }

  private static double metric(@Nullable Judgement judgement) {
    return judgement == null ? Double.NaN : judgement.metric();
  }

  private static double[] column(
      List<EpochFinished> history, ToDoubleFunction<EpochFinished> value) {
    return history.stream().mapToDouble(value).toArray();
  }
}
