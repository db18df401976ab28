package dev.hillock.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrincipalPlaneTest {

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }

  @Test
  void eigenvectorsMakeTheMatrixDiagonal() {
    double[][] matrix = {{4, 1, 0}, {1, 3, 1}, {0, 1, 2}};
    var eigen = Eigen.of(Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new));
    // The roots of (3 − λ)((4 − λ)(2 − λ) − 2): 3 and 3 ± √3.
    assertArrayEquals(new double[] {3 + Math.sqrt(3), 3, 3 - Math.sqrt(3)}, eigen.values(), 1e-12);
    for (int k = 0; k < 3; k++) {
      double[] v = eigen.vectors()[k];
      assertEquals(1, dot(v, v), 1e-12);
      for (int i = 0; i < 3; i++) {
        assertEquals(eigen.values()[k] * v[i], dot(matrix[i], v), 1e-12);
      }
    }
  }

  @Test
  void aPathInAPlaneLiesInIt() {
    var path = new ArrayList<float[]>();
    for (int t = 0; t < 9; t++) {
      // Along (1, 1, 0, 0) / √2 and (0, 0, 1, 0).
      path.add(new float[] {t, t, t * t, 7});
    }
    var plane = PrincipalPlane.of(path);
    assertEquals(1, plane.firstShare() + plane.secondShare(), 1e-9);
    assertTrue(plane.firstShare() > plane.secondShare() && plane.secondShare() > 0);
    assertEquals(1, dot(plane.first(), plane.first()), 1e-9);
    assertEquals(1, dot(plane.second(), plane.second()), 1e-9);
    assertEquals(0, dot(plane.first(), plane.second()), 1e-9);
    for (float[] place : path) {
      float[] again = new float[4];
      plane.place(plane.x(place), plane.y(place), again);
      assertArrayEquals(place, again, 1e-4f);
    }
    assertEquals(0, plane.x(path.getLast()));
    assertTrue(plane.x(path.getFirst()) < 0, "the path comes along the first direction");
  }

  @Test
  void aStraightPathStillHasTwoDirections() {
    var line = PrincipalPlane.of(List.of(new float[] {0, 0, 0}, new float[] {1, 0, 0}));
    assertEquals(1, line.firstShare(), 1e-12);
    assertEquals(0, line.secondShare(), 1e-12);
    assertEquals(0, dot(line.first(), line.second()), 1e-9);
    assertEquals(1, dot(line.second(), line.second()), 1e-9);
    var point = PrincipalPlane.of(List.of(new float[] {5, 5}, new float[] {5, 5}));
    assertEquals(0, dot(point.first(), point.second()), 1e-9);
    assertEquals(0, point.firstShare());
  }

  @Test
  void aLongTrainingIsRememberedInSteps() {
    var path = new TrainingPath();
    for (int epoch = 0; epoch <= 1001; epoch++) {
      path.sees(epoch, new float[] {epoch});
    }
    var epochs = path.places().stream().map(TrainingPath.Place::epoch).toList();
    assertEquals(0, epochs.getFirst());
    assertEquals(1001, epochs.getLast());
    assertTrue(epochs.size() > 25 && epochs.size() <= 61, epochs.toString());
    for (int i = 1; i < epochs.size() - 1; i++) {
      assertEquals(epochs.get(1), epochs.get(i) - epochs.get(i - 1), epochs.toString());
    }
    path.places().forEach(place -> assertEquals(place.epoch(), place.parameters()[0]));
  }
}
