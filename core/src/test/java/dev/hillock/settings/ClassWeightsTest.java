package dev.hillock.settings;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassWeightsTest {

  @Test
  void areEqualBalancedOrGiven() {
    assertEquals(new ClassWeights.Equal(), ClassWeights.parse("none"));
    assertEquals(new ClassWeights.Balanced(), ClassWeights.parse("Balanced"));
    assertEquals(
        new ClassWeights.Given(Map.of("a", 1.0, "b=c, d", 0.5)),
        ClassWeights.parse("a = 1,\"b=c, d=0.5\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "balanced", "a=1,b=2.5", "\"a,b=3\""})
  void comeBackFromTheirText(String text) {
    assertEquals(text, ClassWeights.parse(text).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a=-1", "a=x", "a=1,a=2", "a=Infinity", "a=NaN", "=", "a="})
  void refusesWhatIsNoWeight(String text) {
    assertIllegal(
        "class weights is "
            + text
            + "; it must be none, balanced, or LABEL=NUMBER with commas between",
        () -> Settings.CLASS_WEIGHTS.parse(text));
  }
}
