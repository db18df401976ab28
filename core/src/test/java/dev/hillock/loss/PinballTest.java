package dev.hillock.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.kernel.Matrix;
import org.junit.jupiter.api.Test;

class PinballTest {

  private static Matrix rows(int columns, float... values) {
    return new Matrix(values, 0, values.length / columns, columns);
  }

  @Test
  void weighsWhatLiesAboveAndBelowByTheLevel() {
    var pinball = new Pinball(0.25f, 0.75f);
    // e = t − a: 2, 2 and −2, −2. ρ: 0.5, 1.5 and 1.5, 0.5; over two outputs.
    var a = rows(2, 1, 1, 5, 5);
    var t = rows(2, 3, 3, 3, 3);
    assertEquals(2, pinball.sum(2, a, t));
    assertEquals(1, pinball.sum(1, a, t));
    var errors = Matrix.of(2, 2);
    pinball.errors(2, a, t, 2f, errors);
    assertArrayEquals(new float[] {-0.25f, -0.75f, 0.75f, 0.25f}, errors.data());
  }

  @Test
  void hasTheSlopeOfItsSum() {
    var pinball = new Pinball(0.1f, 0.5f, 0.9f);
    var t = rows(3, 0.5f, -1f, 2f);
    float h = 1f / 64;
    float[] at = {0.25f, 1f, 3f};
    var errors = Matrix.of(1, 3);
    pinball.errors(1, rows(3, at), t, 1f, errors);
    for (int j = 0; j < 3; j++) {
      float[] above = at.clone();
      float[] below = at.clone();
      above[j] += h;
      below[j] -= h;
      double slope =
          (pinball.sum(1, rows(3, above), t) - pinball.sum(1, rows(3, below), t)) / (2 * h);
      assertEquals(slope, errors.get(0, j), 1e-6);
    }
  }

  @Test
  void ofLevelHalfIsTheLossOfThatName() {
    var a = rows(2, 1, -4, 5, 0.5f);
    var t = rows(2, 3, 3, 3, 0.5f);
    var half = new Pinball(0.5f, 0.5f);
    assertEquals(half.sum(2, a, t), Loss.PINBALL.sum(2, a, a, t));
    var expected = Matrix.of(2, 2);
    half.errors(2, a, t, 0.5f, expected);
    var errors = Matrix.of(2, 2);
    Loss.PINBALL.errors(2, a, t, 0.5f, errors);
    assertArrayEquals(expected.data(), errors.data());
  }
}
