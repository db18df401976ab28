package dev.hillock.bench.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.bench.accuracy.ErrorRatio.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorRatioTest {

  private static final double TOLERANCE = 1e-12;
  private static final TestSet CLASSES = new TestSet(true, 100, 100);
  private static final TestSet NUMBERS = new TestSet(false, 100, 100);

  @Test
  void errorOfClassesIsOneMinusAccuracyWithHalfARow() {
    // (0.1 + 0.005) / (0.2 + 0.005)
    assertEquals(0.105 / 0.205, ratio(CLASSES, 0.9, 0.8).value(), TOLERANCE);
  }

  @Test
  void twoWithoutErrorAreATie() {
    var ratio = ratio(CLASSES, 1, 1);
    assertEquals(1, ratio.value(), TOLERANCE);
    assertEquals(Verdict.TIE, ratio.verdict());
  }

  @Test
  void ratioOfSeveralNumbersIsTheGeometricMean() {
    var ratio = ErrorRatio.of(NUMBERS, List.of(1.0, 8.0), List.of(2.0, 4.0));
    assertEquals(1, ratio.value(), TOLERANCE);
  }

  @Test
  void standardErrorOfClassesIsThatOfTheLogarithmOfBothShares() {
    // e = 0.105 and 0.205 of 100 rows: 0.895 / 10.5 + 0.795 / 20.5
    double expected = Math.sqrt(0.895 / 10.5 + 0.795 / 20.5);
    assertEquals(expected, ratio(CLASSES, 0.9, 0.8).standardError(), TOLERANCE);
  }

  @Test
  void standardErrorOfNumbersIsOneOverTheRootOfTheRows() {
    assertEquals(0.1, ratio(NUMBERS, 3, 7).standardError(), TOLERANCE);
  }

  @Test
  void aTieIsWithinOneStandardErrorOfOne() {
    assertEquals(Verdict.TIE, ratio(NUMBERS, 1, 1.10).verdict());
    assertEquals(Verdict.WIN, ratio(NUMBERS, 1, 1.11).verdict());
    assertEquals(Verdict.LOSS, ratio(NUMBERS, 1.11, 1).verdict());
  }

  @Test
  void rareClassesMakeATieOfWhatWouldBeAWin() {
    assertEquals(Verdict.WIN, ratio(CLASSES, 0.9, 0.8).verdict());
    assertEquals(Verdict.TIE, ratio(new TestSet(true, 100, 20), 0.9, 0.8).verdict());
  }

  @Test
  void nothingRightIsALossAndNoNan() {
    var ratio = ratio(CLASSES, 0, 0.5);
    assertEquals(Verdict.LOSS, ratio.verdict());
  }

  private static ErrorRatio ratio(TestSet test, double ours, double theirs) {
    return ErrorRatio.of(test, List.of(ours), List.of(theirs));
  }
}
