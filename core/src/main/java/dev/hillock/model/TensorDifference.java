package dev.hillock.model;

import java.util.Arrays;
import java.util.List;

/// How far two tensors of one name are apart.
///
/// @param name `layer1.weight`
/// @param shape outermost size first
/// @param values how many it holds
/// @param different how many of them have other bits
/// @param most the greatest difference
/// @param mean the mean difference of all values
/// @param mostUlps the greatest difference counted in floats that lie between: 1 for neighbours
public record TensorDifference(
    String name,
    List<Integer> shape,
    int values,
    int different,
    double most,
    double mean,
    long mostUlps) {

  /// Whether every value has the same bits; of NaN there is only one.
  public boolean isIdentical() {
    return different == 0;
  }

  /// Compares two ranges of equal length.
  static TensorDifference of(String name, int[] shape, float[] first, float[] second, int from) {
    int values = 1;
    for (int size : shape) {
      values *= size;
    }
    int different = 0;
    double most = 0;
    double sum = 0;
    long mostUlps = 0;
    for (int i = from; i < from + values; i++) {
      int a = Float.floatToIntBits(first[i]);
      int b = Float.floatToIntBits(second[i]);
      if (a != b) {
        different++;
        double distance = Math.abs((double) first[i] - second[i]);
        most = Math.max(most, distance);
        sum += distance;
        mostUlps = Math.max(mostUlps, Math.abs(place(a) - place(b)));
      }
    }
    var sizes = Arrays.stream(shape).boxed().toList();
    return new TensorDifference(name, sizes, values, different, most, sum / values, mostUlps);
  }

  /// Where a float stands among all floats in rising order; +0 and −0 are neighbours.
  private static long place(int bits) {
    return bits >= 0 ? bits : (long) Integer.MIN_VALUE - bits - 1;
  }
}
