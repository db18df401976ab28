package dev.hillock.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.kernel.Philox.Purpose;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PhiloxTest {

  /// The known answers that the authors of the generator publish for philox4x32-10.
  @Test
  void givesThePublishedAnswers() {
    assertArrayEquals(
        new int[] {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}, Philox.words(0, 0, 0, 0, 0));
    assertArrayEquals(
        new int[] {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd},
        Philox.words(-1L, -1, -1, -1, -1));
    assertArrayEquals(
        new int[] {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1},
        Philox.words(0x299f31d0a4093822L, 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344));
  }

  @Test
  void uniformDrawsFillTheirInterval() {
    var philox = new Philox(7, Purpose.SHUFFLE);
    int[] tenths = new int[10];
    for (int i = 0; i < 100_000; i++) {
      tenths[(int) (philox.uniform(0, 0, i) * 10)]++;
    }
    for (int count : tenths) {
      assertEquals(10_000, count, 500);
    }
  }

  @Test
  void normalDrawsHaveMeanZeroAndVarianceOne() {
    var philox = new Philox(7, Purpose.INITIAL_WEIGHTS);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 100_000; i++) {
      double x = philox.normal(i);
      sum += x;
      squares += x * x;
    }
    assertEquals(0, sum / 100_000, 0.02);
    assertEquals(1, squares / 100_000, 0.03);
  }

  @Test
  void aShuffleIsAPermutationOfItsEpochAlone() {
    var philox = new Philox(3, Purpose.SHUFFLE);
    int[] first = new int[100];
    int[] again = new int[100];
    philox.shuffle(first, 4);
    philox.shuffle(again, 9);
    philox.shuffle(again, 4);
    assertArrayEquals(first, again);
    philox.shuffle(again, 5);
    assertNotEquals(Arrays.toString(first), Arrays.toString(again));
    int[] sorted = first.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < 100; i++) {
      assertEquals(i, sorted[i]);
    }
  }

  @Test
  void seedsAndPurposesDiffer() {
    long a = new Philox(1, Purpose.SHUFFLE).bits(0, 0, 0);
    assertTrue(a != new Philox(2, Purpose.SHUFFLE).bits(0, 0, 0));
    assertTrue(a != new Philox(1, Purpose.SPLIT).bits(0, 0, 0));
  }
}
