package dev.hillock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hillock.data.DataException;
import org.junit.jupiter.api.function.Executable;

/// Checks the exact words of a refusal.
public final class Refusal {

  private Refusal() {}

  /// Claims that the action throws an exception of exactly this type and message.
  public static void assertRefused(
      Class<? extends Throwable> type, String message, Executable action) {
    Throwable thrown = assertThrows(type, action);
    assertEquals(message, thrown.getMessage());
    assertEquals(type, thrown.getClass());
  }

  /// Claims that a caller's value is refused.
  public static void assertIllegal(String message, Executable action) {
    assertRefused(IllegalArgumentException.class, message, action);
  }

  /// Claims that rows are refused.
  public static void assertBadData(String message, Executable action) {
    assertRefused(DataException.class, message, action);
  }
}
