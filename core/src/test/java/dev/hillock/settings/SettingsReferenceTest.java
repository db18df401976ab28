package dev.hillock.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsReferenceTest {

  private static final Path PAGE =
      Path.of(System.getProperty("hillock.root", ".."), "docs", "settings.md");

  /// To write the page anew: `mvn -pl core test -Dtest=SettingsReferenceTest -Dhillock.write=true`.
  @Test
  void thePageInTheDocumentsIsTheTable() throws IOException {
    if (Boolean.getBoolean("hillock.write")) {
      Files.writeString(PAGE, SettingsReference.markdown());
    }
    assertEquals(SettingsReference.markdown(), Files.readString(PAGE));
  }
}
