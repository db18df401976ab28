package dev.hillock.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The state of the training of one network at one moment.
///
/// @param floats arrays by name
/// @param doubles arrays and lists by name
/// @param numbers single numbers by name
public record Snapshot(
    Map<String, float[]> floats, Map<String, double[]> doubles, Map<String, Double> numbers) {

  public Snapshot {
    floats = Collections.unmodifiableMap(new LinkedHashMap<>(floats));
    doubles = Collections.unmodifiableMap(new LinkedHashMap<>(doubles));
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
  }

  /// A part that has a state.
  @FunctionalInterface
  public interface Part {
    /// Hands over all of it.
    void state(TrainingState state);
  }

  /// The state of a part.
  ///
  /// @param copies whether the part goes on while the snapshot is still in use
  public static Snapshot of(Part part, boolean copies) {
    var saving = new SavingState(copies);
    part.state(saving);
    return saving.snapshot();
  }

  /// Brings a part to this state.
  ///
  /// @throws IllegalArgumentException if it is the state of something else
  public void restore(Part part) {
    part.state(new RestoringState(this));
  }
}
