package dev.hillock.infer;

import static dev.hillock.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Matrix;
import org.junit.jupiter.api.Test;

class OutputsTest {

  private static Matrix row(float... values) {
    return new Matrix(values, 0, 1, values.length);
  }

  private static Outputs of(Activation activation, float... values) {
    return new Outputs(activation, row(new float[values.length]), row(values));
  }

  @Test
  void aSingleOutputIsTheSecondClassFromOneHalfOn() {
    assertEquals(0, of(Activation.SIGMOID, 0.49999997f).classOf(0));
    assertEquals(1, of(Activation.SIGMOID, 0.5f).classOf(0));
    assertEquals(1, of(Activation.STEP, 1f).classOf(0));
    assertEquals(0, of(Activation.STEP, 0f).classOf(0));
  }

  @Test
  void theLargestOfSeveralOutputsWinsTheFirstOfEquals() {
    assertEquals(2, of(Activation.SOFTMAX, 0.1f, 0.2f, 0.7f).classOf(0));
    assertEquals(1, of(Activation.IDENTITY, -3f, -1f, -1f).classOf(0));
    assertEquals(0, of(Activation.SIGMOID, 0f, 0f).classOf(0));
  }

  @Test
  void betweenStepUnitsTheWeightedSumsDecide() {
    var outputs = new Outputs(Activation.STEP, row(1f, 3f, -2f), row(1f, 1f, 0f));
    assertEquals(1, outputs.classOf(0));
    var none = new Outputs(Activation.STEP, row(-3f, -4f, -2f), row(0f, 0f, 0f));
    assertEquals(2, none.classOf(0));
  }

  @Test
  void softmaxOutputsAreProbabilities() {
    var outputs = of(Activation.SOFTMAX, 0.25f, 0.75f);
    assertTrue(outputs.areProbabilities());
    assertEquals(0.75, outputs.probability(0, 1));
  }

  @Test
  void aSingleSigmoidGivesBothProbabilities() {
    var outputs = of(Activation.SIGMOID, 0.75f);
    assertEquals(0.25, outputs.probability(0, 0));
    assertEquals(0.75, outputs.probability(0, 1));
  }

  @Test
  void severalSigmoidsAreDividedByTheirSum() {
    // 0.5 + 0.25 + 0.25
    var outputs = of(Activation.SIGMOID, 0.5f, 0.25f, 0.25f);
    assertEquals(0.5, outputs.probability(0, 0));
    // 0.25 / (0.75 + 0.25 + 1)
    assertEquals(0.125, of(Activation.SIGMOID, 0.25f, 0.75f, 1f).probability(0, 0));
    assertEquals(1.0 / 3, of(Activation.SIGMOID, 0f, 0f, 0f).probability(0, 2));
  }

  @Test
  void otherOutputsAreNoProbabilities() {
    for (Activation activation : Activation.values()) {
      var outputs = of(activation, 0.5f, 0.5f);
      if (activation != Activation.SOFTMAX && activation != Activation.SIGMOID) {
        assertFalse(outputs.areProbabilities());
        assertRefused(
            IllegalStateException.class,
            "outputs of activation %s are no probabilities; train with softmax or sigmoid outputs"
                .formatted(activation.text()),
            () -> outputs.probability(0, 0));
      }
    }
  }
}
