package dev.hillock.prep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupedFoldsTest {

  private static int[] perFold(int[] groups, int[] foldOf, int folds) {
    int[] rows = new int[folds];
    for (int group : groups) {
      rows[foldOf[group]]++;
    }
    return rows;
  }

  @Test
  void largeGroupsComeFirstAndSmallOnesFillUp() {
    // Sizes 6, 3, 2 and 1: 6 against 3 + 2 + 1.
    int[] groups = {0, 0, 1, 2, 2, 2, 0, 0, 0, 3, 3, 0};
    int[] foldOf = GroupedFolds.of(rows(12), groups, new int[12], 2, 1);
    assertArrayEquals(new int[] {6, 6}, perFold(groups, foldOf, 2));
    assertEquals(0, foldOf[0]);
  }

  @Test
  void everyFoldGetsItsShareOfEachClass() {
    // 40 groups of 5 rows, half of them of the rare class in 2 of their rows.
    int[] groups = IntStream.range(0, 200).map(i -> i / 5).toArray();
    int[] classes = IntStream.range(0, 200).map(i -> i / 5 % 2 == 0 && i % 5 < 2 ? 1 : 0).toArray();
    int[] foldOf = GroupedFolds.of(rows(200), groups, classes, 4, 3);
    assertArrayEquals(new int[] {50, 50, 50, 50}, perFold(groups, foldOf, 4));
    int[] rare = new int[4];
    IntStream.range(0, 200).forEach(i -> rare[foldOf[groups[i]]] += classes[i]);
    assertArrayEquals(new int[] {10, 10, 10, 10}, rare);
  }

  @Test
  void noFoldIsEmptyWithAsManyGroupsAsFolds() {
    var random = new SplittableRandom(1);
    for (int seed = 0; seed < 50; seed++) {
      int[] groups = IntStream.range(0, 60).map(i -> i < 7 ? i : random.nextInt(7)).toArray();
      int[] classes = IntStream.range(0, 60).map(_ -> random.nextInt(3)).toArray();
      int[] foldOf = GroupedFolds.of(rows(60), groups, classes, 7, seed);
      assertEquals(7, Arrays.stream(foldOf).distinct().count());
    }
  }

  @Test
  void theSeedDecidesAmongGroupsOfOneSize() {
    int[] groups = IntStream.range(0, 30).map(i -> i / 3).toArray();
    int[] one = GroupedFolds.of(rows(30), groups, new int[30], 3, 1);
    assertArrayEquals(one, GroupedFolds.of(rows(30), groups, new int[30], 3, 1));
    assertFalse(Arrays.equals(one, GroupedFolds.of(rows(30), groups, new int[30], 3, 2)));
    assertTrue(Arrays.stream(perFold(groups, one, 3)).allMatch(n -> n >= 9));
  }

  private static int[] rows(int n) {
    return IntStream.range(0, n).toArray();
  }
}
