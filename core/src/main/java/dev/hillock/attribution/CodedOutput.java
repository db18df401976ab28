package dev.hillock.attribution;

import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.LogTransform;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.NumberTarget.Limits;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.TargetCoding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an output of a member stands for, [TargetCoding#numberOf], and the derivative of that.
record CodedOutput(TargetCoding target) {

  double value(int index, double output) {
    return target.numberOf(index, output);
  }

  /// d number / d output; 0 where the number is held at a limit.
  double slope(int index, double output) {
    return switch (target) {
      case ClassTarget _, LabelsTarget _ -> 1;
      case QuantileTarget quantiles ->
          within(quantiles.limits(), value(0, output)) ? quantiles.scale().spread() : 0;
      case CountTarget counts ->
          within(at(counts.limits(), index), value(index, output))
              ? counts.means().get(index) * StrictMath.exp(output)
              : 0;
      case NumberTarget numbers -> {
        boolean inside = within(at(numbers.limits(), index), value(index, output));
        yield !inside
            ? 0
            : numbers.logs().isEmpty()
                ? numbers.scales().get(index).spread()
                : slope(numbers.logs().get(index), output);
      }
    };
  }

  /// That of origin + smearing · e^(center + spread · output), or below the floor of its tangent.
  private static double slope(LogTransform log, double output) {
    return log.smearing()
        * log.scale().spread()
        * Math.max(log.floor(), StrictMath.exp(log.scale().invert(output)));
  }

  /// Whether a number is held at one of its limits.
  boolean isHeld(int index, double output) {
    return switch (target) {
      case ClassTarget _, LabelsTarget _ -> false;
      case QuantileTarget quantiles -> !within(quantiles.limits(), value(0, output));
      case CountTarget counts -> !within(at(counts.limits(), index), value(index, output));
      case NumberTarget numbers -> !within(at(numbers.limits(), index), value(index, output));
    };
  }

  private static @Nullable Limits at(List<Limits> limits, int index) {
    return limits.isEmpty() ? null : limits.get(index);
  }

  private static boolean within(@Nullable Limits limits, double number) {
    return limits == null || (number > limits.least() && number < limits.greatest());
  }
}
