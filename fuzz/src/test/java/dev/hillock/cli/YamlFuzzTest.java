package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hillock.FuzzLimits;
import dev.hillock.FuzzLimits.Outcome;
import dev.hillock.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Settings in YAML.
class YamlFuzzTest {

  @FuzzTest
  @DictionaryEntries({
    "epochs: ",
    "hidden: [",
    "type: {",
    "drop:\\x0A- ",
    "target: ",
    "learning-rate: ",
    "&a ",
    "*a",
    "<<: ",
    "!!str ",
    "---\\x0A",
    "|\\x0A ",
    ">\\x0A ",
    "? ",
    "%YAML 1.2\\x0A"
  })
  void reads(byte[] bytes) {
    read(bytes);
  }

  @Test
  void readsEveryGoodFile() {
    assertEquals(List.of(), Seeds.refused(YamlFuzzTest.class, bytes -> read(bytes).isRead()));
  }

  private static Outcome<ConfigFile> read(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return FuzzLimits.read(
        bytes.length, () -> ConfigFile.parse("f.yaml", text), List.of(UsageException.class));
  }
}
