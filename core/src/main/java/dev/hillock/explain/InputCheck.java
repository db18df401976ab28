package dev.hillock.explain;

import dev.hillock.kernel.Matrix;
import dev.hillock.prep.ColumnTransform;
import dev.hillock.prep.NumberTransform;
import dev.hillock.prep.Scaling;
import dev.hillock.report.Numerals;
import dev.hillock.settings.Settings;
import dev.hillock.train.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Whether numbers enter the network in very different sizes, or large.
///
/// Initial weights are drawn for inputs of mean 0 and deviation 1 (LeCun, Bottou, Orr & Müller,
/// "Efficient BackProp", 1998, sections 4.3 and 4.6), and the curvature of the loss along a weight
/// grows with the square of its input. So a root mean square above 10 is told of, a hundredfold
/// curvature; and one column above another's hundredfold, with which the largest rate that the one
/// bears moves the other ten thousand times too slowly. Only numbers that are not scaled are looked
/// at: the scalings are made to prevent this.
final class InputCheck {

  private static final double LARGE = 10;
  private static final double APART = 100;

  private InputCheck() {}

  /// Root mean square of a column's input.
  private record Size(String column, double size) {}

  static List<Finding> of(Plan plan) {
    if (plan.settings().get(Settings.SCALING) != Scaling.NONE) {
      return List.of();
    }
    var sizes = sizes(plan);
    if (sizes.isEmpty()) {
      return List.of();
    }
    var largest = sizes.stream().max(Comparator.comparingDouble(Size::size)).orElseThrow();
    var least = sizes.stream().min(Comparator.comparingDouble(Size::size)).orElseThrow();
    if (largest.size <= LARGE && largest.size <= APART * least.size) {
      return List.of();
    }
    String other =
        largest.equals(least)
            ? ""
            : ", those of '%s' %s".formatted(least.column, Numerals.brief(least.size));
    return List.of(
        new Finding(
            Illness.UNSCALED_INPUTS,
            "--scaling is none, and inputs of column '%s' have a root mean square of %s%s; about 1 is wanted"
                .formatted(largest.column, Numerals.brief(largest.size), other),
            "bring all columns to one scale",
            "--scaling standard",
            Map.of("largest", largest.size, "least", least.size)));
  }

  private static List<Size> sizes(Plan plan) {
    var preparation = plan.preparation();
    int[] rows = Some.of(plan.split().training(), preparation.width());
    Matrix x = preparation.apply(plan.table(), rows).x();
    var sizes = new ArrayList<Size>();
    int first = 0;
    for (ColumnTransform transform : preparation.inputs()) {
      if (transform instanceof NumberTransform number) {
        double squares = 0;
        for (int r = 0; r < rows.length; r++) {
          squares += (double) x.get(r, first) * x.get(r, first);
        }
        if (squares > 0) {
          sizes.add(new Size(number.column(), Math.sqrt(squares / rows.length)));
        }
      }
      first += transform.width();
    }
    return sizes;
  }
}
