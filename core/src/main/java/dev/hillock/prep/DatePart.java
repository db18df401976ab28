package dev.hillock.prep;

import dev.hillock.data.Dates;
import dev.hillock.prep.Scaling.Fitted;
import java.time.LocalDate;
import java.util.Locale;

/// What a network is told of a date.
///
/// What comes round again is a point on a circle, sin and cos of 2π·v / period, so that December is
/// beside January; the other two are numbers like any other.
///
/// @param kind which part
/// @param median of the training rows; what a missing cell becomes. 0 on a circle: its middle
/// @param scale of no use on a circle
public record DatePart(Kind kind, double median, Scale scale) {

  /// The parts, in the order of their inputs.
  public enum Kind {
    /// Days since the first day of the training rows.
    ELAPSED(0),
    /// The year.
    YEAR(0),
    /// The month, from 0.
    MONTH(12),
    /// The day of the week, from 0 for Monday.
    DAY_OF_WEEK(7),
    /// The hour of the day, with its minutes as a fraction.
    HOUR(24);

    /// After how much it comes round again; 0 if it never does.
    private final int period;

    Kind(int period) {
      this.period = period;
    }

    boolean comesRound() {
      return period > 0;
    }

    /// How many inputs it makes.
    public int width() {
      return comesRound() ? 2 : 1;
    }

    /// The part of a date.
    ///
    /// @param seconds the date, since the beginning of 1970
    /// @param origin the date that elapsed days count from
    double of(double seconds, double origin) {
      long day = (long) StrictMath.floor(seconds / Dates.SECONDS_A_DAY);
      return switch (this) {
        case ELAPSED -> (seconds - origin) / Dates.SECONDS_A_DAY;
        case YEAR -> LocalDate.ofEpochDay(day).getYear();
        case MONTH -> LocalDate.ofEpochDay(day).getMonthValue() - 1.0;
        // The first day of 1970 was a Thursday.
        case DAY_OF_WEEK -> Math.floorMod(day + 3, 7);
        case HOUR -> (seconds - (double) day * Dates.SECONDS_A_DAY) / 3600;
      };
    }

    /// The name in files and descriptions: `day-of-week`.
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// On a circle, where nothing is scaled.
  DatePart(Kind kind) {
    this(kind, 0, new Fitted(0, 1));
  }

  /// Writes its inputs.
  ///
  /// @param seconds the date; NaN for a missing one
  void put(double seconds, double origin, float[] data, int at) {
    boolean isMissing = Double.isNaN(seconds);
    if (!kind.comesRound()) {
      data[at] = (float) scale.apply(isMissing ? median : kind.of(seconds, origin));
      return;
    }
    double angle = isMissing ? 0 : 2 * Math.PI * kind.of(seconds, origin) / kind.period;
    data[at] = isMissing ? 0 : (float) StrictMath.sin(angle);
    data[at + 1] = isMissing ? 0 : (float) StrictMath.cos(angle);
  }
}
