package dev.hillock.plot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The classes at the nodes of a grid, and where between two of them the class changes: found by
/// halving, so that a border lies where the predictions change and not where a straight line would.
final class ClassGrid implements Rings.Grid {

  private static final int HALVINGS = 9;

  private final double[] x;
  private final double[] y;
  private final int[] kinds;
  private final Map<Integer, Double> borders = new HashMap<>();

  /// Says which class is predicted at each of some places.
  @FunctionalInterface
  interface Classifier {
    /// Does it.
    int[] classes(double[] x, double[] y);
  }

  ClassGrid(double[] x, double[] y, Classifier classifier) {
    this.x = x;
    this.y = y;
    int nodes = x.length * y.length;
    double[] xs = new double[nodes];
    double[] ys = new double[nodes];
    for (int node = 0; node < nodes; node++) {
      xs[node] = x[node % x.length];
      ys[node] = y[node / x.length];
    }
    kinds = classifier.classes(xs, ys);
    findBorders(classifier);
  }

  private void findBorders(Classifier classifier) {
    var edges = new ArrayList<Integer>();
    for (int node = 0; node < kinds.length; node++) {
      if (node % x.length < x.length - 1 && kinds[node] != kinds[node + 1]) {
        edges.add(2 * node);
      }
      if (node + x.length < kinds.length && kinds[node] != kinds[node + x.length]) {
        edges.add(2 * node + 1);
      }
    }
    double[] low = new double[edges.size()];
    double step = 1;
    for (int i = 0; i < HALVINGS && !edges.isEmpty(); i++) {
      step /= 2;
      double[][] places = places(edges, low, step);
      int[] found = classifier.classes(places[0], places[1]);
      for (int e = 0; e < low.length; e++) {
        low[e] += found[e] == kinds[edges.get(e) / 2] ? step : 0;
      }
    }
    for (int e = 0; e < low.length; e++) {
      borders.put(edges.get(e), low[e] + step / 2);
    }
  }

  private double[][] places(List<Integer> edges, double[] low, double step) {
    double[][] places = new double[2][edges.size()];
    for (int e = 0; e < edges.size(); e++) {
      int node = edges.get(e) / 2;
      int column = node % x.length;
      int row = node / x.length;
      boolean up = edges.get(e) % 2 == 1;
      double part = low[e] + step;
      places[0][e] = up ? x[column] : x[column] + part * (x[column + 1] - x[column]);
      places[1][e] = up ? y[row] + part * (y[row + 1] - y[row]) : y[row];
    }
    return places;
  }

  @Override
  public int columns() {
    return x.length;
  }

  @Override
  public int rows() {
    return y.length;
  }

  @Override
  public int kind(int node) {
    return kinds[node];
  }

  @Override
  public double border(int from, int to) {
    return borders.getOrDefault(2 * from + (to - from == 1 ? 0 : 1), 0.5);
  }

  /// Of two classes in opposite corners the first hangs together.
  @Override
  public boolean joins(int node, int kind) {
    int next = kinds[node + 1];
    int diagonal = kinds[node];
    return diagonal == kind ? diagonal < next : next < diagonal;
  }

  /// The lines around the region of a class, in the units of the axes.
  List<double[]> rings(int kind) {
    var rings = Rings.of(this, kind);
    rings.forEach(ring -> ValueGrid.toUnits(ring, x, y));
    return rings;
  }

  /// The middle of the widest part of a class's region, in the units of the axes; empty if it is
  /// nowhere so wide.
  ///
  /// @param width in nodes
  double[] middle(int kind, int width) {
    int[] far = new int[kinds.length];
    int best = -1;
    for (int node = 0; node < kinds.length; node++) {
      far[node] = kinds[node] == kind ? side(node, kind, far) : 0;
      best = best < 0 || far[node] > far[best] ? node : best;
    }
    // The widest square that ends at the best node, of which it is the far corner.
    if (best < 0 || far[best] < width) {
      return new double[0];
    }
    int column = best % x.length;
    int row = best / x.length;
    int side = far[best] - 1;
    return new double[] {(x[column] + x[column - side]) / 2, (y[row] + y[row - side]) / 2};
  }

  /// Side of the largest square of a class whose last corner is a node.
  private int side(int node, int kind, int[] far) {
    int column = node % x.length;
    if (column == 0 || node < x.length) {
      return 1;
    }
    int left = kinds[node - 1] == kind ? far[node - 1] : 0;
    int below = kinds[node - x.length] == kind ? far[node - x.length] : 0;
    int corner = kinds[node - x.length - 1] == kind ? far[node - x.length - 1] : 0;
    return 1 + Math.min(corner, Math.min(left, below));
  }
}
