package dev.hillock.settings;

import java.util.Optional;

/// One of the values of an enum, or `auto`: chosen from the data and the rest of the network.
///
/// @param <E> the enum
/// @param value the value; empty for `auto`
public record Choice<E extends Enum<E>>(Optional<E> value) {

  /// What stands for a value that is left to the program.
  public static final String AUTO = "auto";

  /// `auto`.
  public static <E extends Enum<E>> Choice<E> auto() {
    return new Choice<E>(Optional.empty());
  }

  /// A given value.
  public static <E extends Enum<E>> Choice<E> of(E value) {
    return new Choice<>(Optional.of(value));
  }

  static <E extends Enum<E>> Setting.Type<Choice<E>> type(Class<E> type) {
    return new Setting.Type<>(
        "NAME",
        text -> text.equalsIgnoreCase(AUTO) ? auto() : of(Types.fromName(type, text)),
        choice -> choice.value().map(Types::nameOf).orElse(AUTO),
        false);
  }
}
