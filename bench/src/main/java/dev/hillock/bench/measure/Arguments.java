package dev.hillock.bench.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The options of a work's program: `--name value`, all of them said by the comparison.
public final class Arguments {

  private final Map<String, String> values = new HashMap<>();

  /// The pairs from position `from` on.
  public Arguments(String[] args, int from) {
    if ((args.length - from) % 2 != 0) {
      throw new IllegalArgumentException(
          "option '%s' has no value; give one".formatted(args[args.length - 1]));
    }
    for (int i = from; i < args.length; i += 2) {
      values.put(args[i], args[i + 1]);
    }
  }

  /// The value of an option.
  ///
  /// @throws IllegalArgumentException if it is not there
  public String text(String option) {
    String value = values.get(option);
    if (value == null) {
      throw new IllegalArgumentException("option %s is missing; give it".formatted(option));
    }
    return value;
  }

  /// The value of an option that is a whole number.
  public int whole(String option) {
    return Integer.parseInt(text(option));
  }

  /// The value of an option that is a number.
  public double number(String option) {
    return Double.parseDouble(text(option));
  }

  /// The value of an option that is a list of whole numbers with commas between.
  public List<Integer> wholes(String option) {
    return Stream.of(text(option).split(",", -1)).map(Integer::valueOf).toList();
  }
}
