package dev.hillock.cli;

import dev.hillock.settings.Setting;
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

  @Option(
      names = "--decimal",
      paramLabel = "SIGN",
      description = "what stands before the fraction of a number: . or , [as in training]")
  private @Nullable String decimal;

  @Option(
      names = "--thousands",
      paramLabel = "SIGN",
      description =
          "what stands between groups of three digits: none , . ' _ blank [as in training]")
  private @Nullable String thousands;

  /// The settings of a training run with what was given here instead.
  Settings over(Settings training) {
    return UsageException.check(() -> {
      var settings = with(training, Settings.DELIMITER, delimiter);
      settings = with(settings, Settings.MISSING, missing);
      settings = with(settings, Settings.DECIMAL, decimal);
      return with(settings, Settings.THOUSANDS, thousands);
    });
  }

  private static Settings with(Settings settings, Setting<?> setting, @Nullable String text) {
    return text == null ? settings : settings.with(setting.name(), text);
  }
}
