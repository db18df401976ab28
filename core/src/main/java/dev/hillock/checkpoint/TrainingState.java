package dev.hillock.checkpoint;

/// What a part of a training remembers between two steps, under names. A part has one method that
/// hands all of it over; whether that saves or restores it is decided here, so the two cannot
/// disagree:
///
/// ```java
/// void state(TrainingState state) {
///   state.floats("parameters", parameters.values());
///   epoch = state.integer("epoch", epoch);
/// }
/// ```
public sealed interface TrainingState permits SavingState, RestoringState {

  /// An array that keeps its length: saved as it is, or overwritten in place.
  void floats(String name, float[] values);

  /// An array that keeps its length: saved as it is, or overwritten in place.
  void doubles(String name, double[] values);

  /// A list that has grown.
  ///
  /// @return what to go on with
  double[] list(String name, double[] values);

  /// A number.
  ///
  /// @return what to go on with
  double number(String name, double value);

  /// A whole number.
  ///
  /// @return what to go on with
  default int integer(String name, int value) {
    return (int) number(name, value);
  }

  /// A count, exact up to 2⁵³.
  ///
  /// @return what to go on with
  default long count(String name, long value) {
    return (long) number(name, (double) value);
  }

  /// Yes or no.
  ///
  /// @return what to go on with
  default boolean flag(String name, boolean value) {
    return number(name, value ? 1 : 0) == 1;
  }

  /// The state of a part: its names begin with that of the part.
  TrainingState within(String part);
}
