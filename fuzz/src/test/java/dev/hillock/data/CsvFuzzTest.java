package dev.hillock.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hillock.FuzzLimits;
import dev.hillock.FuzzLimits.Outcome;
import dev.hillock.Seeds;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// CSV text in several formats: at once, in small pieces and as a stream it is the same table or
/// the same refusal.
class CsvFuzzTest {

  private static final CsvPace AT_ONCE = new CsvPace(1, 1 << 14);
  private static final CsvPace IN_PIECES = new CsvPace(1, 48);

  private static final List<CsvFormat> FORMATS =
      List.of(
          CsvFormat.DEFAULT.withNumbers(new NumberForm(',', '.')).withDelimiter(';'),
          CsvFormat.DEFAULT
              .withNumbers(new NumberForm('.', ' '))
              .withType("a", ColumnType.NUMERIC)
              .withType("b", ColumnType.CATEGORICAL),
          CsvFormat.DEFAULT.withOnly(Map.of("a", ColumnType.NUMERIC, "b", ColumnType.FOUND)));

  @FuzzTest
  void reads(byte[] bytes) {
    Outcome<Table> outcome = parsed(bytes, CsvFormat.DEFAULT, AT_ONCE);
    assertSame(outcome, parsed(bytes, CsvFormat.DEFAULT, IN_PIECES));
    assertSame(outcome, streamed(bytes));
    // All formats for each input would cost most of the executions.
    parsed(bytes, FORMATS.get(bytes.length % FORMATS.size()), AT_ONCE);
  }

  @Test
  void readsEveryGoodFile() {
    assertEquals(
        List.of(),
        Seeds.refused(
            CsvFuzzTest.class, bytes -> parsed(bytes, CsvFormat.DEFAULT, AT_ONCE).isRead()));
  }

  private static Outcome<Table> parsed(byte[] bytes, CsvFormat format, CsvPace pace) {
    return read(bytes, () -> CsvSource.parse(bytes, "f.csv", format, pace));
  }

  private static Outcome<Table> streamed(byte[] bytes) {
    return read(
        bytes,
        () -> {
          ByteInput input = ByteInput.of(new ByteArrayInputStream(bytes), "f.csv");
          return new CsvReading(input, null, CsvFormat.DEFAULT, AT_ONCE).table();
        });
  }

  static Outcome<Table> read(byte[] bytes, Supplier<Table> reader) {
    return FuzzLimits.read(bytes.length, reader, List.of(DataException.class));
  }

  static void assertSame(Outcome<Table> first, Outcome<Table> second) {
    assertEquals(first.refusal(), second.refusal());
    Table table = first.value();
    Table other = second.value();
    if (table == null || other == null) {
      return;
    }
    assertEquals(table.names(), other.names());
    assertEquals(table.rows(), other.rows());
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      assertEquals(column.getClass(), other.columns().get(i).getClass());
      for (int row = 0; row < table.rows(); row++) {
        assertEquals(column.text(row), other.columns().get(i).text(row), column.name());
      }
    }
  }
}
