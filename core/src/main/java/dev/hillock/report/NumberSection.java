package dev.hillock.report;

import dev.hillock.metric.JudgedRows.Numbers;
import dev.hillock.metric.JudgedRows.Pairs;
import dev.hillock.report.Mark.Bars;
import dev.hillock.report.Mark.Dots;
import dev.hillock.report.Mark.Guide;
import java.util.ArrayList;
import java.util.List;

/// How far predicted numbers are from the actual ones, row by row.
final class NumberSection {

  /// More points than this hide each other.
  private static final int MOST_POINTS = 1000;

  private static final int BARS = 24;

  private final Markup page;

  NumberSection(Markup page) {
    this.page = page;
  }

  void write(Numbers rows) {
    page.open("section").leaf("h2", "Predicted numbers");
    rows.targets()
        .forEach((name, pairs) -> {
          if (rows.targets().size() > 1) {
            page.leaf("h3", name);
          }
          write(name, pairs);
        });
    if (rows.rows() > MOST_POINTS) {
      page.leaf(
          "p",
          "Points: %s of the %s rows, evenly chosen; the histogram counts all."
              .formatted(Numerals.count(MOST_POINTS), Numerals.count(rows.rows())),
          "class",
          "quiet");
    }
    page.closeLine();
  }

  private void write(String name, Pairs pairs) {
    int n = pairs.actual().length;
    int points = Math.min(n, MOST_POINTS);
    double[] actual = new double[points];
    double[] predicted = new double[points];
    double[] residuals = new double[points];
    var tips = new ArrayList<String>();
    for (int i = 0; i < points; i++) {
      int row = (int) ((long) i * n / points);
      actual[i] = pairs.actual()[row];
      predicted[i] = pairs.predicted()[row];
      residuals[i] = actual[i] - predicted[i];
      tips.add(
          "actual %s, predicted %s"
              .formatted(Numerals.significant(actual[i]), Numerals.significant(predicted[i])));
    }
    page.open("div", "class", "charts");
    var x = Axis.around("predicted " + name, predicted);
    var y = Axis.around("actual " + name, actual);
    double low = Math.max(x.from(), y.from());
    double high = Math.min(x.to(), y.to());
    var marks = new ArrayList<Mark>();
    if (low < high) {
      marks.add(new Guide("predicted = actual", low, low, high, high));
    }
    marks.add(new Dots(predicted, actual, tips));
    new Chart("Predicted and actual", x, y, marks).write(page);
    new Chart(
            "Residuals: what predictions miss",
            x,
            Axis.around("actual − predicted", residuals),
            List.of(
                new Guide("no error", x.from(), 0, x.to(), 0),
                new Dots(predicted, residuals, tips)))
        .write(page);
    histogram(pairs);
    page.closeLine();
  }

  private void histogram(Pairs pairs) {
    int n = pairs.actual().length;
    double[] residuals = new double[n];
    for (int row = 0; row < n; row++) {
      residuals[row] = pairs.actual()[row] - pairs.predicted()[row];
    }
    var x = Axis.around("actual − predicted", residuals);
    double width = (x.to() - x.from()) / BARS;
    double[] edges = new double[BARS + 1];
    double[] heights = new double[BARS];
    for (double residual : residuals) {
      if (Double.isFinite(residual)) {
        heights[Math.clamp((long) ((residual - x.from()) / width), 0, BARS - 1)]++;
      }
    }
    var tips = new ArrayList<String>();
    double most = 0;
    for (int bar = 0; bar <= BARS; bar++) {
      edges[bar] = x.from() + bar * width;
    }
    for (int bar = 0; bar < BARS; bar++) {
      most = Math.max(most, heights[bar]);
      tips.add(
          "%s to %s: %s rows"
              .formatted(
                  Numerals.significant(edges[bar]),
                  Numerals.significant(edges[bar + 1]),
                  Numerals.count((long) heights[bar])));
    }
    new Chart(
            "How often residuals are how large",
            x,
            Axis.around("rows", 0, most),
            List.of(new Bars(edges, heights, tips)))
        .write(page);
  }
}
