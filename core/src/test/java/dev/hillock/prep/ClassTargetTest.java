package dev.hillock.prep;

import static dev.hillock.Refusal.assertBadData;
import static dev.hillock.Refusal.assertIllegal;
import static dev.hillock.Tables.numbers;
import static dev.hillock.Tables.rows;
import static dev.hillock.Tables.texts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.Tables;
import dev.hillock.kernel.Matrix;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassTargetTest {

  private static final List<String> LABELS = List.of("a", "b", "c");

  @Test
  void oneOutputIsOneForTheSecondClass() {
    var target = new ClassTarget("k", List.of("no", "yes"), 1);
    var t = Matrix.of(3, 1);
    target.encode(Tables.of(texts("k", "yes", "no", "yes")), rows(3), t);
    assertArrayEquals(new float[] {1, 0, 1}, t.data());
  }

  @Test
  void severalOutputsAreOneForTheClassOfTheRow() {
    var t = Matrix.of(2, 3);
    Arrays.fill(t.data(), 7f);
    new ClassTarget("k", LABELS, 3)
        .encode(Tables.of(texts("k", "a", "b", "c")), new int[] {2, 1}, t);
    assertArrayEquals(new float[] {0, 0, 1, 0, 1, 0}, t.data());
  }

  @Test
  void twoClassesMayHaveTwoOutputs() {
    var t = Matrix.of(2, 2);
    new ClassTarget("k", List.of("0", "1"), 2).encode(Tables.of(numbers("k", 1, 0)), rows(2), t);
    assertArrayEquals(new float[] {0, 1, 1, 0}, t.data());
  }

  @Test
  void readsClassesFromNumbersByTheirTexts() {
    var target = new ClassTarget("k", List.of("0", "1"), 1);
    assertArrayEquals(new int[] {1, 0}, target.classes(Tables.of(numbers("k", 1, 0)), rows(2)));
    assertEquals(List.of("k"), target.columns());
  }

  @Test
  void refusesAClassThatTrainingNeverSaw() {
    assertBadData(
        "t, column 'k': class 'd' (data row 2) was not seen in training; the model knows [a, b, c]",
        () -> new ClassTarget("k", LABELS, 3).classes(Tables.of(texts("k", "a", "d")), rows(2)));
  }

  @Test
  void refusesOutputsThatDoNotFit() {
    String rest = "; it needs 2 classes or more and an output for each (1 will do for 2)";
    assertIllegal(
        "target 'k' has 3 classes and 2 outputs" + rest, () -> new ClassTarget("k", LABELS, 2));
    assertIllegal(
        "target 'k' has 3 classes and 1 outputs" + rest, () -> new ClassTarget("k", LABELS, 1));
    assertIllegal(
        "target 'k' has 1 classes and 1 outputs" + rest,
        () -> new ClassTarget("k", List.of("a"), 1));
  }

  @Test
  void refusesAClassNamedTwice() {
    assertIllegal(
        "target 'k' has class 'a' twice; its classes must differ",
        () -> new ClassTarget("k", List.of("a", "b", "a"), 3));
  }
}
