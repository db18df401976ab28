package dev.hillock.prep;

import static dev.hillock.Tables.rows;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {

  /// Row i is of group i mod 4 for small i, and of group 0 later: 0 is frequent, 3 rare.
  private static final int[] GROUPS = IntStream.range(0, 97).map(i -> i < 12 ? i % 4 : 0).toArray();

  private static Set<Integer> set(int[] rows) {
    return Arrays.stream(rows).boxed().collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.2, 0.5, 0.9, 0.999})
  void everyRowIsOnOneSideInAscendingOrder(double fraction) {
    for (long seed = 0; seed < 20; seed++) {
      var split = Split.stratified(rows(97), GROUPS, fraction, seed);
      var both = set(split.training());
      both.addAll(set(split.validation()));
      assertEquals(set(rows(97)), both);
      assertEquals(97, split.training().length + split.validation().length);
      assertArrayEquals(Arrays.stream(split.training()).sorted().toArray(), split.training());
      assertArrayEquals(Arrays.stream(split.validation()).sorted().toArray(), split.validation());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.25, 0.5, 0.75, 0.999})
  void takesTheSameFractionOfEachGroupAndLeavesOneRowForTraining(double fraction) {
    int[] sizes = new int[4];
    for (int group : GROUPS) {
      sizes[group]++;
    }
    for (long seed = 0; seed < 20; seed++) {
      int[] taken = new int[4];
      for (int row : Split.stratified(rows(97), GROUPS, fraction, seed).validation()) {
        taken[GROUPS[row]]++;
      }
      for (int group = 0; group < 4; group++) {
        double share = fraction * sizes[group];
        boolean asManyAsItCan = taken[group] == sizes[group] - 1 && share > taken[group];
        assertTrue(
            taken[group] < sizes[group] && (Math.abs(share - taken[group]) < 1 || asManyAsItCan),
            taken[group] + " of " + sizes[group]);
      }
    }
  }

  @Test
  void sharesTheRowsOutAmongRareGroups() {
    // 20 groups of 2 rows: a fifth is 8 rows, though a fifth of no group is a whole row.
    int[] pairs = IntStream.range(0, 40).map(i -> i / 2).toArray();
    var split = Split.stratified(rows(40), pairs, 0.2, 1);
    assertEquals(8, split.validation().length);
    assertEquals(8, Arrays.stream(split.validation()).map(row -> pairs[row]).distinct().count());
    // 88, 3, 3 and 3 rows: 22 and 0.75 each, which is 24 of 97 in all; two of the three get one.
    assertEquals(24, Split.stratified(rows(97), GROUPS, 0.25, 1).validation().length);
  }

  @Test
  void theSameSeedGivesTheSameSplit() {
    var one = Split.stratified(rows(97), GROUPS, 0.3, 5);
    var again = Split.stratified(rows(97), GROUPS, 0.3, 5);
    var other = Split.stratified(rows(97), GROUPS, 0.3, 6);
    assertArrayEquals(one.validation(), again.validation());
    assertArrayEquals(one.training(), again.training());
    assertFalse(Arrays.equals(one.validation(), other.validation()));
  }

  @Test
  void aGroupIsSplitIndependentlyOfTheRest() {
    int[] even = IntStream.range(0, 50).map(i -> 2 * i).toArray();
    int[] groups = IntStream.range(0, 100).map(i -> i % 2).toArray();
    var alone = Split.stratified(even, new int[50], 0.3, 1);
    var together = Split.stratified(rows(100), groups, 0.3, 1);
    assertArrayEquals(
        alone.validation(),
        Arrays.stream(together.validation()).filter(row -> row % 2 == 0).toArray());
  }

  @Test
  void aLargerFractionAddsRowsToASmallerOne() {
    var small = set(Split.stratified(rows(97), GROUPS, 0.2, 3).validation());
    var large = set(Split.stratified(rows(97), GROUPS, 0.4, 3).validation());
    assertEquals(small, small.stream().filter(large::contains).collect(Collectors.toSet()));
  }

  @Test
  void everyRowIsTakenAboutEquallyOften() {
    int[] taken = new int[50];
    for (long seed = 0; seed < 1000; seed++) {
      for (int row : Split.stratified(rows(50), new int[50], 0.2, seed).validation()) {
        taken[row]++;
      }
    }
    // 200 are expected, with a deviation of sqrt(1000 · 0.2 · 0.8) = 12.6; this is six of them.
    for (int count : taken) {
      assertEquals(200, count, 76);
    }
  }

  @Test
  void keepsTheNumbersOfTheRows() {
    var split = Split.stratified(new int[] {7, 11, 40}, new int[] {0, 0, 0}, 0.34, 0);
    assertEquals(1, split.validation().length);
    var all = set(split.training());
    all.addAll(set(split.validation()));
    assertEquals(Set.of(7, 11, 40), all);
  }

  @Test
  void canLeaveAllRowsToTraining() {
    var split = Split.none(new int[] {3, 4});
    assertArrayEquals(new int[] {3, 4}, split.training());
    assertEquals(0, split.validation().length);
    assertEquals(0, Split.stratified(new int[0], new int[0], 0.5, 0).validation().length);
  }
}
