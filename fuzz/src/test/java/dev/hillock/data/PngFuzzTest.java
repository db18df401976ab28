package dev.hillock.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hillock.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

/// PNG images, in their own size and in a small one.
class PngFuzzTest {

  @FuzzTest
  @DictionaryEntries({
    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "iCCP", "gAMA", "zTXt", "iTXt", "sBIT"
  })
  void reads(byte[] bytes) {
    if (Magic.of(bytes) == Magic.PNG) {
      FuzzedImage.read(bytes);
    }
  }

  @Test
  void readsEveryGoodFile() {
    assertEquals(
        List.of(), Seeds.refused(PngFuzzTest.class, bytes -> FuzzedImage.read(bytes).isRead()));
  }
}
