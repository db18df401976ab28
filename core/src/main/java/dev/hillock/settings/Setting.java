package dev.hillock.settings;

import java.util.function.Function;

/// One row of the table of settings.
///
/// @param <T> the type of its value
/// @param name as typed by a user: `learning-rate`
/// @param group which part of the help it stands in
/// @param legal the legal values in words: `greater than 0`
/// @param defaultValue what holds where nobody says otherwise
/// @param help one line
/// @param source where the default comes from
/// @param type how texts become values and back
public record Setting<T>(
    String name,
    Group group,
    String legal,
    T defaultValue,
    String help,
    String source,
    Type<T> type) {

  /// The parts of the help, in the order of the data flow.
  public enum Group {
    /// Which rows and columns.
    DATA,
    /// Which network.
    NETWORK,
    /// How it learns.
    TRAINING,
    /// How it learns without a gradient.
    SEARCH
  }

  /// How texts become values and back.
  ///
  /// @param <T> the type of the value
  /// @param label what stands for a value in the help: `NUMBER`
  /// @param parse throws IllegalArgumentException (any message) for a text that is no legal value
  /// @param format the text that gives the value again
  /// @param takesNoValue whether naming it is enough, as for a switch
  public record Type<T>(
      String label, Function<String, T> parse, Function<T, String> format, boolean takesNoValue) {}

  /// Of the name, which no two settings share. The hash that a record gets by itself is put
  /// together at its first use, which takes some milliseconds.
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /// The value that a text stands for.
  ///
  /// @throws IllegalArgumentException naming the setting, what was found and what is legal
  public T parse(String text) {
    try {
      return type.parse().apply(text.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s is %s; it must be %s%s"
              .formatted(
                  words(),
                  text.isBlank() ? "empty" : text,
                  legal,
                  e instanceof UnknownName unknown ? unknown.hint() : ""));
    }
  }

  /// The text that stands for a value.
  public String format(T value) {
    return type.format().apply(value);
  }

  /// The default as text.
  public String defaultText() {
    return format(defaultValue);
  }

  /// The name as words of a sentence: `learning rate`.
  private String words() {
    return name.replace('-', ' ');
  }
}
