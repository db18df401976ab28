package dev.hillock.report;

import dev.hillock.model.Provenance;
import dev.hillock.prep.Task;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Recipes;
import dev.hillock.settings.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// A setting that is not as its preset has it.
///
/// @param name of the setting
/// @param here its value as text
/// @param inPreset the preset's value as text
record SettingDifference(String name, String here, String inPreset) {

  /// What tells of the data or is shown for itself.
  private static final Set<String> OWN =
      Set.of(
          Settings.TARGET.name(),
          Settings.TASK.name(),
          Settings.PRESET.name(),
          Settings.SEED.name(),
          Settings.THREADS.name());

  private static final String CHOSEN = "auto";

  /// The differences of a model's settings, in their order. Where the preset leaves a choice to
  /// what the data are, any choice is the preset's; a setting that an older model does not know is
  /// as it was.
  static List<SettingDifference> of(Provenance from) {
    var preset = presetOf(from).texts();
    var differences = new ArrayList<SettingDifference>();
    from.settings()
        .forEach((name, here) -> {
          String there = preset.getOrDefault(name, here);
          if (!OWN.contains(name) && !there.equals(here) && !there.equals(CHOSEN)) {
            differences.add(new SettingDifference(name, here, there));
          }
        });
    return differences;
  }

  private static Settings presetOf(Provenance from) {
    String preset = from.settings().getOrDefault(Settings.PRESET.name(), "");
    String task = from.settings().getOrDefault(Settings.TASK.name(), "");
    return Arrays.stream(Preset.values())
        .filter(known -> known != Preset.AUTO && known.text().equals(preset))
        .findFirst()
        .map(known -> Recipes.of(known, taskOf(task), Settings.defaults()))
        .orElse(Settings.defaults());
  }

  private static Task taskOf(String text) {
    return text.equals(Task.REGRESSION.text()) ? Task.REGRESSION : Task.CLASSIFICATION;
  }
}
