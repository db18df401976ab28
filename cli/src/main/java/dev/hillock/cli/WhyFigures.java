package dev.hillock.cli;

import dev.hillock.attribution.Attribution;
import dev.hillock.attribution.Contribution;
import dev.hillock.attribution.Unit;
import java.util.Locale;

/// The numbers of an attribution, all with as many decimals: so many that the greatest contribution
/// has four digits, and four of a probability or a logarithm.
final class WhyFigures {

  private static final int DIGITS = 4;
  private static final int MOST_DECIMALS = 9;

  private final String plain;
  private final String signed;

  WhyFigures(Attribution attribution) {
    int decimals = DIGITS;
    if (attribution.unit() == Unit.NUMBER || attribution.unit() == Unit.OUTPUT) {
      double greatest =
          attribution.contributions().stream()
              .mapToDouble(c -> Math.abs(c.value()))
              .max()
              .orElse(0);
      // Of 0 and of what is not finite four decimals serve as well.
      boolean usual = greatest > 0 && greatest < Double.POSITIVE_INFINITY;
      int magnitude = usual ? (int) Math.floor(Math.log10(greatest)) : 0;
      decimals = Math.clamp(DIGITS - 1L - magnitude, 0, MOST_DECIMALS);
    }
    plain = "%." + decimals + "f";
    signed = "%+." + decimals + "f";
  }

  /// A prediction.
  String of(double value) {
    return String.format(Locale.ROOT, plain, value);
  }

  /// A contribution: `+0.1250`, `-0.0030`.
  String signed(double value) {
    return String.format(Locale.ROOT, signed, value);
  }

  /// Its standard error: `± 0.0012`; nothing where it has none.
  String error(Contribution contribution) {
    return contribution.standardError() == 0 ? "" : "± " + of(contribution.standardError());
  }

  /// What a logarithm multiplies with: `× 1.133`.
  static String factor(double logarithm) {
    return String.format(Locale.ROOT, "× %.3f", StrictMath.exp(logarithm));
  }
}
