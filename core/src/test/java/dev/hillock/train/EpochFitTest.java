package dev.hillock.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.train.EpochFit.Pace;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpochFitTest {

  private static final List<Pace> THREE = List.of(new Pace(1, 2), new Pace(1, 3), new Pace(1, 1));

  @Test
  void oneThreadTakesOneNetworkAfterTheOther() {
    // 3 of setup and 6 an epoch.
    assertEquals(63, EpochFit.nanosOf(10, THREE, 1));
    assertEquals(10, EpochFit.epochsWithin(63, 100, THREE, 1));
    assertEquals(9, EpochFit.epochsWithin(62.9, 100, THREE, 1));
  }

  @Test
  void aThreadThatHasDoneTakesTheNextNetwork() {
    // The first thread: 1 + 20, then 1 + 10; the second: 1 + 30.
    assertEquals(32, EpochFit.nanosOf(10, THREE, 2));
    assertEquals(31, EpochFit.nanosOf(10, THREE, 8));
    assertEquals(10, EpochFit.epochsWithin(32, 100, THREE, 2));
  }

  @Test
  void neverMoreEpochsThanWantedAndNoneWhereOneIsTooLong() {
    assertEquals(7, EpochFit.epochsWithin(1e18, 7, THREE, 1));
    assertEquals(Integer.MAX_VALUE, EpochFit.epochsWithin(1e18, Integer.MAX_VALUE, THREE, 1));
    assertEquals(0, EpochFit.epochsWithin(8, 100, THREE, 1));
    assertEquals(0, EpochFit.epochsWithin(-5, 100, THREE, 1));
  }
}
