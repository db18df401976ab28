package dev.hillock.bench.accuracy;

import java.util.List;

/// What a rival did on a table.
sealed interface Outcome {

  /// A figure per target.
  record Figures(List<Double> values) implements Outcome {}

  /// No figures.
  ///
  /// @param cell what the table shows instead
  /// @param cause what its reader is told below
  record Failure(String cell, String cause) implements Outcome {}
}
