package dev.hillock.settings;

import dev.hillock.prep.Task;

/// The table of settings as a page of Markdown: what each is, its legal values, its default and
/// where that comes from.
public final class SettingsReference {

  private SettingsReference() {}

  /// The page.
  public static String markdown() {
    var page = new StringBuilder("# Settings\n\n");
    page.append(
        "Options of `hillock train` and keys of its `--config` file, without the dashes.\n");
    for (Setting.Group group : Setting.Group.values()) {
      page.append("\n## ").append(Types.nameOf(group)).append("\n\n");
      page.append("| name | what | legal values | default | why |\n|---|---|---|---|---|\n");
      Settings.ALL.stream()
          .filter(setting -> setting.group() == group)
          .forEach(setting -> page.append(row(setting)));
    }
    page.append("\n## presets\n\nWhat a preset sets instead of the defaults.\n");
    page.append(
        "\n* `auto`: `plain` for images and for whoever sets gradient descent's own settings or no"
            + " hidden layer; `tabm-mini` for whoever sets `submodels`; otherwise `realmlp`, and up to 20000 rows it also trains it with"
            + " `frequency-scale: 0.5` (1 from 1000 rows on), `realmlp-s`, and from 1000 rows on `realmlp`"
            + " with `scaling: quantile`, and keeps those whose average has the"
            + " smallest loss over the validation rows; where a table is small enough for that to take"
            + " under a minute, these rows are the first of four folds or three, the best two kinds are"
            + " trained on all folds, `realmlp-s` without hidden layers too (with `weight-decay: "
            + Settings.WEIGHT_DECAY.format(Recipes.LINEAR_WEIGHT_DECAY)
            + "`), and all rows choose");
    for (Preset preset : Preset.values()) {
      if (preset != Preset.AUTO) {
        String classes = changes(preset, Task.CLASSIFICATION);
        String numbers = changes(preset, Task.REGRESSION);
        page.append("\n* `").append(preset.text()).append("`: ").append(classes);
        if (!numbers.equals(classes)) {
          page.append("; for numbers ").append(numbers);
        }
      }
    }
    return page.append("\n").toString();
  }

  private static String row(Setting<?> setting) {
    return "| `%s` | %s | %s | `%s` | %s |%n"
        .formatted(
            setting.name(),
            escape(setting.help()),
            escape(setting.legal()),
            escape(setting.defaultText()),
            escape(setting.source()))
        .replace(System.lineSeparator(), "\n");
  }

  private static String changes(Preset preset, Task task) {
    var changes = new StringBuilder();
    var settings = Recipes.of(preset, task, Settings.defaults());
    var texts = settings.texts();
    for (Setting<?> setting : Settings.ALL) {
      if (settings.isSet(setting) && !setting.equals(Settings.PRESET)) {
        changes.append(changes.isEmpty() ? "" : ", ");
        changes.append("`").append(setting.name()).append(": ");
        changes.append(texts.get(setting.name())).append("`");
      }
    }
    return changes.isEmpty() ? "nothing" : changes.toString();
  }

  /// A bar would end a cell of the table.
  private static String escape(String text) {
    return text.replace("|", "\\|");
  }
}
