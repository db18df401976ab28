package dev.hillock.report;

import dev.hillock.metric.Calibration;
import dev.hillock.metric.ConfusionMatrix;
import dev.hillock.metric.JudgedRows.Classes;
import dev.hillock.metric.Ranking;
import dev.hillock.report.Mark.Bars;
import dev.hillock.report.Mark.Curve;
import dev.hillock.report.Mark.Dots;
import dev.hillock.report.Mark.Guide;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// How classes were taken for each other, and what the probabilities are worth.
final class ClassSection {

  /// More classes than this make no readable matrix.
  private static final int WIDEST_MATRIX = 30;

  /// More classes than this need narrow cells.
  private static final int WIDE_MATRIX = 14;

  /// More curves than this make no readable chart.
  private static final int MOST_CURVES = 6;

  private static final int MOST_POINTS = 300;
  private static final int SHOWN_CONFUSIONS = 10;

  /// Never so dark that the number on it is hard to read.
  private static final double DARKEST = 0.55;

  private final Markup page;

  ClassSection(Markup page) {
    this.page = page;
  }

  void write(Classes rows) {
    var confusion = rows.confusion();
    page.open("section").leaf("h2", "Classes");
    if (rows.labels().size() <= WIDEST_MATRIX) {
      matrix(confusion);
    }
    if (rows.labels().size() > 2) {
      frequentConfusions(confusion);
    }
    perClass(rows, confusion);
    page.closeLine();
    page.open("section").leaf("h2", "Probabilities");
    if (rows.hasProbabilities()) {
      probabilities(rows);
    } else {
      page.leaf(
          "p",
          "The outputs of this network are no probabilities, so there are no curves of them; softmax"
              + " and sigmoid outputs give some.");
    }
    page.closeLine();
  }

  private void matrix(ConfusionMatrix confusion) {
    int n = confusion.labels().size();
    page.leaf("h3", "Confusion matrix");
    page.leaf(
        "p",
        "Rows: what is so; columns: what was predicted. The darker, the larger the part of the row;"
            + " bold is right.",
        "class",
        "quiet");
    page.open("div", "class", "scroll")
        .open("table", "class", n > WIDE_MATRIX ? "matrix narrow" : "matrix")
        .open("tr");
    page.leaf("th", "actual \\ predicted", "scope", "col");
    for (String label : confusion.labels()) {
      page.leaf("th", label, "scope", "col", "title", label);
    }
    page.closeLine();
    for (int actual = 0; actual < n; actual++) {
      String label = confusion.labels().get(actual);
      page.open("tr").leaf("th", label, "scope", "row", "title", label);
      for (int predicted = 0; predicted < n; predicted++) {
        cell(confusion, actual, predicted);
      }
      page.closeLine();
    }
    page.close().closeLine();
  }

  private void cell(ConfusionMatrix confusion, int actual, int predicted) {
    long count = confusion.counts()[actual][predicted];
    boolean hit = actual == predicted;
    String tip =
        "%s predicted as %s: %s of %s rows"
            .formatted(
                confusion.labels().get(actual),
                confusion.labels().get(predicted),
                Numerals.count(count),
                Numerals.count(confusion.support(actual)));
    String name = "confusion/%d/%d".formatted(actual, predicted);
    if (count == 0) {
      page.open("td", "class", hit ? "zero hit" : "zero", "title", tip);
    } else {
      double part = (double) count / confusion.support(actual);
      String shade =
          "background: rgba(var(--%s), %s)"
              .formatted(hit ? "hit" : "miss", Numerals.format("%.2f", 0.08 + part * DARKEST));
      page.open("td", "class", hit ? "hit" : "wrong", "style", shade, "title", tip);
    }
    Page.number(page, name, (double) count, count == 0 ? "·" : Numerals.count(count));
    page.close();
  }

  /// One wrong way to be predicted.
  private record Confusion(int actual, int predicted, long count) {}

  private void frequentConfusions(ConfusionMatrix confusion) {
    var wrong = new ArrayList<Confusion>();
    int n = confusion.labels().size();
    for (int a = 0; a < n; a++) {
      for (int p = 0; p < n; p++) {
        if (a != p && confusion.counts()[a][p] > 0) {
          wrong.add(new Confusion(a, p, confusion.counts()[a][p]));
        }
      }
    }
    if (wrong.isEmpty()) {
      page.leaf("p", "No row was predicted as another class.");
      return;
    }
    wrong.sort(Comparator.comparingLong(Confusion::count).reversed());
    page.open("div", "class", "keep").leaf("h3", "Most frequent confusions");
    page.open("table", "class", "dense").open("thead").open("tr");
    page.leaf("th", "actual", "scope", "col").leaf("th", "predicted as", "scope", "col");
    page.leaf("th", "rows", "scope", "col", "class", "number");
    page.leaf("th", "of its class", "scope", "col", "class", "number");
    page.close().close().open("tbody");
    for (var c : wrong.subList(0, Math.min(SHOWN_CONFUSIONS, wrong.size()))) {
      page.open("tr").leaf("td", confusion.labels().get(c.actual));
      page.leaf("td", confusion.labels().get(c.predicted));
      page.leaf("td", Numerals.count(c.count), "class", "number");
      double part = 100.0 * c.count / confusion.support(c.actual);
      page.leaf("td", Numerals.format("%.1f %%", part), "class", "number").close();
    }
    page.close().close().closeLine();
  }

  private void perClass(Classes rows, ConfusionMatrix confusion) {
    page.leaf("h3", "Class by class").open("div", "class", "scroll");
    page.open("table", "class", "dense").open("thead").open("tr");
    page.leaf("th", "class", "scope", "col");
    var heads = new ArrayList<>(List.of("precision", "recall", "F1"));
    if (rows.hasProbabilities()) {
      heads.addAll(List.of("ROC AUC", "average precision"));
    }
    heads.add("rows");
    heads.forEach(head -> page.leaf("th", head, "scope", "col", "class", "number"));
    page.close().close().open("tbody");
    for (int c = 0; c < rows.labels().size(); c++) {
      page.open("tr").leaf("th", rows.labels().get(c), "scope", "row");
      figure("class/%d/precision".formatted(c), confusion.precision(c));
      figure("class/%d/recall".formatted(c), confusion.recall(c));
      figure("class/%d/f1".formatted(c), confusion.f1(c));
      if (rows.hasProbabilities()) {
        var ranking = rows.ranking(c);
        figure("class/%d/roc_auc".formatted(c), ranking.rocAuc());
        figure("class/%d/average_precision".formatted(c), ranking.averagePrecision());
      }
      page.open("td", "class", "number");
      long support = confusion.support(c);
      Page.number(page, "class/%d/rows".formatted(c), (double) support, Numerals.count(support));
      page.close().closeLine();
    }
    page.close().close().closeLine();
  }

  private void figure(String name, double value) {
    page.open("td", "class", "number");
    Page.number(page, name, value, Numerals.fixed(value));
    page.close();
  }

  private void probabilities(Classes rows) {
    int classes = rows.labels().size();
    if (classes > MOST_CURVES) {
      page.leaf(
          "p",
          "More than %d classes would crowd the ROC and precision–recall curves; the areas under them stand in the table above."
              .formatted(MOST_CURVES),
          "class",
          "quiet");
    }
    page.open("div", "class", "charts pairs");
    if (classes <= MOST_CURVES) {
      var rocs = new ArrayList<Mark>();
      var precisions = new ArrayList<Mark>();
      for (int c = classes == 2 ? 1 : 0; c < classes; c++) {
        var ranking = rows.ranking(c);
        if (ranking.positives() > 0 && ranking.negatives() > 0) {
          rocs.add(roc(rows.labels().get(c), rocs.size(), ranking));
          precisions.add(precisionRecall(rows.labels().get(c), precisions.size(), ranking));
        }
      }
      if (!rocs.isEmpty()) {
        rocs.add(new Guide("chance", 0, 0, 1, 1));
        if (classes == 2) {
          double share = (double) rows.confusion().support(1) / rows.rows();
          precisions.add(new Guide("chance", 0, share, 1, share));
        }
        String rest = classes == 2 ? "" : ", each class against the rest";
        new Chart(
                "ROC curve" + rest,
                Axis.ofPart("false positive rate"),
                Axis.ofPart("true positive rate (recall)"),
                rocs)
            .write(page);
        new Chart(
                "Precision and recall" + rest,
                Axis.ofPart("recall"),
                Axis.ofPart("precision"),
                precisions)
            .write(page);
      }
    }
    calibration(Calibration.of(rows));
    page.close();
  }

  private static Mark roc(String label, int style, Ranking ranking) {
    int n = ranking.truePositives().length;
    int points = Math.min(n, MOST_POINTS);
    double[] x = new double[points + 1];
    double[] y = new double[points + 1];
    for (int i = 0; i < points; i++) {
      int at = (int) ((long) (i + 1) * n / points) - 1;
      x[i + 1] = (double) ranking.falsePositives()[at] / ranking.negatives();
      y[i + 1] = (double) ranking.truePositives()[at] / ranking.positives();
    }
    return new Curve(label, style, x, y);
  }

  private static Mark precisionRecall(String label, int style, Ranking ranking) {
    int n = ranking.truePositives().length;
    int points = Math.min(n, MOST_POINTS);
    double[] x = new double[2 * points];
    double[] y = new double[2 * points];
    double before = 0;
    for (int i = 0; i < points; i++) {
      int at = (int) ((long) (i + 1) * n / points) - 1;
      double hits = ranking.truePositives()[at];
      // Steps: no threshold gives what lies between.
      x[2 * i] = before;
      x[2 * i + 1] = hits / ranking.positives();
      y[2 * i] = hits / (hits + ranking.falsePositives()[at]);
      y[2 * i + 1] = y[2 * i];
      before = x[2 * i + 1];
    }
    return new Curve(label, style, x, y);
  }

  private void calibration(Calibration calibration) {
    int bins = Calibration.BINS;
    double[] edges = new double[bins + 1];
    double[] heights = new double[bins];
    var rights = new ArrayList<String>();
    var counts = new ArrayList<String>();
    int filled = 0;
    double most = 0;
    for (int bin = 0; bin <= bins; bin++) {
      edges[bin] = (double) bin / bins;
    }
    double[] x = new double[bins];
    double[] y = new double[bins];
    for (int bin = 0; bin < bins; bin++) {
      heights[bin] = calibration.counts()[bin];
      most = Math.max(most, heights[bin]);
      String rows = Numerals.count(calibration.counts()[bin]) + " rows";
      counts.add(
          Numerals.format("%.2f to ", edges[bin])
              + Numerals.format("%.2f: ", edges[bin + 1])
              + rows);
      if (heights[bin] > 0) {
        x[filled] = calibration.confidence()[bin];
        y[filled] = calibration.accuracy()[bin];
        rights.add(
            "probability %s, right %s, %s"
                .formatted(
                    Numerals.format("%.3f", x[filled]), Numerals.format("%.3f", y[filled]), rows));
        filled++;
      }
    }
    double[] confidence = Arrays.copyOf(x, filled);
    double[] accuracy = Arrays.copyOf(y, filled);
    new Chart(
            "Reliability: do probabilities come true?",
            Axis.ofPart("mean probability of the predicted class"),
            Axis.ofPart("part that is right"),
            List.of(
                new Guide("as it should be", 0, 0, 1, 1),
                new Curve("bins of 1/15", 0, confidence, accuracy),
                new Dots(confidence, accuracy, rights)))
        .write(page);
    new Chart(
            "Rows by probability of the predicted class",
            Axis.ofPart("probability of the predicted class"),
            Axis.around("rows", 0, most),
            List.of(new Bars(edges, heights, counts)))
        .write(page);
  }
}
