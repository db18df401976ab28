package dev.hillock.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class TeamTest {

  @Test
  void everyPartRunsOnceEachTime() {
    try (var team = new Team(4)) {
      var runs = new AtomicIntegerArray(4);
      for (int i = 0; i < 20_000; i++) {
        team.run(1 + i % 4, (part, _) -> runs.incrementAndGet(part));
      }
      assertEquals(20_000, runs.get(0));
      assertEquals(15_000, runs.get(1));
      assertEquals(10_000, runs.get(2));
      assertEquals(5_000, runs.get(3));
    }
  }

  @Test
  void aFailureInAnyPartReachesTheCallerAndTheTeamGoesOn() {
    try (var team = new Team(3)) {
      for (int bad = 0; bad < 3; bad++) {
        int failing = bad;
        var thrown =
            assertThrows(
                IllegalStateException.class,
                () ->
                    team.run(
                        3,
                        (part, _) -> {
                          if (part == failing) {
                            throw new IllegalStateException("part " + part);
                          }
                        }));
        assertEquals("part " + bad, thrown.getMessage());
      }
      team.run(3, (_, _) -> {});
    }
  }

  @Test
  void noThreadSurvivesAClose() {
    var team = new Team(3);
    team.run(3, (_, _) -> {});
    team.close();
    team.close();
    assertFalse(
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().startsWith("hillock-team")));
    assertThrows(IllegalStateException.class, () -> team.run(1, (_, _) -> {}));
  }

  @Test
  void rejectsATeamOfNobody() {
    assertEquals(
        "a team of 0 threads; it needs at least 1 and takes at most 65535",
        assertThrows(IllegalArgumentException.class, () -> new Team(0)).getMessage());
  }
}
