package dev.hillock.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

  @ParameterizedTest
  @CsvSource({
    "1970-01-01, 0",
    "1970-01-02, 86400",
    "1969-12-31T23:59:59, -1",
    "2024-02-29 00:00, 1709164800",
    "2024-03-01T12:30, 1709296200",
    "2024-03-01 12:30:00, 1709296200",
    "2024-03-01T12:30:00.250Z, 1709296200.25",
    "0000-01-01, -62167219200"
  })
  void readsDatesAndTimes(String text, double seconds) {
    assertEquals(seconds, Dates.parse(text));
  }

  @Test
  void agreesWithTheLibraryOfJava() {
    for (int day = -700_000; day < 2_900_000; day += 997) {
      long second = 86_400L * day + 12_345;
      var time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
      assertEquals((double) second, Dates.parse(time.toString()), time::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024",
        "20240301",
        "2024-3-1",
        "2024-13-01",
        "2023-02-29",
        "2024-00-10",
        "2024-01-00",
        "2024-03-01T24:00",
        "2024-03-01T12:60",
        "2024-03-01T12:30:60",
        "2024-03-01T12",
        "2024-03-01T12:30+02:00",
        "2024-03-01x12:30",
        "01.03.2024",
        "2024-03-01Z",
        "-024-03-01",
        "٢٠٢٤-03-01"
      })
  void refusesWhatIsNoDate(String text) {
    assertTrue(Double.isNaN(Dates.parse(text)));
  }

  @Test
  void aColumnIsOneOfDatesIfAllItsLevelsAre() {
    assertTrue(Dates.areAll(List.of("2024-03-01", "2024-03-01 10:00")));
    assertFalse(Dates.areAll(List.of("2024-03-01", "soon")));
    assertFalse(Dates.areAll(List.of()));
  }
}
