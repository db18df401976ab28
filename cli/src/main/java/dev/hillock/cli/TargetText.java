package dev.hillock.cli;

import dev.hillock.metric.MetricValue;
import dev.hillock.metric.MultilabelMetrics;
import dev.hillock.metric.WeightedMetrics;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.Decision;
import dev.hillock.prep.Intervals;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.LogTransform;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.QuantileInterval;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.Scaling.Fitted;
import dev.hillock.prep.TargetCoding;
import dev.hillock.report.MetricText;
import dev.hillock.train.TargetFigures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A target for a person: how outputs become predictions, and the figures that only some targets
/// have.
final class TargetText {

  private TargetText() {}

  /// How outputs become labels or numbers.
  static String coding(TargetCoding target) {
    return switch (target) {
      case ClassTarget classes ->
          "%s, %d classes: %s%s"
              .formatted(
                  classes.column(),
                  classes.labels().size(),
                  String.join(", ", classes.labels()),
                  decision(classes));
      case NumberTarget numbers ->
          IntStream.range(0, numbers.outputs())
              .mapToObj(i -> number(numbers, i))
              .collect(Collectors.joining(", "));
      case LabelsTarget labels ->
          labels.targets().stream()
              .map(one -> one.column() + ": " + String.join(" or ", one.labels()))
              .collect(Collectors.joining(", "));
      case CountTarget counts ->
          IntStream.range(0, counts.outputs())
              .mapToObj(i ->
                  "%s = %s * exp(output)"
                          .formatted(
                              counts.columns().get(i), Figures.significant(counts.means().get(i)))
                      + interval(counts.intervals(), i, " of the roots"))
              .collect(Collectors.joining(", "));
      case QuantileTarget quantiles ->
          "%s, quantiles %s; %s%s"
              .formatted(
                  quantiles.column(),
                  quantiles.levels().stream()
                      .map(TargetText::percent)
                      .collect(Collectors.joining(", ")),
                  scaled(quantiles.column(), quantiles.scale()),
                  interval(quantiles.interval()));
    };
  }

  /// What is not the likeliest class; empty where it is.
  private static String decision(ClassTarget classes) {
    return switch (classes.decision()) {
      case Decision.Likeliest() -> "";
      case Decision.Threshold(double probability) ->
          "; %s from probability %s on"
              .formatted(classes.labels().get(1), Figures.fixed(probability));
      case Decision.Shares _ -> "; the likeliest if all were equally frequent";
    };
  }

  /// What the target has learned from the validation rows, for the end of a training; empty where
  /// there is nothing.
  static List<String> learned(TargetCoding target) {
    boolean anything =
        switch (target) {
          case ClassTarget classes -> !decision(classes).isEmpty();
          case NumberTarget numbers -> numbers.intervals() != null || !numbers.logs().isEmpty();
          case CountTarget counts -> counts.intervals() != null;
          case QuantileTarget quantiles -> quantiles.interval() != null;
          case LabelsTarget _ -> false;
        };
    return anything ? List.of("", "Target    " + coding(target)) : List.of();
  }

  private static String scaled(String name, Fitted scale) {
    return "%s = %s + %s * output"
        .formatted(name, Figures.significant(scale.center()), Figures.significant(scale.spread()));
  }

  private static String number(NumberTarget numbers, int i) {
    String name = numbers.columns().get(i);
    return (numbers.logs().isEmpty()
            ? scaled(name, numbers.scales().get(i))
            : exponential(name, numbers.logs().get(i)))
        + interval(numbers.intervals(), i, "");
  }

  /// `, ± 3.2 in 90 %`; empty where there are no intervals.
  private static String interval(@Nullable Intervals intervals, int i, String ofWhat) {
    return intervals == null
        ? ""
        : ", ± %s%s in %s"
            .formatted(
                Figures.significant(intervals.halfWidths().get(i)),
                ofWhat,
                percent(intervals.level()));
  }

  private static String interval(@Nullable QuantileInterval interval) {
    return interval == null
        ? ""
        : ", the outer ones ± %s in %s"
            .formatted(Figures.significant(interval.margin()), percent(interval.level()));
  }

  /// `price = 1.03 * exp(7.79 + 1.01 * output)`.
  private static String exponential(String name, LogTransform log) {
    return "%s = %s%s * exp(%s + %s * output)"
        .formatted(
            name,
            log.origin() == 0 ? "" : Figures.significant(log.origin()) + " + ",
            Figures.significant(log.smearing()),
            Figures.significant(log.scale().center()),
            Figures.significant(log.scale().spread()));
  }

  /// Lines below the usual figures; empty where there is nothing more to say.
  static List<String> figures(TargetFigures figures) {
    var lines = new ArrayList<String>();
    if (!figures.intervals().isEmpty()) {
      var table = new TextTable("  ", List.of(true, false));
      table.row("interval", "level", "coverage", "width");
      figures
          .intervals()
          .forEach((name, m) ->
              table.row(
                  name,
                  percent(m.level()),
                  Figures.fixed(m.coverage()),
                  Figures.significant(m.width())));
      lines.addAll(table.lines());
    }
    if (!figures.quantiles().isEmpty()) {
      var table = new TextTable("  ", List.of(true, false));
      table.row("quantile", "level", "below", "pinball");
      figures
          .quantiles()
          .forEach((name, m) ->
              table.row(
                  name,
                  percent(m.level()),
                  Figures.fixed(m.below()),
                  Figures.significant(m.pinball())));
      lines.addAll(table.lines());
    }
    if (figures.labels() != null) {
      labels(figures.labels(), lines);
    }
    if (figures.weighted() != null) {
      weighted(figures.weighted(), lines);
    }
    return lines;
  }

  private static void weighted(WeightedMetrics weighted, List<String> lines) {
    String by = "  weighted by '" + weighted.column() + "': ";
    if (weighted.numbers().isEmpty()) {
      lines.add(by + metrics(weighted.classes()));
    }
    weighted
        .numbers()
        .forEach((name, values) ->
            lines.add(by + (weighted.numbers().size() == 1 ? "" : name + " ") + metrics(values)));
  }

  private static String metrics(List<MetricValue> values) {
    return values.stream()
        .map(m -> m.metric().title() + " " + MetricText.value(m.metric(), m.value()))
        .collect(Collectors.joining("   "));
  }

  private static void labels(MultilabelMetrics labels, List<String> lines) {
    lines.add(
        "  subset accuracy %s   Hamming loss %s"
            .formatted(
                Figures.fixed(labels.subsetAccuracy()), Figures.fixed(labels.hammingLoss())));
    var table = new TextTable("  ", List.of(true, true, false));
    table.row("target", "label", "accuracy", "precision", "recall", "F1", "rows");
    labels
        .targets()
        .forEach((name, m) ->
            table.row(
                name,
                m.labels().get(1),
                Figures.fixed(m.accuracy()),
                Figures.fixed(m.precision(1)),
                Figures.fixed(m.recall(1)),
                Figures.fixed(m.f1(1)),
                Figures.count(m.support(1))));
    lines.addAll(table.lines());
  }

  /// `90 %`.
  private static String percent(double part) {
    return BigDecimal.valueOf(part).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
  }
}
