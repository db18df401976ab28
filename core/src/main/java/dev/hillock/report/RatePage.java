package dev.hillock.report;

import dev.hillock.report.Mark.Curve;
import dev.hillock.report.Mark.Post;
import dev.hillock.report.Mark.Tips;
import dev.hillock.train.RateRange;
import dev.hillock.train.RateRange.Point;
import dev.hillock.train.Training;
import java.util.ArrayList;
import java.util.List;

/// A page about a learning-rate range test: the loss at each rate, and what it suggests.
public final class RatePage {

  private RatePage() {}

  /// The page: one HTML text that fetches nothing.
  ///
  /// @param target the columns that are predicted
  /// @param source the rows
  public static String html(RateRange range, String target, String source) {
    var page = new Markup();
    Page.begin(page, "Learning rate for " + target);
    page.open("header").open("h1").leaf("span", "Learning rate for ", "class", "quiet");
    page.text(target).close();
    page.leaf(
        "p",
        "%d steps of %d rows of %s".formatted(range.points().size(), range.batchRows(), source));
    page.closeLine();
    page.open("section").leaf("h2", "Loss and rate").open("div", "class", "charts");
    chart(range).write(page);
    page.close();
    page.leaf("p", suggestion(range));
    page.leaf(
        "p",
        "The rate rises from step to step, and the network is thrown away. The smoothed loss is a"
            + " mean that forgets; it lags behind.",
        "class",
        "quiet");
    page.closeLine();
    return Page.end(page, Training.VERSION);
  }

  private static String suggestion(RateRange range) {
    var steepest = range.steepest();
    var least = range.least();
    return steepest == null || least == null
        ? "The loss falls by no more than it varies from batch to batch, so no rate is suggested."
        : "It falls fastest at a rate of %s and is least at %s, a tenth of which is %s."
            .formatted(
                Numerals.brief(steepest.rate()),
                Numerals.brief(least.rate()),
                Numerals.brief(least.rate() / 10));
  }

  private static Chart chart(RateRange range) {
    double[] x = range.points().stream().mapToDouble(Point::rate).toArray();
    double[] loss = range.points().stream().mapToDouble(Point::loss).toArray();
    double[] smoothed = range.points().stream().mapToDouble(Point::smoothed).toArray();
    var tips = new ArrayList<String>();
    for (int i = 0; i < x.length; i++) {
      tips.add(
          "rate %s: loss %s, smoothed %s"
              .formatted(
                  Numerals.brief(x[i]),
                  Numerals.significant(loss[i]),
                  Numerals.significant(smoothed[i])));
    }
    var marks = new ArrayList<Mark>();
    marks.add(new Curve("smoothed", 0, x, smoothed));
    marks.add(new Curve("each step", 1, x, loss));
    var steepest = range.steepest();
    if (steepest != null) {
      marks.add(new Post(steepest.rate(), "steepest"));
    }
    marks.add(new Tips(x, tips));
    return new Chart(
        "Loss",
        Axis.ofSizes("learning rate", x),
        Axis.ofSizes("mean loss of a row", smoothed),
        List.copyOf(marks));
  }
}
