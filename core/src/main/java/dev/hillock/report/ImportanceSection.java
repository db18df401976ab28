package dev.hillock.report;

import dev.hillock.train.Importances;
import dev.hillock.train.Importances.Importance;
import org.jspecify.annotations.Nullable;

/// What each column is worth, as bars.
final class ImportanceSection {

  private static final int MOST_BARS = 30;
  private static final double WIDTH = 360;
  private static final double HEIGHT = 16;

  private final Markup page;

  ImportanceSection(Markup page) {
    this.page = page;
  }

  void write(@Nullable Importances importances) {
    if (importances == null) {
      return;
    }
    page.open("section").leaf("h2", "Importance of the columns");
    page.leaf(
        "p",
        "%s when a column's cells are shuffled among %s rows; mean and deviation of %d shuffles. A column that says the same as another seems worth little."
            .formatted(
                capitalized(importances.measure().title()),
                Numerals.count(importances.rows()),
                Importances.SHUFFLES),
        "class",
        "quiet");
    var columns = importances.columns();
    var shown = columns.subList(0, Math.min(MOST_BARS, columns.size()));
    double least = 0;
    double greatest = 0;
    for (var importance : shown) {
      least = Math.min(least, importance.mean() - importance.deviation());
      greatest = Math.max(greatest, importance.mean() + importance.deviation());
    }
    double unit = greatest > least ? WIDTH / (greatest - least) : 0;
    page.open("div", "class", "scroll").open("table", "class", "dense").open("tbody");
    for (int i = 0; i < shown.size(); i++) {
      row(importances, i, -least * unit, unit);
    }
    page.close().close().close();
    rest(importances, shown.size());
    page.closeLine();
  }

  private void row(Importances importances, int index, double zero, double unit) {
    var importance = importances.columns().get(index);
    String column = importance.column();
    page.open("tr").leaf("th", Lettering.shortened(column, 40), "scope", "row", "title", column);
    page.open("td", "class", "number");
    Page.number(
        page,
        "importance/%d/mean".formatted(index),
        importance.mean(),
        MetricText.importance(importances.measure(), importance.mean()));
    page.text(" ± ");
    Page.number(
        page,
        "importance/%d/deviation".formatted(index),
        importance.deviation(),
        MetricText.importance(importances.measure(), importance.deviation()));
    page.close().open("td");
    bar(importance, zero, unit);
    page.close().closeLine();
  }

  private void bar(Importance importance, double zero, double unit) {
    double end = zero + importance.mean() * unit;
    double deviation = importance.deviation() * unit;
    page.open(
        "svg",
        "viewBox",
        "0 0 %s %s".formatted(at(WIDTH), at(HEIGHT)),
        "width",
        at(WIDTH),
        "height",
        at(HEIGHT),
        "aria-hidden",
        "true");
    page.empty(
        "rect",
        "class",
        "bar",
        "x",
        at(Math.min(zero, end)),
        "y",
        "2",
        "width",
        at(Math.abs(end - zero)),
        "height",
        "12");
    line("axis", zero, 0, zero, HEIGHT);
    line("whisker", end - deviation, HEIGHT / 2, end + deviation, HEIGHT / 2);
    page.close();
  }

  private void line(String style, double x1, double y1, double x2, double y2) {
    page.empty("line", "class", style, "x1", at(x1), "y1", at(y1), "x2", at(x2), "y2", at(y2));
  }

  private void rest(Importances importances, int shown) {
    var columns = importances.columns();
    if (columns.size() > shown) {
      page.leaf(
          "p",
          "and %s columns below %s; hillock evaluate --importance --json lists them all"
              .formatted(
                  Numerals.count(columns.size() - shown),
                  MetricText.importance(importances.measure(), columns.get(shown - 1).mean())),
          "class",
          "quiet");
    }
  }

  private static String capitalized(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String at(double coordinate) {
    return Numerals.coordinate(coordinate);
  }
}
