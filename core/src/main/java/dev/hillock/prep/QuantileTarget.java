package dev.hillock.prep;

import dev.hillock.data.Column;
import dev.hillock.data.Table;
import dev.hillock.kernel.Matrix;
import dev.hillock.prep.NumberTarget.Limits;
import dev.hillock.prep.Scaling.Fitted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A number of which several quantiles are predicted, one output each: t = (v − center) / spread
/// for all of them. A row's outputs are sorted before they are read, so that a higher quantile is
/// never below a lower one: Chernozhukov, Fernández-Val & Galichon, "Quantile and probability
/// curves without crossing", Econometrica 2010.
///
/// @param column the target's name
/// @param scale center and spread, in its units
/// @param levels of the quantiles, ascending, between 0 and 1
/// @param limits between which each is predicted; null where nothing limits them
/// @param interval from the least to the greatest of them; null where there is none
public record QuantileTarget(
    String column,
    Fitted scale,
    List<Double> levels,
    @Nullable Limits limits,
    @Nullable QuantileInterval interval)
    implements TargetCoding {

  public QuantileTarget {
    levels = List.copyOf(levels);
    double below = 0;
    for (double level : levels) {
      if (!(level > below && level < 1)) {
        throw new IllegalArgumentException(
            "quantiles %s of target '%s'; they must rise and lie between 0 and 1"
                .formatted(levels, column));
      }
      below = level;
    }
    if (levels.isEmpty()) {
      throw new IllegalArgumentException(
          "target '%s' has no quantiles; it needs one or more".formatted(column));
    }
  }

  /// Without an interval.
  public QuantileTarget(String column, Fitted scale, List<Double> levels, @Nullable Limits limits) {
    this(column, scale, levels, limits, null);
  }

  /// The same with another interval.
  public QuantileTarget with(QuantileInterval other) {
    return new QuantileTarget(column, scale, levels, limits, other);
  }

  /// The quantiles of the single target of a coding of numbers.
  public static QuantileTarget of(NumberTarget number, List<Double> levels) {
    Limits limits = number.limits().isEmpty() ? null : number.limits().getFirst();
    return new QuantileTarget(
        number.columns().getFirst(), number.scales().getFirst(), levels, limits);
  }

  /// The levels as the network's arithmetic has them.
  public float[] floatLevels() {
    float[] floats = new float[levels.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = levels.get(i).floatValue();
    }
    return floats;
  }

  /// Names of the predictions: the target's with `_q05` for 0.05, `_q50` for 0.5, `_q975` for
  /// 0.975.
  public List<String> names() {
    var names = new ArrayList<String>();
    for (double level : levels) {
      String digits = BigDecimal.valueOf(level).toPlainString().substring(2);
      names.add(column + "_q" + (digits.length() < 2 ? digits + "0" : digits));
    }
    return names;
  }

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public int outputs() {
    return levels.size();
  }

  @Override
  public void encode(Table table, int[] rows, Matrix t) {
    Column cells = table.column(column);
    for (int r = 0; r < rows.length; r++) {
      float value = (float) scale.apply(NumberTarget.value(table, cells, rows[r]));
      Arrays.fill(t.data(), t.at(r), t.at(r) + levels.size(), value);
    }
  }

  /// The number, in the target's units, that an output stands for.
  @Override
  public double numberOf(int index, double output) {
    double number = scale.invert(output);
    return limits == null ? number : Math.clamp(number, limits.least(), limits.greatest());
  }

  /// The output that stands for a number, whatever the limits.
  @Override
  public double outputOf(int index, double number) {
    return scale.apply(number);
  }
}
