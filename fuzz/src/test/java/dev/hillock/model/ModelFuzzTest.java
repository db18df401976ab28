package dev.hillock.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hillock.Seeds;
import dev.hillock.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Definitions of models; a model that is read is the same when it is written and read again.
class ModelFuzzTest {

  @FuzzTest
  @DictionaryFile(resourcePath = "/dev/hillock/model/definition.dict")
  void reads(byte[] bytes) {
    Model model = FuzzedModel.of(bytes).value();
    if (model == null) {
      return;
    }
    String written = JsonWriter.compact(Definition.toJson(model));
    Model again = FuzzedModel.of(written.getBytes(StandardCharsets.UTF_8)).value();
    assertEquals(written, again == null ? "" : JsonWriter.compact(Definition.toJson(again)));
  }

  @Test
  void readsEveryGoodFile() {
    assertEquals(
        List.of(), Seeds.refused(ModelFuzzTest.class, bytes -> FuzzedModel.of(bytes).isRead()));
  }
}
