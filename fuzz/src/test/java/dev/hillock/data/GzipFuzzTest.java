package dev.hillock.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hillock.FuzzLimits;
import dev.hillock.FuzzLimits.Outcome;
import dev.hillock.Seeds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// Packed CSV: as a stream and unpacked as a whole before it is the same table or the same refusal.
class GzipFuzzTest {

  private static final String NAME = "f.csv.gz";
  private static final CsvPace PACE = new CsvPace(1, 1 << 14);

  @FuzzTest
  void reads(byte[] bytes) {
    if (Magic.of(bytes) != Magic.GZIP) {
      return;
    }
    Outcome<Table> outcome = streamed(bytes);
    if (outcome.isRead()) {
      CsvFuzzTest.assertSame(
          outcome,
          read(
              bytes,
              () -> {
                byte[] unpacked = FileBytes.unpacked(bytes, NAME, FileBytes.LARGEST);
                return CsvSource.parse(unpacked, NAME, CsvFormat.DEFAULT, PACE);
              }));
    }
  }

  @Test
  void readsEveryGoodFile() {
    assertEquals(List.of(), Seeds.refused(GzipFuzzTest.class, bytes -> streamed(bytes).isRead()));
  }

  private static Outcome<Table> streamed(byte[] bytes) {
    return read(
        bytes,
        () -> {
          ByteInput input = ByteInput.of(new ByteArrayInputStream(bytes), NAME);
          return new CsvReading(input, null, CsvFormat.DEFAULT, PACE).table();
        });
  }

  private static Outcome<Table> read(byte[] bytes, Supplier<Table> reader) {
    return FuzzLimits.read(unpackedBytes(bytes), reader, List.of(DataException.class));
  }

  /// How many bytes it unpacks to, as far as it can be unpacked; the reader gives up after 16 MB
  /// where that is more than 1000 times the file.
  private static int unpackedBytes(byte[] bytes) {
    byte[] buffer = new byte[1 << 16];
    int count = 0;
    try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      for (int found = in.read(buffer); found >= 0; found = in.read(buffer)) {
        count += found;
      }
    } catch (IOException _) {
      // The reader is to say so.
    }
    return Math.max(bytes.length, count);
  }
}
