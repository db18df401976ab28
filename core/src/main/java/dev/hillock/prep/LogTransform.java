package dev.hillock.prep;

import dev.hillock.prep.Scaling.Fitted;
import java.util.Arrays;

/// The logarithm of a target whose large values are few: output = (ln(v − origin) − center) /
/// spread, v = origin + smearing · e^(center + spread · output).
///
/// The origin is 0 where all training rows are positive. Otherwise it lies a tenth of the mean
/// distance from the least value below that value, so that a value at the least is not infinitely
/// far out. Below the floor, half way from the origin to the least value, the logarithm goes on as
/// the straight line that touches it there: rows below those of the training have outputs too.
///
/// What a network says of ln v is a mean of ln v, and e to the power of it is less than the mean of
/// v. The smearing factor makes up for it: the mean of e^(actual − predicted) over the training
/// rows. Source: Duan, "Smearing estimate: a nonparametric retransformation method", Journal of the
/// American Statistical Association 78, 1983.
///
/// @param origin in the target's units
/// @param floor least distance from the origin that has a true logarithm
/// @param scale of the logarithm
/// @param smearing the factor; 1 for none
public record LogTransform(double origin, double floor, Fitted scale, double smearing) {

  /// Above it a distribution is called highly skewed: Bulmer, "Principles of statistics", 1979.
  public static final double HIGHLY_SKEWED = 1;

  private static final double TENTH = 0.1;

  public LogTransform {
    boolean legal =
        Double.isFinite(origin)
            && floor > 0
            && smearing > 0
            && smearing < Double.POSITIVE_INFINITY
            && scale.spread() > 0;
    if (!legal) {
      throw new IllegalArgumentException(
          "logarithm with origin %s, floor %s, spread %s and smearing %s; they must be finite, the last three greater than 0"
              .formatted(origin, floor, scale.spread(), smearing));
    }
  }

  /// The same with another factor.
  public LogTransform withSmearing(double factor) {
    return new LogTransform(origin, floor, scale, factor);
  }

  /// Whether there is a logarithm of these numbers that tells them apart.
  public static boolean isPossible(double[] values, Scaling scaling) {
    double[] logs = logs(values);
    var scale = scaling.line(logs);
    return scale.isFinite() && scale.spread() > 0 && floor(values, origin(values)) > 0;
  }

  /// Fits it, without smearing.
  ///
  /// @param values of the training rows, for which it [#isPossible]
  public static LogTransform fit(double[] values, Scaling scaling) {
    double origin = origin(values);
    return new LogTransform(origin, floor(values, origin), scaling.line(logs(values)), 1);
  }

  /// Whether to try it: the values are highly skewed to the right, and their logarithms are less
  /// than half as skewed, to either side.
  ///
  /// @param values of the training rows
  public static boolean isWorthTrying(double[] values) {
    double skewness = skewness(values);
    return skewness > HIGHLY_SKEWED && Math.abs(skewness(logs(values))) < skewness / 2;
  }

  /// Skewness g = (Σ (v − mean)³ / n) / (Σ (v − mean)² / n)^1.5; NaN where all are the same.
  public static double skewness(double[] values) {
    int n = values.length;
    double mean = Arrays.stream(values).sum() / n;
    double squares = 0;
    double cubes = 0;
    for (double v : values) {
      double d = v - mean;
      squares += d * d;
      cubes += d * d * d;
    }
    double variance = squares / n;
    return cubes / n / (variance * Math.sqrt(variance));
  }

  private static double[] logs(double[] values) {
    double origin = origin(values);
    double floor = floor(values, origin);
    return Arrays.stream(values).map(v -> log(v - origin, floor)).toArray();
  }

  private static double origin(double[] values) {
    double least = least(values);
    if (least > 0) {
      return 0;
    }
    double sum = 0;
    for (double v : values) {
      sum += (v - least) / values.length;
    }
    return least - TENTH * sum;
  }

  private static double floor(double[] values, double origin) {
    return (least(values) - origin) / 2;
  }

  private static double least(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    for (double v : values) {
      least = Math.min(least, v);
    }
    return least;
  }

  private static double log(double distance, double floor) {
    return distance >= floor
        ? StrictMath.log(distance)
        : StrictMath.log(floor) + (distance - floor) / floor;
  }

  /// The output that training aims at for a number.
  public double encode(double number) {
    return scale.apply(log(number - origin, floor));
  }

  /// The output whose [#numberOf] is a number.
  public double outputOf(double number) {
    return scale.apply(log((number - origin) / smearing, floor));
  }

  /// The number that an output stands for: of all numbers with that logarithm the mean.
  public double numberOf(double output) {
    return origin + smearing * distance(output);
  }

  /// e^u of an output, what the actual distance from the origin is compared with.
  public double distance(double output) {
    double log = scale.invert(output);
    double least = StrictMath.log(floor);
    return log >= least ? StrictMath.exp(log) : floor * (1 + log - least);
  }
}
