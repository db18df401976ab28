package dev.hillock.cli;

import dev.hillock.json.Json;
import dev.hillock.json.JsonNull;
import dev.hillock.json.JsonNumber;
import dev.hillock.json.JsonWriter;
import dev.hillock.report.Numerals;
import dev.hillock.train.RateRange;
import dev.hillock.train.RateRange.Point;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What `hillock train --find-rate` prints: the loss at each rate, and which rates it suggests.
final class RateView {

  private static final int EVERY = 5;
  private static final int BAR = 40;

  private final RateRange range;
  private final PrintWriter out;

  RateView(RateRange range, PrintWriter out) {
    this.range = range;
    this.out = out;
  }

  /// For a person: a line for every fifth step, and the last.
  void text() {
    var points = range.points();
    out.println();
    out.printf(
        "Rates     %s of %s, in each of which the rate rises%n",
        Figures.count(points.size(), "step"), Figures.count(range.batchRows(), "row"));
    var least = range.least();
    // Behind the least it may become as large as you like.
    double most =
        points.stream()
            .filter(point -> least == null || point.rate() <= least.rate())
            .mapToDouble(Point::smoothed)
            .max()
            .orElse(1);
    var table = new TextTable("          ", List.of(false, false, true));
    table.row("rate", "loss", "");
    IntStream.range(0, points.size())
        .filter(i -> i % EVERY == 0 || i == points.size() - 1)
        .mapToObj(points::get)
        .forEach(point ->
            table.row(
                Numerals.brief(point.rate()),
                Figures.significant(point.smoothed()),
                bar(point.smoothed() / most)));
    table.lines().forEach(out::println);
    out.println();
    suggestions();
    out.flush();
  }

  /// A bar; one that is too long ends with an arrow.
  private static String bar(double part) {
    return part > 1.5
        ? "#".repeat(3 * BAR / 2) + ">"
        : "#".repeat((int) Math.round(BAR * Math.max(0, part)));
  }

  private void suggestions() {
    var steepest = range.steepest();
    var least = range.least();
    if (steepest == null || least == null) {
      out.println("Suggested none: the loss falls by no more than it varies from batch to batch");
      return;
    }
    out.printf("Suggested %s, where the loss falls fastest%n", Numerals.brief(steepest.rate()));
    out.printf(
        "          or %s, a tenth of the rate where it is least (%s)%n",
        Numerals.brief(least.rate() / 10), Numerals.brief(least.rate()));
    out.println("          no model is written; train with one of them as --learning-rate");
  }

  /// For a program: an object for each step, and one for what they suggest.
  void json() {
    int step = 0;
    for (Point point : range.points()) {
      step++;
      print(
          Json.object()
              .put("event", "rate")
              .put("step", step)
              .put("rate", point.rate())
              .put("loss", point.loss())
              .put("smoothed", point.smoothed())
              .build());
    }
    print(
        Json.object()
            .put("event", "rates")
            .put("steepest", rate(range.steepest()))
            .put("least", rate(range.least()))
            .build());
    out.flush();
  }

  private static Json rate(@Nullable Point point) {
    return point == null ? new JsonNull() : JsonNumber.of(point.rate());
  }

  private void print(Json json) {
    out.println(JsonWriter.compact(json));
  }
}
