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

  /// Rows that do not fill a vector: as many as fit into a chunk at once, since they lie side by
  /// side.
  private static void narrowRows(int from, int to, Matrix z, Matrix y, Scratch scratch) {
    int n = z.columns();
    int together = Scratch.CHUNK / n;
    float[] e = scratch.chunk;
    float[] sums = scratch.edge;
    for (int first = from; first < to; first += together) {
      int end = Math.min(first + together, to);
      int count = (end - first) * n;
      for (int row = first; row < end; row++) {
        subtractMaximum(z.data(), z.at(row), e, (row - first) * n, n);
      }
      exponentials(e, count);
      for (int i = 0; i < count; i += n) {
        float sum = Stripes.sumOfFew(e, i, n);
        for (int j = 0; j < n; j++) {
          sums[i + j] = sum;
        }
      }
      divide(e, sums, count);
      System.arraycopy(e, 0, y.data(), y.at(first), count);
    }
  }

  private static void subtractMaximum(float[] z, int zAt, float[] y, int yAt, int n) {
    float max = ScalarKernels.rowMaximum(z, zAt, n);
    for (int j = 0; j < n; j++) {
      y[yAt + j] = z[zAt + j] - max;
    }
  }

  /// e^y, in place, for `count` numbers and up to the end of the last vector. There is one call of
  /// it for each kind of rows: where the compiler has exp twice in one method it puts vectors on
  /// the heap.
  private static void exponentials(float[] y, int count) {
    for (int i = 0; i < count; i += LANES) {
      VectorMath.exp(FloatVector.fromArray(SPECIES, y, i)).intoArray(y, i);
    }
  }

  private static void addToStripes(float[] e, int count, float[] stripes) {
    int bound = SPECIES.loopBound(count);
    for (int i = 0; i < bound; i += LANES) {
      int stripe = i % Stripes.COUNT;
      FloatVector.fromArray(SPECIES, stripes, stripe)
          .add(FloatVector.fromArray(SPECIES, e, i))
          .intoArray(stripes, stripe);
    }
    for (int i = bound; i < count; i++) {
      stripes[i % Stripes.COUNT] += e[i];
    }
  }

  private static void divide(float[] y, float[] by, int count) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector.fromArray(SPECIES, y, i)
          .div(FloatVector.fromArray(SPECIES, by, i))
          .intoArray(y, i);
    }
  }

  /// y = softmax(z) for one row of n numbers; y may be z.
  private static void apply(float[] z, int zAt, float[] y, int yAt, int n, Scratch scratch) {
    float max = ScalarKernels.rowMaximum(z, zAt, n);
    float[] stripes = scratch.edge;
    Arrays.fill(stripes, 0, Stripes.COUNT, 0f);
    float[] e = scratch.chunk;
    for (int first = 0; first < n; first += Scratch.CHUNK) {
      int count = Math.min(Scratch.CHUNK, n - first);
      for (int i = 0; i < count; i++) {
        e[i] = z[zAt + first + i] - max;
      }
      exponentials(e, count);
      addToStripes(e, count, stripes);
      System.arraycopy(e, 0, y, yAt + first, count);
    }
    float sum = Stripes.fold(stripes);
    for (int j = 0; j < n; j++) {
      y[yAt + j] /= sum;
    }
  }
}
