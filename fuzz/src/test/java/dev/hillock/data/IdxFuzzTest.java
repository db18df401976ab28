package dev.hillock.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hillock.FuzzLimits;
import dev.hillock.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

/// IDX files of images and of labels.
class IdxFuzzTest {

  @FuzzTest
  void reads(byte[] bytes) {
    boolean images = isRead(bytes, true);
    boolean labels = isRead(bytes, false);
    assertEquals(false, images && labels);
  }

  @Test
  void readsEveryGoodFile() {
    assertEquals(
        List.of(),
        Seeds.refused(IdxFuzzTest.class, bytes -> isRead(bytes, true) || isRead(bytes, false)));
  }

  private static boolean isRead(byte[] bytes, boolean images) {
    return FuzzLimits.read(
            bytes.length,
            () ->
                images
                    ? IdxSource.single(bytes, "f.idx").table().rows()
                    : new IdxFile(bytes, "f.idx").labels().length,
            List.of(DataException.class))
        .isRead();
  }
}
