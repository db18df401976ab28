package dev.hillock.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hillock.kernel.Activation;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChoiceTest {

  private static final Setting.Type<Choice<Activation>> TYPE = Choice.type(Activation.class);

  @Test
  void autoHoldsNothing() {
    assertFalse(Choice.<Activation>auto().value().isPresent());
    assertEquals(Optional.of(Activation.TANH), Choice.of(Activation.TANH).value());
  }

  @Test
  void everyChoiceSurvivesARoundTripThroughItsText() {
    assertEquals("auto", TYPE.format().apply(Choice.auto()));
    assertEquals(Choice.auto(), TYPE.parse().apply("Auto"));
    for (Activation activation : Activation.values()) {
      assertEquals(activation.text(), TYPE.format().apply(Choice.of(activation)));
      assertEquals(Choice.of(activation), TYPE.parse().apply(activation.text()));
    }
  }

  @Test
  void refusesWhatIsOnNoList() {
    assertThrows(IllegalArgumentException.class, () -> TYPE.parse().apply("cube"));
    assertThrows(IllegalArgumentException.class, () -> TYPE.parse().apply(""));
  }
}
