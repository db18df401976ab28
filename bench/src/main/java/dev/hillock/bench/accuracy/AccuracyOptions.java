package dev.hillock.bench.accuracy;

import dev.hillock.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the command line asks for.
///
/// @param folder of the tables
/// @param only the tables to run; empty for all
/// @param peers the peers to run, if any
/// @param ours the file with our figures of a former run, if any
/// @param limitSeconds for a fit of a peer
/// @param settings of our training
record AccuracyOptions(
    Path folder,
    List<String> only,
    List<Peer> peers,
    Optional<Path> ours,
    long limitSeconds,
    Settings settings) {

  private static final long LIMIT_SECONDS = 300;

  /// `FOLDER [--only NAME,...] [--peers [NAME,...]] [--ours FILE] [--limit SECONDS] [--SETTING
  /// VALUE ...]`.
  ///
  /// @throws IllegalArgumentException if an option has no value, or one that it cannot have
  static AccuracyOptions parse(String[] args) {
    var options =
        new AccuracyOptions(
            Path.of(args[0]),
            List.of(),
            List.of(),
            Optional.empty(),
            LIMIT_SECONDS,
            Settings.defaults());
    for (int i = 1; i < args.length; i++) {
      String name = args[i];
      boolean hasValue = i + 1 < args.length && !args[i + 1].startsWith("--");
      if (!name.startsWith("--") || (!hasValue && !name.equals("--peers"))) {
        throw new IllegalArgumentException(
            "'%s' found, expected options and their values: --NAME VALUE".formatted(name));
      }
      options = options.with(name.substring(2), hasValue ? args[++i] : "");
    }
    return options;
  }

  private AccuracyOptions with(String name, String value) {
    return switch (name) {
      case "only" -> new AccuracyOptions(folder, list(value), peers, ours, limitSeconds, settings);
      case "peers" ->
          new AccuracyOptions(folder, only, Peer.named(list(value)), ours, limitSeconds, settings);
      case "ours" ->
          new AccuracyOptions(
              folder, only, peers, Optional.of(Path.of(value)), limitSeconds, settings);
      case "limit" -> new AccuracyOptions(folder, only, peers, ours, seconds(value), settings);
      default ->
          new AccuracyOptions(folder, only, peers, ours, limitSeconds, settings.with(name, value));
    };
  }

  private static List<String> list(String value) {
    return value.isEmpty() ? List.of() : List.of(value.split(",", -1));
  }

  private static long seconds(String value) {
    try {
      long seconds = Long.parseLong(value);
      if (seconds > 0) {
        return seconds;
      }
    } catch (NumberFormatException e) {
      // It is told below, as a number that is too small is.
    }
    throw new IllegalArgumentException(
        "--limit is '%s'; it must be a whole number of seconds, at least 1".formatted(value));
  }
}
