package dev.hillock.plot;

import dev.hillock.report.Mark.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Numbers at the nodes of a grid of equal distances, and the regions of their levels.
///
/// @param x places of the columns, ascending
/// @param y places of the rows, ascending
/// @param values `[rows · columns]`; what is not finite lies below every level
record ValueGrid(double[] x, double[] y, double[] values) {

  /// So many places from one to another.
  static double[] places(double from, double to, int count) {
    double[] places = new double[count];
    for (int i = 0; i < count; i++) {
      places[i] = from + (to - from) * i / (count - 1);
    }
    return places;
  }

  /// The values that are finite.
  double[] finite() {
    return Arrays.stream(values).filter(Double::isFinite).toArray();
  }

  /// What is drawn of the levels above the lowest.
  ///
  /// @param name of what the values are
  List<Level> marks(String name, Levels levels) {
    var marks = new ArrayList<Level>();
    for (double level : levels.values()) {
      marks.add(new Level(name + " ≥ " + ScaleBar.text(level), rings(level)));
    }
    return marks;
  }

  /// The lines around the places with values from a level on, in the units of the axes.
  List<double[]> rings(double level) {
    var rings = Rings.of(new Above(level), 1);
    rings.forEach(ring -> toUnits(ring, x, y));
    return rings;
  }

  /// From columns and rows to the units of the axes.
  static void toUnits(double[] ring, double[] x, double[] y) {
    for (int i = 0; i < ring.length; i += 2) {
      ring[i] = between(x, ring[i]);
      ring[i + 1] = between(y, ring[i + 1]);
    }
  }

  private static double between(double[] places, double place) {
    int before = Math.min((int) place, places.length - 2);
    return places[before] + (places[before + 1] - places[before]) * (place - before);
  }

  /// Which nodes have values from a level on.
  private final class Above implements Rings.Grid {
    private final double level;

    Above(double level) {
      this.level = level;
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
      return values[node] >= level ? 1 : 0;
    }

    @Override
    public double border(int from, int to) {
      double part = (level - values[from]) / (values[to] - values[from]);
      return Double.isFinite(part) ? Math.clamp(part, 0.0, 1.0) : 0.5;
    }

    @Override
    public boolean joins(int node, int kind) {
      double sum = values[node] + values[node + 1];
      sum += values[node + x.length] + values[node + x.length + 1];
      return sum / 4 >= level;
    }
  }
}
