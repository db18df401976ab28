package dev.hillock.report;

import dev.hillock.metric.ConfidenceInterval;
import dev.hillock.metric.JudgedRows.Classes;
import dev.hillock.metric.JudgedRows.Numbers;
import dev.hillock.metric.Metric;
import dev.hillock.metric.MetricValue;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.QuantileTarget;
import java.util.List;

/// Puts the sections of a [Report] together.
final class Page {

  private final Report report;
  private final Markup page = new Markup();

  Page(Report report) {
    this.report = report;
  }

  String html() {
    begin(page, title());
    head();
    if (report.evaluation().judged() instanceof Classes classes) {
      new ClassSection(page).write(classes);
    }
    if (report.evaluation().judged() instanceof Numbers numbers) {
      new NumberSection(page).write(numbers);
    }
    new ImportanceSection(page).write(report.importances());
    new CurveSection(page).write(report);
    new OriginSection(page).write(report);
    return end(page, report.model().provenance().version());
  }

  /// Begins a page, up to what it shows.
  static void begin(Markup page, String title) {
    page.open("html", "lang", "en").open("head").empty("meta", "charset", "utf-8");
    // Nothing is fetched, not even by mistake; and no browser asks for an icon.
    page.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.empty("meta", "name", "color-scheme", "content", "light dark");
    page.empty("link", "rel", "icon", "href", "data:,");
    page.leaf("title", title).leaf("style", Style.CSS).close().text("\n");
    page.open("body").open("main");
  }

  /// Ends it: the whole text.
  ///
  /// @param version of the library that made it
  static String end(Markup page, String version) {
    page.open("footer")
        .text("Made by hillock " + version)
        .text(". Nothing on this page is fetched from elsewhere.")
        .close();
    page.close().close().close();
    return "<!DOCTYPE html>\n" + page + "\n";
  }

  private String title() {
    return String.join(", ", report.model().preparation().target().columns());
  }

  private void head() {
    var evaluation = report.evaluation();
    String kind =
        switch (report.model().preparation().target()) {
          case ClassTarget classes ->
              "one of %s classes".formatted(Numerals.count(classes.labels().size()));
          case NumberTarget numbers -> numbers.columns().size() == 1 ? "a number" : "numbers";
          case CountTarget counts -> counts.columns().size() == 1 ? "a count" : "counts";
          case QuantileTarget quantiles ->
              "%d quantiles of a number".formatted(quantiles.levels().size());
          case LabelsTarget labels ->
              "one of two labels for each of %d targets".formatted(labels.columns().size());
        };
    page.open("header").open("h1").leaf("span", "Report on ", "class", "quiet").text(title());
    page.close();
    page.open("p")
        .text("Predicts ")
        .leaf("b", title())
        .text(", " + kind + "; judged on ")
        .open("b");
    number("rows", evaluation.rows(), Numerals.count(evaluation.rows()));
    page.text(" " + report.judgedOn()).close().text(".").close();
    report.notes().forEach(note -> page.leaf("p", "Note: " + note, "class", "note"));
    metrics();
    page.closeLine();
  }

  private void metrics() {
    page.open("table", "class", "metrics");
    page.open("thead").open("tr");
    for (String head : List.of("metric", "value", "95 % interval", "what it says")) {
      page.leaf("th", head, "scope", "col");
    }
    page.close().close().open("tbody");
    if (report.numberMetrics().size() < 2) {
      loss();
    }
    report.classMetrics().forEach(value -> row(value, ""));
    report
        .numberMetrics()
        .forEach((target, values) -> {
          if (report.numberMetrics().size() > 1) {
            page.open("tr").leaf("th", target, "colspan", "4", "class", "group").closeLine();
          }
          values.forEach(value -> row(value, target));
        });
    if (report.numberMetrics().size() > 1) {
      page.open("tr").leaf("th", "all targets", "colspan", "4", "class", "group").closeLine();
      loss();
    }
    page.close().close();
    if (evaluationHasIntervals()) {
      page.leaf(
          "p",
          "Intervals: the middle 95 % of 1,000 bootstrap resamples of these rows. They tell how"
              + " much the figures depend on which rows were judged, not on how training went.",
          "class",
          "quiet");
    }
  }

  private boolean evaluationHasIntervals() {
    return report.classMetrics().stream().anyMatch(value -> value.interval() != null)
        || report.numberMetrics().values().stream()
            .flatMap(List::stream)
            .anyMatch(value -> value.interval() != null);
  }

  private void loss() {
    page.open("tr").leaf("th", "loss", "scope", "row").open("td", "class", "number");
    double loss = report.evaluation().loss();
    number("loss", loss, Numerals.fixed(loss));
    page.close().leaf("td", "").leaf("td", "what training made small", "class", "quiet");
    page.closeLine();
  }

  private void row(MetricValue value, String target) {
    Metric metric = value.metric();
    boolean main = metric == Metric.ACCURACY || metric == Metric.RMSE;
    page.open("tr", "class", main ? "main" : "other");
    page.leaf("th", metric.title(), "scope", "row").open("td", "class", "number");
    String name = target.isEmpty() ? metric.text() : target + "/" + metric.text();
    number(name, value.value(), MetricText.value(metric, value.value()));
    page.close().open("td", "class", "number");
    ConfidenceInterval interval = value.interval();
    if (interval != null) {
      var bounds = MetricText.bounds(metric, interval);
      number(name + "/low", interval.low(), bounds.getFirst());
      page.text(" to ");
      number(name + "/high", interval.high(), bounds.getLast());
    }
    page.close().leaf("td", MetricText.meaning(metric), "class", "quiet").closeLine();
  }

  private void number(String name, double value, String text) {
    number(page, name, value, text);
  }

  /// A result: its text for people and its full value for programs.
  static void number(Markup page, String name, double value, String text) {
    if (Double.isFinite(value)) {
      String full =
          value == Math.rint(value) && Math.abs(value) < 1e15
              ? Long.toString((long) value)
              : Double.toString(value);
      page.leaf("data", text, "value", full, "data-name", name);
    } else {
      page.text("-");
    }
  }
}
