package dev.hillock.search;

import java.util.List;

/// All that a search remembers between two generations: the arrays themselves, so that a copy of
/// them can be saved, and a search that starts with the same settings goes on from it.
///
/// @param floats populations and the like
/// @param doubles losses, means, counters
public record Memory(List<float[]> floats, List<double[]> doubles) {

  public Memory {
    floats = List.copyOf(floats);
    doubles = List.copyOf(doubles);
  }

  /// A copy that no later generation changes.
  public Memory copy() {
    return new Memory(
        floats.stream().map(float[]::clone).toList(),
        doubles.stream().map(double[]::clone).toList());
  }

  /// Overwrites what is remembered with what was saved.
  ///
  /// @throws IllegalArgumentException if it is that of another method, or of one with other numbers
  public void restore(Memory saved) {
    requireSame(
        floats.stream().map(a -> a.length).toList(),
        saved.floats.stream().map(a -> a.length).toList());
    requireSame(
        doubles.stream().map(a -> a.length).toList(),
        saved.doubles.stream().map(a -> a.length).toList());
    for (int i = 0; i < floats.size(); i++) {
      System.arraycopy(saved.floats.get(i), 0, floats.get(i), 0, floats.get(i).length);
    }
    for (int i = 0; i < doubles.size(); i++) {
      System.arraycopy(saved.doubles.get(i), 0, doubles.get(i), 0, doubles.get(i).length);
    }
  }

  private static void requireSame(List<Integer> mine, List<Integer> saved) {
    if (!mine.equals(saved)) {
      throw new IllegalArgumentException(
          "the state of a search has arrays of %s numbers, but this one needs %s; go on with the settings it began with"
              .formatted(saved, mine));
    }
  }
}
