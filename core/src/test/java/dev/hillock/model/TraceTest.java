package dev.hillock.model;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceTest {

  /// A trace whose marks are all the same letter each: `abc` are the marks aaaa, bbbb, cccc.
  private static Trace trace(int stepsPerEpoch, long every, String letters) {
    var marks = new StringBuilder();
    letters.chars().forEach(letter -> marks.repeat(letter, Trace.LETTERS));
    return new Trace(stepsPerEpoch, every, marks.toString());
  }

  @ParameterizedTest
  @CsvSource({
    // Each of three steps of an epoch has a mark.
    "3, 1, abcdefg, 3, 1, abcdefg, same",
    "3, 1, abcdefg, 3, 1, zbcdefg, before the first step",
    "3, 1, abcdefg, 3, 1, abcxyzw, 'epoch 1, step 3'",
    "3, 1, abcdefg, 3, 1, abcdxyz, 'epoch 2, step 1'",
    // One each epoch.
    "3, 3, abcd, 3, 3, abcx, epoch 3",
    "1, 1, abcd, 1, 1, abxx, epoch 2",
    // One each two epochs.
    "3, 6, abcd, 3, 6, abxx, epochs 3 to 4",
    // The shorter one ends before.
    "3, 3, abcd, 3, 3, ab, same",
    "3, 3, abcd, 3, 3, '', same",
    // Marks in other places: after epochs 2 and 4 both have one.
    "1, 1, abcde, 1, 2, acx, epochs 3 to 4",
    "1, 2, ace, 1, 1, abcde, same",
    // What a damaged file may say.
    "1, 9223372036854775807, abc, 1, 3, abc, same",
    // Epochs of other lengths are other trainings from the first step on.
    "3, 3, abcd, 4, 3, abcd, 'epoch 1'"
  })
  void saysWhereTwoTrainingsDepart(
      int steps, long every, String marks, int steps2, long every2, String marks2, String place) {
    var found = trace(steps, every, marks).firstDifference(trace(steps2, every2, marks2));
    assertEquals(place, found.map(Trace.Place::text).orElse("same"));
  }

  @Test
  void refusesWhatIsNoTrace() {
    assertIllegal(
        "a trace has 0 steps an epoch, a mark each 1 steps and 4 letters; whole marks of 4 letters and at least 1 step are needed",
        () -> trace(0, 1, "a"));
    assertIllegal(
        "a trace has 1 steps an epoch, a mark each 1 steps and 3 letters; whole marks of 4 letters and at least 1 step are needed",
        () -> new Trace(1, 1, "abc"));
  }
}
