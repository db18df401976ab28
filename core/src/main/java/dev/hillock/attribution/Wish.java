package dev.hillock.attribution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What ought to have been predicted, and what may be changed for it.
///
/// @param about which number or class; its label is the class that ought to be predicted, null for
///   any other than the one that is
/// @param value that a predicted number ought to reach, from whichever side; null for a class
/// @param columns that may be changed; empty for all
public record Wish(Question about, @Nullable Double value, List<String> columns) {

  public Wish {
    columns = List.copyOf(columns);
  }

  /// Another class than the predicted one.
  public static Wish ofAnotherClass(List<String> columns) {
    return new Wish(Question.DEFAULT, null, columns);
  }

  /// This class.
  public static Wish ofLabel(String label, List<String> columns) {
    return new Wish(Question.ofLabel(label), null, columns);
  }

  /// A number, in the target's units.
  public static Wish ofValue(double value, List<String> columns) {
    return new Wish(Question.DEFAULT, value, columns);
  }
}
