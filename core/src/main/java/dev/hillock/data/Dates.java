package dev.hillock.data;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a date as ISO 8601 writes it: `2024-03-01`, `2024-03-01T12:30`, `2024-03-01 12:30:00.5`,
/// the last two also with a `Z` behind. Times are taken as they stand: a place has one clock, and a
/// network learns from what that shows.
public final class Dates {

  /// Seconds of a day.
  public static final int SECONDS_A_DAY = 24 * 60 * 60;

  private static final Pattern ISO =
      Pattern.compile(
          "([0-9]{4})-([0-9]{2})-([0-9]{2})"
              + "(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2}(?:\\.[0-9]{1,9})?))?Z?)?");

  private Dates() {}

  /// Seconds since the beginning of 1970; NaN where the text is not a date.
  public static double parse(String text) {
    // Most texts are no dates, and that is seen at once.
    if (text.length() < 10 || text.charAt(4) != '-') {
      return Double.NaN;
    }
    Matcher parts = ISO.matcher(text);
    if (!parts.matches()) {
      return Double.NaN;
    }
    int year = Integer.parseInt(parts.group(1));
    int month = Integer.parseInt(parts.group(2));
    int day = Integer.parseInt(parts.group(3));
    if (month < 1 || month > 12 || day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
      return Double.NaN;
    }
    double midnight = (double) SECONDS_A_DAY * LocalDate.of(year, month, day).toEpochDay();
    return parts.group(4) == null ? midnight : midnight + secondOfDay(parts);
  }

  /// NaN where a clock shows no such time.
  private static double secondOfDay(Matcher parts) {
    int hour = Integer.parseInt(parts.group(4));
    int minute = Integer.parseInt(parts.group(5));
    double second = parts.group(6) == null ? 0 : Double.parseDouble(parts.group(6));
    return hour < 24 && minute < 60 && second < 60
        ? 3600 * hour + 60 * minute + second
        : Double.NaN;
  }

  /// Whether every text is a date; not where there is none.
  public static boolean areAll(List<String> texts) {
    return !texts.isEmpty() && texts.stream().noneMatch(text -> Double.isNaN(parse(text)));
  }
}
