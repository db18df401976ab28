package dev.hillock.kernel;

import static dev.hillock.kernel.VectorMath.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/// Softmax of one row, as in [ScalarKernels#softmax].
final class VectorSoftmax {

  private static final int LANES = SPECIES.length();

  private VectorSoftmax() {}

  /// y = softmax(z) for one row of n numbers; y may be z.
  static void apply(float[] z, int zAt, float[] y, int yAt, int n, Scratch scratch) {
    float max = ScalarKernels.rowMaximum(z, zAt, n);
    float[] stripes = scratch.edge;
    Arrays.fill(stripes, 0, Stripes.COUNT, 0f);
    int whole = SPECIES.loopBound(n);
    if (whole > 0) {
      exponentials(z, zAt, max, y, yAt, whole, stripes);
    }
    int rest = n - whole;
    if (rest > 0) {
      System.arraycopy(z, zAt + whole, scratch.bias, 0, rest);
      lastExponentials(scratch.bias, max, rest, stripes, whole % Stripes.COUNT);
      System.arraycopy(scratch.bias, 0, y, yAt + whole, rest);
    }
    float sum = Stripes.fold(stripes);
    for (int j = 0; j < n; j++) {
      y[yAt + j] /= sum;
    }
  }

  private static void exponentials(
      float[] z, int zAt, float max, float[] y, int yAt, int bound, float[] stripes) {
    for (int i = 0; i < bound; i += LANES) {
      var e = VectorMath.exp(FloatVector.fromArray(SPECIES, z, zAt + i).sub(max));
      e.intoArray(y, yAt + i);
      int stripe = i % Stripes.COUNT;
      FloatVector.fromArray(SPECIES, stripes, stripe).add(e).intoArray(stripes, stripe);
    }
  }

  /// The same for what does not fill a vector, in place.
  private static void lastExponentials(
      float[] row, float max, int count, float[] stripes, int stripe) {
    var e = VectorMath.exp(FloatVector.fromArray(SPECIES, row, 0).sub(max));
    e.intoArray(row, 0);
    var counted = FloatVector.zero(SPECIES).blend(e, Edge.mask(count));
    FloatVector.fromArray(SPECIES, stripes, stripe).add(counted).intoArray(stripes, stripe);
  }
}
