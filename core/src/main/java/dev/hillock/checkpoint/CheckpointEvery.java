package dev.hillock.checkpoint;

import dev.hillock.settings.Settings;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/// How often a training saves its state.
public sealed interface CheckpointEvery {

  /// When nothing is said.
  CheckpointEvery DEFAULT = new Time(Duration.ofSeconds(30));

  /// What texts say.
  String LEGAL = "a time such as 30s or 5m, a number of steps such as 500 steps, or epoch";

  /// After so much time.
  record Time(Duration duration) implements CheckpointEvery {
    @Override
    public String text() {
      return Settings.BUDGET.format(duration);
    }
  }

  /// After so many steps of a network.
  record Steps(int steps) implements CheckpointEvery {
    @Override
    public String text() {
      return steps == 1 ? "step" : steps + " steps";
    }
  }

  /// After so many epochs of a network.
  record Epochs(int epochs) implements CheckpointEvery {
    @Override
    public String text() {
      return epochs == 1 ? "epoch" : epochs + " epochs";
    }
  }

  /// As [#parse] reads it.
  String text();

  /// Reads `30s`, `500 steps`, `epoch` and the like.
  ///
  /// @throws IllegalArgumentException if it is none of them
  static CheckpointEvery parse(String text) {
    var words = Pattern.compile("(?:(\\d{1,9})\\s*)?(step|epoch)s?");
    var match = words.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (match.matches()) {
      int count = match.group(1) == null ? 1 : Integer.parseInt(match.group(1));
      if (count > 0) {
        return match.group(2).equals("step") ? new Steps(count) : new Epochs(count);
      }
    } else {
      try {
        var duration = Settings.BUDGET.parse(text);
        if (duration.isPositive()) {
          return new Time(duration);
        }
      } catch (IllegalArgumentException _) {
        // Said below in words that fit.
      }
    }
    throw new IllegalArgumentException(
        "checkpoint every is '%s'; it must be %s".formatted(text, LEGAL));
  }
}
