package dev.hillock.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hillock.FuzzLimits;
import dev.hillock.FuzzLimits.Outcome;
import dev.hillock.Seeds;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Safetensors files, and the model in them if they say they hold one; what is read is the same
/// when it is written and read again.
class SafetensorsFuzzTest {

  @FuzzTest
  @DictionaryEntries({
    "\\\"__metadata__\\\":{",
    "\\\"dtype\\\":\\\"F32\\\"",
    "\\\"shape\\\":[",
    "\\\"data_offsets\\\":[0,",
    "\\\"hillock\\\":"
  })
  void reads(byte[] bytes) {
    SafetensorsFile file = read(bytes).value();
    if (file == null) {
      return;
    }
    SafetensorsFile again = decode(Safetensors.encode(file.metadata(), file.tensors()));
    assertEquals(file.metadata(), again.metadata());
    assertEquals(file.tensors().size(), again.tensors().size());
    for (int i = 0; i < file.tensors().size(); i++) {
      assertEquals(file.tensors().get(i).name(), again.tensors().get(i).name());
      assertArrayEquals(file.tensors().get(i).shape(), again.tensors().get(i).shape());
    }
    FuzzLimits.read(bytes.length, () -> ModelFile.of(file), List.of(ModelFormatException.class));
  }

  @Test
  void readsEveryGoodFile() {
    assertEquals(
        List.of(), Seeds.refused(SafetensorsFuzzTest.class, bytes -> read(bytes).isRead()));
  }

  private static Outcome<SafetensorsFile> read(byte[] bytes) {
    return FuzzLimits.read(bytes.length, () -> decode(bytes), List.of(ModelFormatException.class));
  }

  private static SafetensorsFile decode(byte[] bytes) {
    return Safetensors.decode("f.safetensors", ByteBuffer.wrap(bytes));
  }
}
