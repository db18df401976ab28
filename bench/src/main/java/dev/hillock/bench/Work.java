package dev.hillock.bench;

import java.util.List;

/// A measurement: who does what, in this order, once per round.
///
/// @param name such as `train-large`
/// @param tasks what is run
/// @param notes what a reader of its table must know
record Work(String name, List<Task> tasks, List<String> notes) {

  /// One process.
  ///
  /// @param program name of the program
  /// @param arguments its arguments
  record Task(String program, List<String> arguments) {}
}
