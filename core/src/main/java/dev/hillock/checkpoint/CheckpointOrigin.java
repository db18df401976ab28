package dev.hillock.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What a training was begun with: it goes on only if all of it is still the same.
///
/// @param settings every setting as text, without those that change no bit
/// @param data hashes of the rows by what they are for: `rows`, and maybe `validation rows`
/// @param continued fingerprint of the model that training goes on from; empty for none
/// @param command what the command was given, by option, to be given again
public record CheckpointOrigin(
    Map<String, String> settings,
    Map<String, String> data,
    String continued,
    Map<String, String> command) {

  public CheckpointOrigin {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    command = Collections.unmodifiableMap(new LinkedHashMap<>(command));
  }

  /// The same with what a command was given.
  public CheckpointOrigin withCommand(Map<String, String> given) {
    return new CheckpointOrigin(settings, data, continued, given);
  }

  /// The settings that differ, one text each: `epochs is 50, but was 40`.
  public List<String> changedSettings(CheckpointOrigin now) {
    var names = new TreeSet<>(settings.keySet());
    names.addAll(now.settings.keySet());
    return names.stream()
        .filter(name -> !text(settings, name).equals(text(now.settings, name)))
        .map(name ->
            "%s is %s, but was %s".formatted(name, text(now.settings, name), text(settings, name)))
        .toList();
  }

  /// The data that differ, by what they are for.
  public List<String> changedData(CheckpointOrigin now) {
    var names = new TreeSet<>(data.keySet());
    names.addAll(now.data.keySet());
    return names.stream().filter(name -> !text(data, name).equals(text(now.data, name))).toList();
  }

  private static String text(Map<String, String> texts, String name) {
    return texts.getOrDefault(name, "not there");
  }
}
