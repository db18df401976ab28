package dev.hillock.cli;

import dev.hillock.json.PlainText;
import dev.hillock.settings.Settings;
import dev.hillock.settings.Validation;
import dev.hillock.train.Plan;

/// The training of one network for a picture: a model may have several, a curve has one.
final class SingleNetwork {

  private SingleNetwork() {}

  /// What is settled for it.
  ///
  /// @param source of the rows
  /// @param given what the user asked for
  /// @param what the picture is called, for messages
  static Plan plan(Terminal terminal, String source, Settings given, String what) {
    if (given.get(Settings.VALIDATION) instanceof Validation.OwnFile) {
      throw new UsageException(
          "--validation FILE does not go with %s; give a fraction".formatted(what));
    }
    var loaded = Source.load(source, Source.options(given));
    loaded.notes().forEach(note -> terminal.err().println("note: " + PlainText.of(note)));
    var settings = Source.withTarget(given, loaded);
    return UsageException.check(() -> Plan.of(loaded.table(), null, alone(settings)));
  }

  private static Settings alone(Settings settings) {
    return settings
        .with(Settings.VARIANTS, false)
        .with(Settings.ENSEMBLE, 1)
        .with(Settings.FOLDS, 0)
        .with(Settings.REFIT, false);
  }

  /// Whether the same options would train several networks, or one of them twice.
  static boolean isOneOfSeveral(Settings given) {
    return given.get(Settings.ENSEMBLE) > 1
        || given.get(Settings.FOLDS) > 0
        || given.get(Settings.REFIT);
  }
}
