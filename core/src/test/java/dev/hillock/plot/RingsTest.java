package dev.hillock.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RingsTest {

  /// Twice the signed area of rings.
  private static double area(List<double[]> rings) {
    double sum = 0;
    for (double[] ring : rings) {
      for (int i = 0; i < ring.length; i += 2) {
        int next = (i + 2) % ring.length;
        sum += ring[i] * ring[next + 1] - ring[next] * ring[i + 1];
      }
    }
    return sum / 2;
  }

  @Test
  void contoursOfAQuadraticAreEllipses() {
    double[] x = ValueGrid.places(-3, 3, 121);
    double[] y = ValueGrid.places(-2, 2, 121);
    double[] values = new double[x.length * y.length];
    for (int i = 0; i < values.length; i++) {
      double across = x[i % x.length];
      double up = y[i / x.length];
      values[i] = across * across + 4 * up * up;
    }
    var grid = new ValueGrid(x, y, values);
    for (double level : new double[] {0.5, 1, 3}) {
      var rings = grid.rings(level);
      // What lies above is everything but the ellipse.
      assertEquals(2, rings.size());
      double inner = 0;
      for (double[] ring : rings) {
        boolean isBorder = Math.abs(ring[0]) == 3 || Math.abs(ring[1]) == 2;
        for (int i = 0; i < ring.length && !isBorder; i += 2) {
          double value = ring[i] * ring[i] + 4 * ring[i + 1] * ring[i + 1];
          assertEquals(level, value, 0.01, "level " + level);
        }
        inner = isBorder ? inner : area(List.of(ring));
      }
      assertEquals(-Math.PI * level / 2, inner, 0.01 * level, "an ellipse has area π·a·b");
    }
  }

  @Test
  void aRegionThatFillsTheGridIsItsBorder() {
    var grid = new ValueGrid(ValueGrid.places(0, 4, 5), ValueGrid.places(0, 2, 3), new double[15]);
    var rings = grid.rings(-1);
    assertEquals(1, rings.size());
    assertEquals(4 * 2, area(rings), 1e-12);
    assertEquals(8, rings.getFirst().length, "four corners and nothing between them");
    assertEquals(List.of(), grid.rings(1));
  }

  @Test
  void regionsCoverTheGridWithoutGapsOrOverlaps() {
    for (int seed = 0; seed < 50; seed++) {
      var random = new SplittableRandom(seed);
      double[] x = ValueGrid.places(0, 8, 9);
      double[] y = ValueGrid.places(0, 6, 7);
      int[] kinds = random.ints(63, 0, 4).toArray();
      double[] part = random.doubles(126, 0.05, 0.95).toArray();
      var grid =
          new Rings.Grid() {
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
              return part[2 * from + (to - from == 1 ? 0 : 1)];
            }

            @Override
            public boolean joins(int node, int kind) {
              return kinds[node] == kind ? kind < kinds[node + 1] : kind < kinds[node];
            }
          };
      double sum = 0;
      for (int kind = 0; kind < 4; kind++) {
        double area = area(Rings.of(grid, kind));
        assertTrue(area > 0, "kind " + kind);
        sum += area;
      }
      assertEquals(48, sum, 1e-9, "seed " + seed);
    }
  }

  @Test
  void whatIsNotFiniteIsAGap() {
    double[] values = new double[25];
    values[12] = Double.NaN;
    var grid = new ValueGrid(ValueGrid.places(0, 4, 5), ValueGrid.places(0, 4, 5), values);
    var rings = grid.rings(-1);
    assertEquals(2, rings.size());
    assertEquals(16 - 0.5, area(rings), 1e-12);
  }
}
