package dev.hillock.bench.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hillock.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccuracyOptionsTest {

  @Test
  void readsOptionsAndSettings() {
    var options = parse("--only", "iris,wine", "--limit", "9", "--ours", "f.txt", "--seed", "5");
    assertEquals(List.of("iris", "wine"), options.only());
    assertEquals(9, options.limitSeconds());
    assertEquals(Optional.of(Path.of("f.txt")), options.ours());
    assertEquals(5, options.settings().get(Settings.SEED));
    assertEquals(List.of(), options.peers());
  }

  @Test
  void peersWithoutNamesAreAll() {
    assertEquals(Peer.ALL, parse("--peers").peers());
    assertEquals(Peer.ALL, parse("--peers", "--only", "iris").peers());
  }

  @Test
  void peersAreNamedByLibraryOrModelOnceEach() {
    var names = parse("--peers", "weka-rf,weka").peers().stream().map(Peer::name).toList();
    assertEquals(List.of("weka-rf", "weka-boost", "weka-mlp"), names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--limit 0|--limit is '0'; it must be a whole number of seconds, at least 1",
        "--limit 1.5|--limit is '1.5'; it must be a whole number of seconds, at least 1",
        "--ours|'--ours' found, expected options and their values: --NAME VALUE",
        "iris|'iris' found, expected options and their values: --NAME VALUE",
        "--peers h2o|peer 'h2o' found, expected a library (smile, weka, tribuo) or one of"
            + " [smile-gbt, smile-rf, smile-mlp, weka-boost, weka-rf, weka-mlp, tribuo-xgb,"
            + " tribuo-rf]",
      })
  void rejectsWhatItCannotUse(String arguments, String message) {
    var e = assertThrows(IllegalArgumentException.class, () -> parse(arguments.split(" ", -1)));
    assertEquals(message, e.getMessage());
  }

  private static AccuracyOptions parse(String... arguments) {
    String[] args = new String[arguments.length + 1];
    args[0] = "data";
    System.arraycopy(arguments, 0, args, 1, arguments.length);
    return AccuracyOptions.parse(args);
  }
}
