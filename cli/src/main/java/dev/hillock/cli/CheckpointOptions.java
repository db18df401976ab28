package dev.hillock.cli;

import dev.hillock.checkpoint.CheckpointEvery;
import dev.hillock.checkpoint.CheckpointFolder;
import dev.hillock.json.PlainText;
import dev.hillock.settings.Settings;
import dev.hillock.train.Training;
import dev.hillock.train.TrainingEvent;
import dev.hillock.train.TrainingEvent.CheckpointFailed;
import dev.hillock.train.TrainingEvent.CheckpointWritten;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that save the state of a training and go on from it.
final class CheckpointOptions {

  private static final String SETTING = "setting ";

  @Option(
      names = "--checkpoint",
      paramLabel = "FOLDER",
      description = "save the state of the training there, so that a killed one can go on")
  private @Nullable Path folder;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "TIME",
      description = "how often: a time (30s), steps (500 steps) or epoch [30s]")
  private @Nullable String every;

  @Option(
      names = "--resume",
      paramLabel = "FOLDER",
      description =
          "go on with the training that saved its state there, to the same bits; nothing else needs"
              + " to be given")
  private @Nullable Path resumed;

  private CheckpointFolder.@Nullable Found found;
  private boolean isSaved;

  /// Checks that they go together, and reads the checkpoint to go on from.
  ///
  /// @param findsRate whether nothing is trained
  void read(boolean findsRate, Terminal terminal) throws IOException {
    if (folder != null && resumed != null) {
      throw new UsageException(
          "--resume %s goes on saving there; leave --checkpoint out".formatted(resumed));
    }
    if (every != null && folder == null && resumed == null) {
      throw new UsageException("--checkpoint-every needs a folder; name it with --checkpoint");
    }
    if (findsRate && (folder != null || resumed != null)) {
      throw new UsageException("--find-rate trains no model, so there is no state to save");
    }
    every();
    Path from = resumed;
    if (from != null) {
      found = UsageException.io(() -> CheckpointFolder.newest(from));
      for (String line : found.damaged()) {
        terminal.err().println("note: " + PlainText.of(line));
      }
      if (!found.damaged().isEmpty()) {
        terminal.err().printf("note: going on from %s instead%n", found.file());
      }
      terminal.err().flush();
    }
  }

  private CheckpointEvery every() {
    String text = every;
    return text == null
        ? CheckpointEvery.DEFAULT
        : UsageException.check(() -> CheckpointEvery.parse(text));
  }

  /// What the command was given when the training began; null if it was not given.
  @Nullable String recalled(String name) {
    return found == null ? null : found.checkpoint().origin().command().get(name);
  }

  /// The settings that were given when the training began; none for a new one.
  Settings recalledSettings() {
    var settings = Settings.defaults();
    if (found == null) {
      return settings;
    }
    for (var entry : found.checkpoint().origin().command().entrySet()) {
      String name = entry.getKey();
      if (name.startsWith(SETTING)) {
        settings = settings.with(name.substring(SETTING.length()), entry.getValue());
      }
    }
    return settings;
  }

  /// What is to be recalled of a command.
  ///
  /// @param files paths by name; those not given are null
  static Map<String, String> command(Settings given, Map<String, @Nullable Object> files) {
    var texts = new LinkedHashMap<String, String>();
    files.forEach((name, path) -> {
      if (path != null) {
        texts.put(name, path.toString());
      }
    });
    var all = given.texts();
    Settings.ALL.stream()
        .filter(given::isSet)
        .filter(setting -> !setting.equals(Settings.THREADS))
        .forEach(
            setting -> texts.put(SETTING + setting.name(), all.getOrDefault(setting.name(), "")));
    return texts;
  }

  /// Lets a training save its state and go on, where that is wanted.
  void apply(Training training, Map<String, String> command) throws IOException {
    var from = found;
    Path path = folder;
    if (from != null) {
      UsageException.check(() -> training.resume(from.checkpoint()));
      training.checkpoints(CheckpointFolder.ofResumed(from), every(), command);
    } else if (path != null) {
      var empty = UsageException.check(() -> CheckpointFolder.forNew(path));
      training.checkpoints(empty, every(), command);
    }
  }

  /// Takes note of whether the last checkpoint could be written.
  void hear(TrainingEvent event) {
    switch (event) {
      case CheckpointWritten _ -> isSaved = true;
      case CheckpointFailed _ -> isSaved = false;
      default -> {}
    }
  }

  /// How to go on with an interrupted training; null where it cannot.
  @Nullable String howToGoOn() {
    Path path = folder == null ? resumed : folder;
    return path == null || !isSaved ? null : "go on with: hillock train --resume " + path;
  }
}
