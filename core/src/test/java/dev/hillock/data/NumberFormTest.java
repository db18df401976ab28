package dev.hillock.data;

import static dev.hillock.Refusal.assertIllegal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormTest {

  private static final String BLANK = "blank";

  private static NumberForm form(char decimal, String thousands) {
    return switch (thousands) {
      case "none" -> new NumberForm(decimal, null);
      case BLANK -> new NumberForm(decimal, ' ');
      default -> new NumberForm(decimal, thousands.charAt(0));
    };
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        ".|none|1234.5|1234.5",
        ".|,|1,000|1000",
        ".|,|1000|1000",
        ".|,|-1,234,567.25|-1234567.25",
        ".|,|12,345e2|1234500",
        ".|,|0.125|0.125",
        ",|.|1.234,5|1234.5",
        ",|.|+1.234.567,5e-1|123456.75",
        ",|none|1,5|1.5",
        ",|none|,5|0.5",
        ".|'|12'345.5|12345.5",
        ".|'|12\u2019345.5|12345.5",
        ".|_|1_000_000|1000000",
        ",|blank|1 234,5|1234.5",
        ",|blank|1\u00a0234\u202f567,5|1234567.5",
      })
  void readsNumbersOfTheForm(char decimal, String thousands, String text, double number) {
    assertEquals(number, form(decimal, thousands).parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        ".|,|10,00",
        ".|,|1,0000",
        ".|,|1000,000",
        ".|,|,100",
        ".|,|1,",
        ".|,|1,00.5",
        ".|,|1,,000",
        ".|,|1.5,000",
        ".|,|1,000e",
        ".|,|-,100",
        ".|,|1,000x",
        ",|.|1.5",
        ",|.|1,5.000",
        ",|none|1.5",
        ",|none|1,5,0",
        ",|none|1.234,5",
        ".|blank|- 100",
        ".|'|1\u2019",
        ".|none|1,000",
        ".|_|x",
      })
  void refusesOthers(char decimal, String thousands, String text) {
    assertTrue(Double.isNaN(form(decimal, thousands).parse(text)));
  }

  @Test
  void refusesSignsThatCannotBe() {
    assertIllegal(
        "decimal sign is ';'; it must be a point or a comma", () -> new NumberForm(';', null));
    assertIllegal(
        "sign between thousands is 'x'; it must be one of , . ' _ or a blank",
        () -> new NumberForm('.', 'x'));
    assertIllegal(
        "the sign between thousands and the decimal sign are both '.'; they must differ",
        () -> new NumberForm('.', '.'));
  }

  @Test
  void aColumnOfThousandsIsNumericWhereTheFormIsDeclared() {
    byte[] csv = "a;b\n1.234,5;1.000\n-2,5;0\n;12.000.000\n".getBytes(UTF_8);
    var format = CsvFormat.DEFAULT.withNumbers(new NumberForm(',', '.'));
    var table = dev.hillock.data.CsvSource.parse(csv, "t.csv", format);
    assertEquals("1234.5", table.column("a").text(0));
    assertEquals("-2.5", table.column("a").text(1));
    assertTrue(table.column("a").isMissing(2));
    assertEquals("12000000", table.column("b").text(2));
  }
}
