package dev.hillock.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FmaTest {

  @Test
  void emulationHasTheBitsOfTheInstruction() {
    var random = new SplittableRandom(1);
    for (int i = 0; i < 3_000_000; i++) {
      float a = any(random);
      float b = any(random);
      // Half of the time c nearly cancels the product: there a double rounding would show.
      float c = random.nextBoolean() ? any(random) : near(-a * b, random);
      assertEquals(
          Math.fma(a, b, c), Fma.emulated(a, b, c), () -> "fma of " + a + ", " + b + ", " + c);
    }
  }

  private static float any(SplittableRandom random) {
    return random.nextInt(4) == 0
        ? Float.intBitsToFloat(random.nextInt())
        : (float) random.nextDouble(-2, 2);
  }

  private static float near(float value, SplittableRandom random) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(value) + random.nextInt(-3, 4));
  }
}
