package dev.hillock.model;

import dev.hillock.nn.Architecture;
import dev.hillock.nn.Parameters;
import dev.hillock.prep.Preparation;

/// A trained network with all that a prediction needs: how columns become inputs, the layers, what
/// they learned, how outputs become labels or numbers, and where it all comes from. Immutable as
/// long as nobody writes to the parameters' array.
///
/// @param preparation fitted transforms and target coding
/// @param architecture the layers
/// @param parameters what they learned
/// @param provenance where it comes from
public record Model(
    Preparation preparation,
    Architecture architecture,
    Parameters parameters,
    Provenance provenance) {

  /// The number of the arithmetic: the same inputs and parameters give the same bits in every
  /// version of the library that has the same number.
  public static final int ARITHMETIC = 1;

  public Model {
    if (preparation.width() != architecture.inputs()) {
      throw new IllegalArgumentException(
          "the columns give %d inputs but the network takes %d"
              .formatted(preparation.width(), architecture.inputs()));
    }
    if (preparation.target().outputs() != architecture.outputs()) {
      throw new IllegalArgumentException(
          "the target has %d outputs but the network gives %d"
              .formatted(preparation.target().outputs(), architecture.outputs()));
    }
  }

  /// SHA-256 of the parameters.
  public String fingerprint() {
    return parameters.fingerprint();
  }
}
