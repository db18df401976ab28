package dev.hillock.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PeriodicFeaturesTest {

  @Test
  void theCosineOfTurnsIsExactToSevenDigits() {
    for (int i = -200_000; i <= 200_000; i++) {
      float turns = i / 20_000f;
      double expected = StrictMath.cos(2 * Math.PI * turns);
      assertEquals(expected, PeriodicFeatures.cosine(turns), 2.5e-7, "of " + turns);
    }
  }

  @Test
  void farOutItStaysBetweenMinusOneAndOne() {
    for (float turns = 1; turns < 3e38f; turns *= 1.7f) {
      for (float u : new float[] {turns, -turns}) {
        float cosine = PeriodicFeatures.cosine(u);
        assertTrue(cosine >= -1.000001f && cosine <= 1.000001f, () -> u + " gives " + cosine);
      }
    }
    assertTrue(Float.isNaN(PeriodicFeatures.cosine(Float.NaN)));
  }
}
