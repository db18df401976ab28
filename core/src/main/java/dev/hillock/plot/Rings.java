package dev.hillock.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Closed lines around regions of a grid: marching squares, with the border of the grid as a border
/// of the region too, so that every line closes.
///
/// Node `row · columns + column` lies at (column, row). In a cell with three kinds or more the
/// borders meet in its middle, so that no gap is left between their regions.
///
/// Source: Lorensen & Cline, "Marching cubes", SIGGRAPH 1987, in two dimensions; which corners of
/// an ambiguous cell are joined is what the grid says.
final class Rings {

  private static final double STRAIGHT = 1e-9;
  private static final int CORNERS = 4;

  private final Grid grid;
  private final int kind;

  /// Nodes in a row with one beyond each end.
  private final int across;

  /// For each edge at which a line leaves the region in some cell, the edge at which it comes back.
  private final int[] next;

  private final boolean[] overMiddle;

  /// What lies on the nodes.
  interface Grid {
    /// Nodes in a row.
    int columns();

    /// Rows of nodes.
    int rows();

    /// The kind of a node.
    int kind(int node);

    /// How far from one node to its neighbour, of another kind, their border lies, in [0, 1].
    double border(int from, int to);

    /// Whether opposite corners of a cell that are of this kind, while the others are not, hang
    /// together.
    ///
    /// @param node the corner of the cell with the least numbers
    boolean joins(int node, int kind);
  }

  private Rings(Grid grid, int kind) {
    this.grid = grid;
    this.kind = kind;
    across = grid.columns() + 2;
    next = new int[2 * across * (grid.rows() + 2)];
    overMiddle = new boolean[next.length];
    Arrays.fill(next, -1);
  }

  /// The lines around the nodes of a kind, x and y in turn.
  static List<double[]> of(Grid grid, int kind) {
    var rings = new Rings(grid, kind);
    for (int row = -1; row < grid.rows(); row++) {
      for (int column = -1; column < grid.columns(); column++) {
        rings.cell(column, row);
      }
    }
    return rings.chains();
  }

  private void cell(int column, int row) {
    int[] corners = {
      node(column, row), node(column + 1, row), node(column + 1, row + 1), node(column, row + 1)
    };
    int[] edges = {
      edge(column, row, 0), edge(column + 1, row, 1), edge(column, row + 1, 0), edge(column, row, 1)
    };
    boolean mixed = hasThreeKinds(corners);
    boolean joined = corners[0] >= 0 && corners[2] >= 0 && grid.joins(corners[0], kind);
    for (int k = 0; k < CORNERS; k++) {
      if (isIn(corners[k]) && !isIn(corners[(k + 1) % CORNERS])) {
        // On round the cell to the next way in, or back to the last one.
        int way = joined ? 1 : CORNERS - 1;
        int entry = (k + way) % CORNERS;
        while (isIn(corners[entry]) || !isIn(corners[(entry + 1) % CORNERS])) {
          entry = (entry + way) % CORNERS;
        }
        next[edges[k]] = edges[entry];
        overMiddle[edges[k]] = mixed;
      }
    }
  }

  /// The number of a node; -1 beyond the grid.
  private int node(int column, int row) {
    boolean inside = column >= 0 && row >= 0 && column < grid.columns() && row < grid.rows();
    return inside ? row * grid.columns() + column : -1;
  }

  /// The number of an edge that begins at a place.
  ///
  /// @param up 0 for one along the row, 1 for one to the next row
  private int edge(int column, int row, int up) {
    return 2 * ((row + 1) * across + column + 1) + up;
  }

  private boolean isIn(int node) {
    return node >= 0 && grid.kind(node) == kind;
  }

  private boolean hasThreeKinds(int[] corners) {
    return Arrays.stream(corners).allMatch(node -> node >= 0)
        && Arrays.stream(corners).map(grid::kind).distinct().count() > 2;
  }

  private List<double[]> chains() {
    var rings = new ArrayList<double[]>();
    for (int start = 0; start < next.length; start++) {
      if (next[start] >= 0) {
        var ring = straightened(chain(start));
        if (ring.size() > 2) {
          rings.add(ring.stream().flatMapToDouble(Arrays::stream).toArray());
        }
      }
    }
    return rings;
  }

  private List<double[]> chain(int start) {
    var points = new ArrayList<double[]>();
    int edge = start;
    do {
      points.add(crossing(edge));
      int to = next[edge];
      if (overMiddle[edge]) {
        points.add(middle(edge, to));
      }
      next[edge] = -1;
      edge = to;
    } while (edge != start);
    return points;
  }

  private double[] crossing(int edge) {
    int column = edge / 2 % across - 1;
    int row = edge / 2 / across - 1;
    int up = edge % 2;
    int from = node(column, row);
    int to = node(column + 1 - up, row + up);
    double part = from < 0 ? 1 : to < 0 ? 0 : grid.border(from, to);
    return up == 1 ? new double[] {column, row + part} : new double[] {column + part, row};
  }

  /// The middle of the cell that two edges belong to: only one of its edges begins a column further
  /// on, and only one a row.
  private double[] middle(int one, int other) {
    int column = Math.min(one / 2 % across, other / 2 % across) - 1;
    int row = Math.min(one / 2 / across, other / 2 / across) - 1;
    return new double[] {column + 0.5, row + 0.5};
  }

  /// Without points that lie on the line between their neighbours.
  private static List<double[]> straightened(List<double[]> all) {
    var points = distinct(all);
    var kept = new ArrayList<double[]>();
    for (int i = 0; i < points.size(); i++) {
      double[] here = points.get(i);
      double[] before = kept.isEmpty() ? points.getLast() : kept.getLast();
      double[] after = points.get((i + 1) % points.size());
      double turn =
          (here[0] - before[0]) * (after[1] - here[1])
              - (here[1] - before[1]) * (after[0] - here[0]);
      if (Math.abs(turn) > STRAIGHT) {
        kept.add(here);
      }
    }
    return kept;
  }

  /// Without points that are the same as the ones before.
  private static List<double[]> distinct(List<double[]> points) {
    var distinct = new ArrayList<double[]>();
    double[] before = points.getLast();
    for (double[] here : points) {
      if (!Arrays.equals(here, before)) {
        distinct.add(here);
      }
      before = here;
    }
    return distinct;
  }
}
