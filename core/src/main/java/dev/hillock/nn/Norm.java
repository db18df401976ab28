package dev.hillock.nn;

import java.util.Locale;

/// Whether and over what the weighted sums of a hidden layer are normalised before its activation:
/// z = γ·(u − mean) / √(variance + ε) + β with u = b + x·W; γ and β are learned and begin at 1 and
/// 0.
public enum Norm {
  /// They are not.
  NONE(0),

  /// Over the neurons of a row. Ba, Kiros & Hinton, "Layer normalization", 2016.
  LAYER(2),

  /// Over the rows of the batch in training; in prediction with a running mean and variance of the
  /// batches, which are parameters that no gradient moves. Needs no bias: β takes its place.
  ///
  /// Ioffe & Szegedy, "Batch normalization: accelerating deep network training by reducing internal
  /// covariate shift", ICML 2015.
  BATCH(4);

  private final int numbers;

  Norm(int numbers) {
    this.numbers = numbers;
  }

  /// Parameters of a neuron: γ and β, and with [#BATCH] the running mean and variance.
  int numbers() {
    return numbers;
  }

  /// The name in settings and files: `layer`.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
