package dev.hillock.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StripesTest {

  @Test
  void fewNumbersHaveTheSumOfTheirStripes() {
    var random = new SplittableRandom(3);
    float[] stripes = new float[Stripes.COUNT];
    float[] d = new float[2 + Stripes.COUNT];
    for (int length = 1; length <= Stripes.COUNT; length++) {
      for (int i = 0; i < 1000; i++) {
        for (int j = 0; j < length; j++) {
          d[2 + j] = (float) Math.scalb(random.nextDouble(), random.nextInt(-30, 3));
        }
        assertEquals(
            Stripes.sum(d, 2, length, stripes), Stripes.sumOfFew(d, 2, length), "of " + length);
      }
    }
  }
}
