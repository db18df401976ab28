package dev.hillock.plot;

import dev.hillock.kernel.Philox;
import dev.hillock.kernel.Philox.Purpose;
import java.util.List;

/// The plane through the end of a path in which the path varies most: its directions are the first
/// two principal components of the places on the path, orthogonal and of length 1.
///
/// The components come from the Gram matrix of the k places, `[k, k]`, whose eigenvectors v with
/// eigenvalue λ give the direction Σ_i v_i (θ_i − mean) / √λ: k is small and a place is long. All
/// sums are in double.
///
/// A path that is a straight line has no second component; then a random direction takes its place.
///
/// Source: Li, Xu, Taylor, Studer & Goldstein, "Visualizing the loss landscape of neural nets",
/// NeurIPS 2018, section 7.
///
/// @param end the last place
/// @param first a direction
/// @param second the other one
/// @param firstShare part of the variance of the path along the first direction
/// @param secondShare the same of the second
record PrincipalPlane(
    float[] end, double[] first, double[] second, double firstShare, double secondShare) {

  /// Of the greatest eigenvalue; what is smaller is rounding.
  private static final double NOTHING = 1e-12;

  /// The plane of a path.
  ///
  /// @param path at least two places of equal length, at least 2
  static PrincipalPlane of(List<float[]> path) {
    float[] end = path.getLast();
    double[] mean = mean(path);
    var eigen = Eigen.of(gram(path, mean));
    double total = 0;
    for (double value : eigen.values()) {
      total += Math.max(0, value);
    }
    double[] first = direction(path, mean, eigen, 0, total);
    if (first.length == 0) {
      first = random(end.length, 0, new double[end.length]);
    }
    double[] second = direction(path, mean, eigen, 1, total);
    if (second.length == 0) {
      second = random(end.length, 1, first);
    }
    orient(first, path.getFirst(), end);
    orient(second, path.getFirst(), end);
    double share = total == 0 ? 0 : Math.max(0, eigen.values()[0]) / total;
    double more = total == 0 ? 0 : Math.max(0, eigen.values()[1]) / total;
    return new PrincipalPlane(end, first, second, share, more);
  }

  private static double[] mean(List<float[]> path) {
    double[] mean = new double[path.getFirst().length];
    for (float[] place : path) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += place[i];
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= path.size();
    }
    return mean;
  }

  private static double[][] gram(List<float[]> path, double[] mean) {
    int k = path.size();
    double[][] gram = new double[k][k];
    for (int a = 0; a < k; a++) {
      for (int b = 0; b <= a; b++) {
        float[] one = path.get(a);
        float[] other = path.get(b);
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
          sum += (one[i] - mean[i]) * (other[i] - mean[i]);
        }
        gram[a][b] = sum;
        gram[b][a] = sum;
      }
    }
    return gram;
  }

  /// A component, of length 1; empty where the path does not vary along it.
  private static double[] direction(
      List<float[]> path, double[] mean, Eigen eigen, int which, double total) {
    if (which >= path.size() || !(eigen.values()[which] > NOTHING * total)) {
      return new double[0];
    }
    double[] direction = new double[mean.length];
    for (int place = 0; place < path.size(); place++) {
      double part = eigen.vectors()[which][place];
      for (int i = 0; i < mean.length; i++) {
        direction[i] += part * (path.get(place)[i] - mean[i]);
      }
    }
    return normalized(direction);
  }

  /// A direction that is orthogonal to another.
  private static double[] random(int length, int series, double[] other) {
    var philox = new Philox(0, Purpose.PERMUTATION);
    double[] direction = new double[length];
    for (int i = 0; i < length; i++) {
      direction[i] = philox.normal(series, i);
    }
    double along = dot(direction, other);
    for (int i = 0; i < length; i++) {
      direction[i] -= along * other[i];
    }
    return normalized(direction);
  }

  private static double[] normalized(double[] direction) {
    double norm = Math.sqrt(dot(direction, direction));
    for (int i = 0; i < direction.length; i++) {
      direction[i] /= norm;
    }
    return direction;
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  /// Turns a direction so that the path comes along it rather than against it.
  private static void orient(double[] direction, float[] start, float[] end) {
    if (along(direction, start, end) > 0) {
      for (int i = 0; i < direction.length; i++) {
        direction[i] = -direction[i];
      }
    }
  }

  private static double along(double[] direction, float[] place, float[] end) {
    double sum = 0;
    for (int i = 0; i < direction.length; i++) {
      sum += direction[i] * ((double) place[i] - end[i]);
    }
    return sum;
  }

  /// How far a place lies from the end along the first direction.
  double x(float[] place) {
    return along(first, place, end);
  }

  /// The same along the second.
  double y(float[] place) {
    return along(second, place, end);
  }

  /// The place of the plane at these distances from the end.
  ///
  /// @param to is filled
  void place(double x, double y, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = (float) (end[i] + x * first[i] + y * second[i]);
    }
  }
}
