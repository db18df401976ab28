package dev.hillock.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hillock.settings.Validation.Automatic;
import dev.hillock.settings.Validation.Fraction;
import dev.hillock.settings.Validation.OwnFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest {

  @Test
  void readsAWordANumberOrAFile() {
    assertEquals(new Automatic(), Validation.parse("auto"));
    assertEquals(new Automatic(), Validation.parse("AUTO"));
    assertEquals(new Fraction(0.25), Validation.parse("0.25"));
    assertEquals(new Fraction(0), Validation.parse("0"));
    assertEquals(new OwnFile("test.csv"), Validation.parse("test.csv"));
    assertEquals(new OwnFile("0.2.csv"), Validation.parse("0.2.csv"));
  }

  @Test
  void survivesARoundTripThroughItsText() {
    for (var validation :
        List.of(new Automatic(), new Fraction(0.1), new Fraction(1e-9), new OwnFile("a b.csv"))) {
      assertEquals(validation, Validation.parse(validation.text()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "-0.1", "1.5", "NaN", "Infinity", ""})
  void refusesWhatIsNoFraction(String text) {
    assertThrows(IllegalArgumentException.class, () -> Validation.parse(text));
  }

  /// A fifth, at most 5000 rows, nothing below 20 rows.
  @ParameterizedTest
  @CsvSource({"0, 0", "19, 0", "20, 0.2", "25000, 0.2", "50000, 0.1", "1000000, 0.005"})
  void automaticIsAFifthUpToFiveThousandRows(int rows, double fraction) {
    assertEquals(fraction, new Automatic().fraction(rows));
  }
}
