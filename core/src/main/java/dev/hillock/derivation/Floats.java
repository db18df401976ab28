package dev.hillock.derivation;

import java.util.ArrayList;
import java.util.List;

/// Lists of floats.
final class Floats {

  private Floats() {}

  static List<Float> list(float[] values, int from, int count) {
    var list = new ArrayList<Float>();
    for (int i = from; i < from + count; i++) {
      list.add(values[i]);
    }
    return list;
  }

  static List<Float> list(float[] values) {
    return list(values, 0, values.length);
  }

  static double[] doubles(float[] values) {
    var doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
