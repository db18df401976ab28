package dev.hillock.bench.fit;

/// A library's model with the library's own defaults.
@FunctionalInterface
public interface FitModel {

  /// Trains on the training rows and predicts one target of the test rows.
  ///
  /// @param target its place among the columns; the other targets are not looked at
  /// @return a number, or the index of a level, for each test row
  double[] predict(FitRows rows, int target) throws Exception;
}
