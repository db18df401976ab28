package dev.hillock.bench.measure;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One measured number, and the line that carries it from a work's program to the comparison:
/// `figure WORK NAME VALUE UNIT`.
///
/// @param work which work
/// @param name which of its figures, without blanks: `2-threads`
/// @param value the number
/// @param unit its unit, without blanks: `samples/s`
public record Figure(String work, String name, double value, String unit) {

  private static final String WORD = "figure";

  /// The figure in a line, or null if the line is none.
  ///
  /// @throws IllegalArgumentException if the line starts like a figure but is none
  public static @Nullable Figure parse(String line) {
    String[] words = line.split(" ", -1);
    if (!words[0].equals(WORD)) {
      return null;
    }
    if (words.length != 5) {
      throw new IllegalArgumentException(
          "'%s' has %d words; a figure is: figure WORK NAME VALUE UNIT"
              .formatted(line, words.length));
    }
    return new Figure(words[1], words[2], Double.parseDouble(words[3]), words[4]);
  }

  /// The line.
  public String line() {
    return String.format(Locale.ROOT, "%s %s %s %.6g %s", WORD, work, name, value, unit);
  }

  /// Whether a larger number is the better one: of rates, not of times.
  public boolean isRate() {
    return unit.endsWith("/s");
  }

  /// Whether it belongs into the table; the others are kept with the rounds only.
  public boolean isShown() {
    return isSpeed() || unit.equals("of-1");
  }

  /// Whether it is a time or a rate, which can be compared; an accuracy is only shown.
  public boolean isSpeed() {
    return isRate() || unit.equals("ns") || unit.equals("us") || unit.equals("ms");
  }
}
