package dev.hillock.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TensorTest {

  @Test
  void holdsScalarsAndNothing() {
    assertEquals(1, new Tensor("s", new int[0], new float[1]).values().length);
    assertEquals(0, new Tensor("n", new int[] {5, 0}, new float[0]).values().length);
  }

  @Test
  void refusesAShapeThatDoesNotFit() {
    assertRefused("tensor 'w' has 3 values but its shape holds 4; they must agree", 3, 2, 2);
    assertRefused("tensor 'w' has 0 values but its shape holds 1; they must agree", 0);
    assertRefused("tensor 'w' has a dimension of -1; it must be at least 0", 1, -1, -1);
    assertRefused("tensor 'w' has 65 dimensions; it may have at most 64", 0, new int[65]);
    int most = Integer.MAX_VALUE;
    assertRefused(
        "the shape of tensor 'w' overflows; give it smaller dimensions", 0, most, most, most, 0);
  }

  private static void assertRefused(String message, int values, int... shape) {
    assertEquals(
        message,
        assertThrows(
                IllegalArgumentException.class, () -> new Tensor("w", shape, new float[values]))
            .getMessage());
  }
}
