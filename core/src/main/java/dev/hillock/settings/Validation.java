package dev.hillock.settings;

/// Which rows judge the network while it learns.
public sealed interface Validation {

  /// A fifth of the rows, at most 5000; none where there are fewer than 20.
  record Automatic() implements Validation {
    static final double FRACTION = 0.2;
    static final int MOST_ROWS = 5000;
    static final int FEWEST_ROWS = 20;

    /// The fraction for so many rows; 0 for none.
    public double fraction(int rows) {
      return rows < FEWEST_ROWS ? 0 : Math.min(FRACTION, (double) MOST_ROWS / rows);
    }
  }

  /// A part of the rows, chosen at random.
  ///
  /// @param fraction in [0, 1); 0 for none
  record Fraction(double fraction) implements Validation {}

  /// A file of their own.
  ///
  /// @param path the file
  record OwnFile(String path) implements Validation {}

  /// `auto`, a number, or else a path.
  static Validation parse(String text) {
    if (text.equalsIgnoreCase(Choice.AUTO)) {
      return new Automatic();
    }
    double fraction;
    try {
      fraction = Double.parseDouble(text);
    } catch (NumberFormatException _) {
      if (text.isEmpty()) {
        throw new IllegalArgumentException("empty");
      }
      return new OwnFile(text);
    }
    if (!(fraction >= 0 && fraction < 1)) {
      throw new IllegalArgumentException("not a fraction");
    }
    return new Fraction(fraction);
  }

  /// The text that [#parse] makes this of.
  default String text() {
    return switch (this) {
      case Automatic() -> Choice.AUTO;
      case Fraction(double fraction) -> String.valueOf(fraction);
      case OwnFile(String path) -> path;
    };
  }
}
