package dev.hillock.derivation;

/// A product in a sum: w·x on the way forward, w·δ on the way back.
///
/// @param index which neuron or input it comes from, from 0
/// @param name what that is called
/// @param weight w
/// @param value x or δ
public record Term(int index, String name, float weight, float value) {

  /// The product, exact.
  public double product() {
    return (double) weight * value;
  }
}
