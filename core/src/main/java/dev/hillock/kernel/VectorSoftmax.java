package dev.hillock.kernel;

import static dev.hillock.kernel.VectorMath.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/// Softmax along rows; the same bits as the scalar kernels' loop.
final class VectorSoftmax {

  private static final int LANES = SPECIES.length();

  private VectorSoftmax() {}

  /// y = softmax(z) for some rows; y may be z.
  static void rows(int from, int to, Matrix z, Matrix y, Scratch scratch) {
    if (z.columns() < LANES) {
      narrowRows(from, to, z, y, scratch);
      return;
    }
    for (int row = from; row < to; row++) {
      apply(z.data(), z.at(row), y.data(), y.at(row), z.columns(), scratch);
    }
  }

  /// Rows that do not fill a vector: the exponentials of all rows at once, since they lie side by
  /// side.
  private static void narrowRows(int from, int to, Matrix z, Matrix y, Scratch scratch) {
    int n = z.columns();
    float[] zv = z.data();
    float[] yv = y.data();
    for (int row = from; row < to; row++) {
      int zAt = z.at(row);
      int yAt = y.at(row);
      float max = ScalarKernels.rowMaximum(zv, zAt, n);
      for (int j = 0; j < n; j++) {
        yv[yAt + j] = zv[zAt + j] - max;
      }
    }
    exponentials(yv, y.at(from), (to - from) * n, scratch);
    float[] stripes = scratch.edge;
    Arrays.fill(stripes, 0, Stripes.COUNT, 0f);
    for (int row = from; row < to; row++) {
      int yAt = y.at(row);
      for (int j = 0; j < n; j++) {
        stripes[j] = yv[yAt + j];
      }
      float sum = Stripes.fold(stripes);
      for (int j = 0; j < n; j++) {
        yv[yAt + j] /= sum;
      }
    }
  }

  /// y = e^y for `count` numbers.
  private static void exponentials(float[] y, int at, int count, Scratch scratch) {
    int bound = SPECIES.loopBound(count);
    exponentialsOfVectors(y, at, bound);
    if (bound < count) {
      System.arraycopy(y, at + bound, scratch.edge, 0, count - bound);
      exponentialsOfVectors(scratch.edge, 0, LANES);
      System.arraycopy(scratch.edge, 0, y, at + bound, count - bound);
    }
  }

  private static void exponentialsOfVectors(float[] y, int at, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      VectorMath.exp(FloatVector.fromArray(SPECIES, y, at + i)).intoArray(y, at + i);
    }
  }

  /// y = softmax(z) for one row of n numbers; y may be z.
  private static void apply(float[] z, int zAt, float[] y, int yAt, int n, Scratch scratch) {
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
