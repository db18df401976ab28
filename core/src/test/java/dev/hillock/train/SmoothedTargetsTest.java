package dev.hillock.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.hillock.kernel.Matrix;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.Scaling;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmoothedTargetsTest {

  private static Encoded encoded(int columns, float... targets) {
    int rows = targets.length / columns;
    return new Encoded(Matrix.of(rows, 1), new Matrix(targets, 0, rows, columns));
  }

  @Test
  void aClassSharesAPartWithTheOthers() {
    var coding = new ClassTarget("c", List.of("a", "b", "d", "e"), 4);
    var smooth = encoded(4, 0, 1, 0, 0).smoothed(0.2, coding);
    // 0.8·1 + 0.2 / 4 and 0.2 / 4.
    assertArrayEquals(new float[] {0.05f, 0.85f, 0.05f, 0.05f}, smooth.targets().data(), 1e-7f);
  }

  @Test
  void oneOutputForTwoClassesStaysBetweenThem() {
    var coding = new ClassTarget("c", List.of("a", "b"), 1);
    var smooth = encoded(1, 0, 1).smoothed(0.1, coding);
    assertArrayEquals(new float[] {0.05f, 0.95f}, smooth.targets().data(), 1e-7f);
  }

  @Test
  void numbersStayAsTheyAre() {
    var coding = new NumberTarget(List.of("y"), List.of(new Scaling.Fitted(0, 1)));
    var rows = encoded(1, 3, 4);
    assertSame(rows, rows.smoothed(0.1, coding));
  }
}
