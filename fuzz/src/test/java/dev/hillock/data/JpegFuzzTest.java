package dev.hillock.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hillock.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

/// JPEG images, in their own size and in a small one.
class JpegFuzzTest {

  @FuzzTest
  void reads(byte[] bytes) {
    if (Magic.of(bytes) == Magic.JPEG) {
      FuzzedImage.read(bytes);
    }
  }

  @Test
  void readsEveryGoodFile() {
    assertEquals(
        List.of(), Seeds.refused(JpegFuzzTest.class, bytes -> FuzzedImage.read(bytes).isRead()));
  }
}
