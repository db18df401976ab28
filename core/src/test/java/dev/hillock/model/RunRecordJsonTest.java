package dev.hillock.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hillock.json.Json;
import dev.hillock.json.JsonException;
import dev.hillock.json.JsonReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunRecordJsonTest {

  private static RunRecord read(String text) {
    return RunRecordJson.read(JsonReader.parseObject(text), 7);
  }

  @Test
  void comesBackAsItWas() {
    var traces =
        List.of(
            List.of(new Trace(3, 1L << 40, "abcdefgh"), new Trace(1, 1, "")),
            List.of(new Trace(2, 2, "ABC-")));
    var run = new RunRecord(7, Map.of("seed", "1"), "cafe", RunRecord.UNREPEATABLE, traces);
    var json = Json.object();
    RunRecordJson.put(json, run);
    assertEquals(run, RunRecordJson.read(json.build(), 7));
  }

  @Test
  void earlierVersionsWroteNone() {
    assertEquals(RunRecord.unknown(7), read("{}"));
    var json = Json.object();
    RunRecordJson.put(json, RunRecord.UNKNOWN);
    assertEquals(List.of(), json.build().names());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'traces':[[]]}",
        "{'given':[],'traces':[[]]}",
        "{'given':{'seed':1},'traces':[[]]}",
        "{'given':{},'traces':{}}",
        "{'given':{},'traces':[{}]}",
        "{'given':{},'traces':[[{'steps_per_epoch':1,'every':1}]]}",
        "{'given':{},'traces':[[{'steps_per_epoch':1.5,'every':1,'marks':''}]]}",
        "{'given':{},'traces':[[]],'stopped_after':'x'}",
        "{'given':{},'traces':[[]],'validation_sha256':1}"
      })
  void refusesWhatIsNoRecord(String text) {
    assertThrows(JsonException.class, () -> read(text.replace('\'', '"')));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'steps_per_epoch':0,'every':1,'marks':''}",
        "{'steps_per_epoch':1,'every':-1,'marks':''}",
        "{'steps_per_epoch':1,'every':1,'marks':'abc'}"
      })
  void refusesWhatIsNoTrace(String trace) {
    String text = "{'given':{},'traces':[[" + trace + "]]}";
    assertThrows(IllegalArgumentException.class, () -> read(text.replace('\'', '"')));
  }
}
