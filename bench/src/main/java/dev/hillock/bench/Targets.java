package dev.hillock.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What ratios are aimed at: lines `WORK/FIGURE RATIO` of a file, of which the longest beginning of
/// a name counts.
final class Targets {

  private final Map<String, Double> byBeginning = new LinkedHashMap<>();

  static Targets read(Path file) throws IOException {
    var targets = new Targets();
    for (String line : Files.readAllLines(file)) {
      String text = line.strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        String[] words = text.split(" +", -1);
        if (words.length != 2) {
          throw new IllegalArgumentException(
              "%s: '%s' has %d words; a target is: WORK/FIGURE RATIO"
                  .formatted(file.getFileName(), text, words.length));
        }
        targets.byBeginning.put(words[0], Double.valueOf(words[1]));
      }
    }
    return targets;
  }

  /// The target of a figure, or NaN.
  double of(String work, String figure) {
    String name = work + "/" + figure;
    return byBeginning.entrySet().stream()
        .filter(entry -> name.startsWith(entry.getKey()))
        .max((a, b) -> Integer.compare(a.getKey().length(), b.getKey().length()))
        .map(Map.Entry::getValue)
        .orElse(Double.NaN);
  }

  /// The words for a row: the target, and whether it is reached.
  static String[] words(Ratio ratio, double target) {
    if (Double.isNaN(target) || !ratio.isKnown()) {
      return new String[] {"-", "-"};
    }
    return new String[] {
      String.format(Locale.ROOT, "%.2f", target), ratio.median() >= target ? "yes" : "no"
    };
  }
}
