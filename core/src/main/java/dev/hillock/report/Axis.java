package dev.hillock.report;

import java.util.ArrayList;
import java.util.List;

/// An axis of a chart: a range with round numbers as ticks.
///
/// Source of the linear ticks: Heckbert, "Nice numbers for graph labels", Graphics Gems, 1990.
///
/// @param label what is measured, with its unit
/// @param from the value at its beginning
/// @param to the value at its end; greater than `from`
/// @param ticks the values that are written, ascending
/// @param isLogarithmic whether equal ratios are equally far apart
public record Axis(
    String label, double from, double to, List<Double> ticks, boolean isLogarithmic) {

  private static final int WANTED_TICKS = 5;

  /// From this ratio on, small values would vanish on a linear axis.
  private static final double LOGARITHMIC_FROM = 50;

  private static final double HUGE = 1e6;
  private static final double TINY = 1e-3;

  /// An axis that shows all of the values, from a tick to a tick. Not finite ones are left out.
  public static Axis around(String label, double... values) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isFinite(value)) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
    }
    return least > greatest ? nice(label, 0, 1) : nice(label, least, greatest);
  }

  /// The same, logarithmic where the values are positive and of very different sizes.
  public static Axis ofSizes(String label, double... values) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = 0;
    for (double value : values) {
      if (Double.isFinite(value)) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
    }
    return least > 0 && greatest / least >= LOGARITHMIC_FROM && greatest < Double.MAX_VALUE / 10
        ? logarithmic(label, least, greatest)
        : around(label, values);
  }

  /// From 0 to 1.
  public static Axis ofPart(String label) {
    return new Axis(label, 0, 1, List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0), false);
  }

  /// From one whole number to another, without going beyond them.
  public static Axis exact(String label, double from, double to) {
    double end = to > from ? to : from + 1;
    return within(label, from, end, Math.max(1, niceStep(end - from)));
  }

  /// From one number to a greater one, without going beyond them.
  public static Axis within(String label, double from, double to) {
    return within(label, from, to, niceStep(to - from));
  }

  private static Axis within(String label, double from, double to, double step) {
    long first = (long) Math.ceil(from / step - 1e-9);
    long last = (long) Math.floor(to / step + 1e-9);
    return new Axis(label, from, to, multiples(first, last, step), false);
  }

  private static List<Double> multiples(long first, long last, double step) {
    var multiples = new ArrayList<Double>();
    for (long i = first; i <= last; i++) {
      multiples.add(i * step);
    }
    return List.copyOf(multiples);
  }

  private static Axis nice(String label, double least, double greatest) {
    double spread = greatest - least;
    if (!(spread > Math.max(Math.abs(least), Math.abs(greatest)) * 1e-9) || spread == 0) {
      spread = Math.max(Math.abs(least), 1) * 0.1;
      least -= spread;
      greatest += spread;
    }
    double step = niceStep(greatest - least);
    long first = (long) Math.floor(least / step + 1e-9);
    long last = (long) Math.ceil(greatest / step - 1e-9);
    return new Axis(label, first * step, last * step, multiples(first, last, step), false);
  }

  private static Axis logarithmic(String label, double least, double greatest) {
    double from = Math.floor(Math.log10(least) + 1e-9);
    double to = Math.ceil(Math.log10(greatest) - 1e-9);
    double every = Math.ceil((to - from) / (WANTED_TICKS + 1));
    var ticks = new ArrayList<Double>();
    for (double power = from; power <= to; power += every) {
      ticks.add(Math.pow(10, power));
    }
    return new Axis(label, Math.pow(10, from), Math.pow(10, to), List.copyOf(ticks), true);
  }

  /// 1, 2 or 5 times a power of ten, so that about [#WANTED_TICKS] fit.
  private static double niceStep(double spread) {
    double rough = spread / WANTED_TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double fraction = rough / power;
    return (fraction < 1.5 ? 1 : fraction < 3.5 ? 2 : fraction < 7.5 ? 5 : 10) * power;
  }

  /// Where a value lies: 0 at the beginning, 1 at the end.
  public double place(double value) {
    return isLogarithmic
        ? (Math.log10(value) - Math.log10(from)) / (Math.log10(to) - Math.log10(from))
        : (value - from) / (to - from);
  }

  /// A tick as text, with as many digits as tell it from the next.
  public String text(double tick) {
    double size = Math.max(Math.abs(from), Math.abs(to));
    if (isLogarithmic) {
      return tick >= TINY && tick < HUGE ? plain(tick) : Numerals.format("%.0e", tick);
    }
    double step = ticks.size() > 1 ? ticks.get(1) - ticks.get(0) : size;
    int stepPower = (int) Math.floor(Math.log10(step) + 1e-9);
    if (size >= HUGE || size < TINY) {
      int digits = Math.max(0, (int) Math.floor(Math.log10(size) + 1e-9) - stepPower);
      return tick == 0 ? "0" : Numerals.format("%." + digits + "e", tick);
    }
    return Numerals.format("%,." + Math.max(0, -stepPower) + "f", tick == 0 ? 0.0 : tick);
  }

  private static String plain(double tick) {
    int decimals = Math.max(0, -(int) Math.floor(Math.log10(tick) + 1e-9));
    return Numerals.format("%,." + decimals + "f", tick);
  }
}
