package dev.hillock.bench;

import dev.hillock.bench.measure.Statistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Sums work `skinny` up: the time of Hillock over that of OpenBLAS for each shape, below 1 where
/// Hillock is faster.
final class Skinny {

  private static final int WORST = 10;

  private final List<Shape> shapes = new ArrayList<>();

  /// A shape and its ratio of times, the medians over the rounds.
  private record Shape(String name, double hillock, double openBlas) {

    double ratio() {
      return hillock / openBlas;
    }
  }

  Skinny(Measurements measured) {
    for (String name : measured.names()) {
      var shape =
          new Shape(
              name,
              measured.median(name, Programs.HILLOCK),
              measured.median(name, Programs.OPENBLAS));
      if (!Double.isNaN(shape.ratio())) {
        shapes.add(shape);
      }
    }
    shapes.sort(Comparator.comparingDouble(Shape::ratio).reversed());
  }

  /// Adds the rows: the middle of the shapes with its spread over the shapes, and the worst.
  void addTo(Comparison comparison, Targets targets) {
    if (shapes.isEmpty()) {
      return;
    }
    double[] ratios = shapes.stream().mapToDouble(Shape::ratio).toArray();
    var all =
        new Ratio(Statistics.median(ratios), Statistics.least(ratios), Statistics.most(ratios));
    comparison.addSummary("skinny", "median-time", all, targets.of("skinny", "median-time"));
    double worst = all.most();
    comparison.addSummary(
        "skinny", "worst-time", new Ratio(worst, worst, worst), targets.of("skinny", "worst-time"));
  }

  /// The shapes where Hillock is slowest.
  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(
        "skinny: time of Hillock / time of OpenBLAS over %d shapes, the worst ones:"
            .formatted(shapes.size()));
    shapes.stream()
        .limit(WORST)
        .map(shape ->
            String.format(
                Locale.ROOT,
                "  %-12s %6.2f  (%.0f ns / %.0f ns)",
                shape.name,
                shape.ratio(),
                shape.hillock,
                shape.openBlas))
        .forEach(lines::add);
    return lines;
  }
}
