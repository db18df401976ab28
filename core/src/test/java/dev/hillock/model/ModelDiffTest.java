package dev.hillock.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import dev.hillock.train.Training;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelDiffTest {

  private static final Settings PLAIN =
      Preset.PLAIN
          .settings()
          .with(Settings.TARGET, List.of("kind"))
          .with(Settings.HIDDEN, List.of(3))
          .with(Settings.EPOCHS, 3)
          .with(Settings.THREADS, 1);

  private static Model model(Settings settings) {
    return Training.of(Tables.separable(60, 1), settings).run().model();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 0, 0",
    "0, -0.0, 1, 0",
    "1, 1.0000001, 1, 1.1920929e-7",
    "1, 2, 8388608, 1",
    "-1.4E-45, 1.4E-45, 3, 2.802597e-45",
    "-3.4028235E38, 3.4028235E38, 4278190079, 6.805647e38"
  })
  void countsFloatsInBetween(float first, float second, long ulps, double distance) {
    float[] a = {7, first, 8};
    float[] b = {7, second, 9};
    var tensor = TensorDifference.of("t", new int[] {1, 1}, a, b, 1);
    assertEquals(1, tensor.values());
    assertEquals(ulps == 0 ? 0 : 1, tensor.different());
    assertEquals(ulps, tensor.mostUlps());
    assertEquals(distance, tensor.most(), 1e-6 * distance);
    assertEquals(tensor.most(), tensor.mean());
  }

  @Test
  void allNaNAreOne() {
    float[] a = {Float.NaN, 1};
    float[] b = {Float.intBitsToFloat(0xffc00001), Float.NaN};
    var tensor = TensorDifference.of("t", new int[] {2}, a, b, 0);
    assertEquals(1, tensor.different());
    assertTrue(Double.isNaN(tensor.mean()));
  }

  @Test
  void aModelIsTheSameAsItself() {
    var diff = ModelDiff.of(model(PLAIN), model(PLAIN.with(Settings.THREADS, 2)));
    assertTrue(diff.isSameInAll(), diff::toString);
    assertEquals(
        List.of("layer1.weight", "layer1.bias", "layer2.weight", "layer2.bias"),
        diff.tensors().stream().map(TensorDifference::name).toList());
  }

  @Test
  void theSameNetworkOfAnotherSourceIsIdentical() {
    var rows = Tables.separable(60, 1);
    var one = Training.of(rows, PLAIN).sourceHash("a").run().model();
    var other = Training.of(rows, PLAIN).sourceHash("b").run().model();
    var diff = ModelDiff.of(one, other);
    assertTrue(diff.identical());
    assertFalse(diff.isSameInAll());
    assertEquals(List.of(new TextDifference("SHA-256", "a", "b")), diff.origin());
  }

  @Test
  void otherLayersHaveNoTensorsInCommon() {
    var diff = ModelDiff.of(model(PLAIN), model(PLAIN.with(Settings.HIDDEN, List.of(4))));
    assertFalse(diff.identical());
    assertEquals(List.of(new TextDifference("layers", "2-3-1", "2-4-1")), diff.network());
    assertEquals(List.of(), diff.tensors());
    assertEquals(List.of(new TextDifference("hidden", "3", "4")), diff.settings());
    var kinds = ModelDiff.of(model(PLAIN), model(PLAIN.with("activation", "tanh")));
    assertEquals("kinds of layers", kinds.network().getFirst().name());
    assertEquals(4, kinds.tensors().size());
  }

  @Test
  void membersAreComparedOneByOne() {
    var two = model(PLAIN.with(Settings.ENSEMBLE, 2));
    var three = model(PLAIN.with(Settings.ENSEMBLE, 3));
    var diff = ModelDiff.of(two, three);
    assertEquals(List.of(new TextDifference("networks", "2", "3")), diff.network());
    assertEquals(8, diff.tensors().size());
    assertEquals("member2.layer2.bias", diff.tensors().getLast().name());
    assertTrue(diff.tensors().stream().allMatch(TensorDifference::isIdentical));
    assertFalse(diff.identical());
    assertEquals(List.of(), diff.departures());
  }
}
