package dev.hillock.settings;

import dev.hillock.prep.DeclaredType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;

/// The kinds of values that settings have.
final class Types {

  private Types() {}

  static Setting.Type<Double> number(DoublePredicate legal) {
    return new Setting.Type<>(
        "NUMBER",
        text -> {
          double value = Double.parseDouble(text);
          check(Double.isFinite(value) && legal.test(value));
          return value;
        },
        Types::shortest,
        false);
  }

  /// At most one name of a column.
  static Setting.Type<List<String>> columnOrNone() {
    var list = list(text());
    return new Setting.Type<>(
        "COLUMN",
        text -> {
          var names = list.parse().apply(text);
          check(names.size() <= 1);
          return names;
        },
        list.format(),
        false);
  }

  /// Numbers between 0 and 1, each greater than the one before.
  static Setting.Type<List<Double>> levels() {
    var list = list(number(v -> v > 0 && v < 1));
    return new Setting.Type<>(
        list.label(),
        text -> {
          var values = list.parse().apply(text);
          for (int i = 1; i < values.size(); i++) {
            check(values.get(i - 1) < values.get(i));
          }
          return values;
        },
        list.format(),
        false);
  }

  /// Numbers with one word for a special value.
  static Setting.Type<Double> numberOr(String word, double special, DoublePredicate legal) {
    return new Setting.Type<>(
        "NUMBER",
        text -> text.equalsIgnoreCase(word) ? special : number(legal).parse().apply(text),
        value -> value == special ? word : shortest(value),
        false);
  }

  /// Durations, greater than zero, with a word for zero.
  static Setting.Type<Duration> durationOr(String word) {
    return new Setting.Type<>(
        "TIME",
        text -> {
          if (text.equalsIgnoreCase(word)) {
            return Duration.ZERO;
          }
          var unit = Unit.of(text);
          String digits = text.substring(0, text.length() - unit.text().length()).strip();
          // Six digits of hours are a century.
          check(digits.matches("[0-9]{1,6}") && Integer.parseInt(digits) > 0);
          return Duration.ofMillis(Integer.parseInt(digits) * unit.millis);
        },
        value -> value.isZero() ? word : Unit.format(value.toMillis()),
        false);
  }

  /// Units of time; `ms` before `s`, which it ends with too.
  private enum Unit {
    MS(1),
    H(3_600_000),
    M(60_000),
    S(1000);

    private final long millis;

    Unit(long millis) {
      this.millis = millis;
    }

    private String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Unit of(String text) {
      return Arrays.stream(values())
          .filter(unit -> text.toLowerCase(Locale.ROOT).endsWith(unit.text()))
          .findFirst()
          .orElseThrow(IllegalArgumentException::new);
    }

    private static String format(long millis) {
      for (Unit unit : List.of(H, M, S)) {
        if (millis % unit.millis == 0) {
          return millis / unit.millis + unit.text();
        }
      }
      return millis + MS.text();
    }
  }

  static Setting.Type<Integer> whole(int least, int most) {
    return new Setting.Type<>(
        "N",
        text -> {
          int value = Integer.parseInt(text);
          check(value >= least && value <= most);
          return value;
        },
        String::valueOf,
        false);
  }

  static Setting.Type<Long> seed() {
    return new Setting.Type<>("N", Long::parseLong, String::valueOf, false);
  }

  /// Whole numbers with one word for a special value.
  static Setting.Type<Integer> wholeOr(String word, int special, int least, int most) {
    return new Setting.Type<>(
        "N",
        text -> text.equalsIgnoreCase(word) ? special : whole(least, most).parse().apply(text),
        value -> value == special ? word : String.valueOf(value),
        false);
  }

  static Setting.Type<Boolean> flag() {
    return new Setting.Type<>(
        "FLAG",
        text ->
            switch (text.toLowerCase(Locale.ROOT)) {
              case "true", "yes", "on" -> true;
              case "false", "no", "off" -> false;
              default -> throw new IllegalArgumentException();
            },
        String::valueOf,
        true);
  }

  /// What stands between cells: a sign, `tab` or `auto`.
  static Setting.Type<String> delimiter() {
    return new Setting.Type<>(
        "SIGN",
        text -> {
          String word = text.equals("\\t") ? "tab" : text;
          if (!List.of(Choice.AUTO, ",", ";", "tab", "|").contains(word)) {
            throw new IllegalArgumentException();
          }
          return word;
        },
        text -> text,
        false);
  }

  /// One of these signs, or words that stand for one.
  static Setting.Type<String> sign(List<String> signs) {
    return new Setting.Type<>(
        "SIGN",
        text -> {
          check(signs.contains(text));
          return text;
        },
        text -> text,
        false);
  }

  /// `auto` or a size such as `32x32`.
  static Setting.Type<String> imageSize() {
    return new Setting.Type<>(
        "WIDTHxHEIGHT",
        text -> {
          if (!text.equals(Choice.AUTO) && !text.matches("[1-9][0-9]{0,3}x[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException();
          }
          return text;
        },
        text -> text,
        false);
  }

  /// One of the names of an enum.
  static <E extends Enum<E>> Setting.Type<E> choice(Class<E> type) {
    return new Setting.Type<>("NAME", text -> fromName(type, text), Types::nameOf, false);
  }

  static Setting.Type<String> text() {
    return new Setting.Type<>("TEXT", text -> text, text -> text, false);
  }

  /// A column and its type: `size=ordinal:S<M<L`.
  static Setting.Type<String> columnType() {
    return new Setting.Type<>(
        "COLUMN=TYPE",
        text -> {
          check(!DeclaredType.parse(List.of(text)).isEmpty());
          return text;
        },
        text -> text,
        false);
  }

  /// A list as [ListText] writes it.
  static <T> Setting.Type<List<T>> list(Setting.Type<T> element) {
    return new Setting.Type<>(
        element.label() + ",...",
        text -> ListText.split(text).stream().map(element.parse()).toList(),
        values -> ListText.join(values.stream().map(element.format()).toList()),
        false);
  }

  /// A list of at most one text.
  static Setting.Type<List<String>> oneOrNone() {
    var list = list(text());
    return new Setting.Type<>(
        "COLUMN",
        text -> {
          var values = list.parse().apply(text);
          check(values.size() <= 1);
          return values;
        },
        list.format(),
        false);
  }

  /// A list that is not empty.
  static <T> Setting.Type<List<T>> someOf(Setting.Type<T> element) {
    var list = list(element);
    return new Setting.Type<>(
        list.label(),
        text -> {
          var values = list.parse().apply(text);
          check(!values.isEmpty());
          return values;
        },
        list.format(),
        false);
  }

  static <E extends Enum<E>> E fromName(Class<E> type, String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> nameOf(value).equals(wanted.replace('_', '-')))
        .findFirst()
        .orElseThrow(() -> new UnknownName(wanted, namesOf(type)));
  }

  private static <E extends Enum<E>> List<String> namesOf(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Types::nameOf).toList();
  }

  static String nameOf(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// All names of an enum, for a sentence.
  static <E extends Enum<E>> String names(Class<E> type) {
    return namesOf(type).stream().collect(Collectors.joining(", ", "one of ", ""));
  }

  /// The fewest digits that give the number again: `0.0003`, and `1e-10` where zeros would have to
  /// be counted.
  static String shortest(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    var number = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    boolean isPlain = value == 0 || (Math.abs(value) >= 1e-6 && Math.abs(value) < 1e9);
    // toString has +: 1E+10.
    return isPlain
        ? number.toPlainString()
        : number.toString().toLowerCase(Locale.ROOT).replace("+", "");
  }

  private static void check(boolean legal) {
    if (!legal) {
      throw new IllegalArgumentException();
    }
  }
}
