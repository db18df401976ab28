package dev.hillock.cli;

import dev.hillock.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a CSV file of new rows is written, where it differs from the file of the training.
final class DialectOptions {

  @Option(
      names = "--delimiter",
      paramLabel = "SIGN",
      description = "what stands between cells: , ; tab or | [found in the first lines]")
  private @Nullable String delimiter;

  @Option(
      names = "--missing",
      paramLabel = "TEXTS",
      description = "texts that stand for a missing cell, besides the empty one [as in training]")
  private @Nullable String missing;

  /// The settings of a training run with what was given here instead.
  Settings over(Settings training) {
    return UsageException.check(() -> {
      var settings = training;
      if (delimiter != null) {
        settings = settings.with(Settings.DELIMITER.name(), delimiter);
      }
      if (missing != null) {
        settings = settings.with(Settings.MISSING.name(), missing);
      }
      return settings;
    });
  }
}
