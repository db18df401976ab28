package dev.hillock.train;

import dev.hillock.prep.CategoryIndex;
import dev.hillock.prep.ColumnTransform;
import dev.hillock.prep.DateTransform;
import dev.hillock.prep.NumberTransform;
import dev.hillock.prep.OneHot;
import dev.hillock.prep.OrdinalTransform;
import dev.hillock.prep.PixelTransform;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Setting;
import dev.hillock.settings.Settings;
import dev.hillock.train.ExplainedChoice.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Everything that a [Plan] settled, and why: what training itself uses, put into words.
public final class ExplainedChoices {

  private static final String GIVEN = "as set";

  private final Plan plan;
  private final Settings given;
  private final Map<String, String> texts;
  private final List<ExplainedChoice> choices = new ArrayList<>();

  private ExplainedChoices(Plan plan, Settings given) {
    this.plan = plan;
    this.given = given;
    this.texts = plan.settings().texts();
  }

  /// The choices, in the order in which they were made.
  ///
  /// @param given what the user set
  public static List<ExplainedChoice> of(Plan plan, Settings given) {
    var explained = new ExplainedChoices(plan, given);
    explained.rows();
    explained.columns();
    explained.settings();
    explained.variants();
    return List.copyOf(explained.choices);
  }

  private void rows() {
    choose(Topic.ROWS, "task", text(Settings.TASK), Settings.TASK);
    int folds = plan.settings().get(Settings.FOLDS);
    String split =
        "%d train, %d%s validate%s"
            .formatted(
                plan.trainingRows(),
                plan.validationRows(),
                plan.validationTable() == null ? "" : " of another file",
                folds == 0 ? "" : " in the first of " + folds + " folds");
    choose(Topic.ROWS, "rows", split, folds == 0 ? Settings.VALIDATION : Settings.FOLDS);
    choose(Topic.ROWS, "loss", text(Settings.LOSS), Settings.LOSS);
    choose(Topic.ROWS, "output", text(Settings.OUTPUT_ACTIVATION), Settings.OUTPUT_ACTIVATION);
  }

  private void columns() {
    for (ColumnTransform transform : plan.preparation().inputs()) {
      var names = transform.columns();
      String name = names.size() == 1 ? names.getFirst() : names.size() + " columns";
      choices.add(
          new ExplainedChoice(Topic.COLUMNS, name, transform.describe(), reason(transform)));
    }
  }

  private String reason(ColumnTransform transform) {
    String embedding = text(Settings.NUMBER_EMBEDDING);
    return switch (transform) {
      case NumberTransform _ -> "numbers; scaling %s, embedding %s".formatted(scaling(), embedding);
      case OrdinalTransform _ ->
          "declared as ordinal; scaling %s, embedding %s".formatted(scaling(), embedding);
      case OneHot _ ->
          "texts; an input each up to %s levels".formatted(text(Settings.ONE_HOT_LEVELS));
      case CategoryIndex _ ->
          "texts of more than %s levels; %s learned numbers for each"
              .formatted(text(Settings.ONE_HOT_LEVELS), text(Settings.CATEGORY_SIZE));
      case DateTransform _ -> "dates; the parts that vary";
      case PixelTransform _ -> "pixels of an image";
    };
  }

  private String scaling() {
    return text(Settings.SCALING);
  }

  /// The preset, and what is not as the table of settings has it.
  private void settings() {
    Preset preset = plan.settings().get(Settings.PRESET);
    choices.add(
        new ExplainedChoice(
            Topic.SETTINGS, Settings.PRESET.name(), preset.text(), reasonOfPreset(preset)));
    for (Setting<?> setting : Settings.ALL) {
      boolean isChanged = !text(setting).equals(defaultOf(setting));
      if (setting.group() != Setting.Group.DATA && isChanged && !isTold(setting)) {
        String reason =
            given.isSet(setting)
                ? GIVEN
                : "preset %s; default %s".formatted(preset.text(), defaultOf(setting));
        choices.add(
            new ExplainedChoice(
                Topic.SETTINGS, setting.name(), text(setting), reason + " - " + setting.help()));
      }
    }
  }

  private String reasonOfPreset(Preset preset) {
    return given.get(Settings.PRESET) == preset
        ? GIVEN
        : plan.notes().stream()
            .filter(note -> note.startsWith("preset " + preset.text()))
            .findFirst()
            .orElse(GIVEN);
  }

  /// What the rows tell.
  private static boolean isTold(Setting<?> setting) {
    return setting.equals(Settings.LOSS) || setting.equals(Settings.OUTPUT_ACTIVATION);
  }

  private void variants() {
    for (Plan variant : plan.variants()) {
      var its = variant.settings().texts();
      var differences = new ArrayList<String>();
      for (Setting<?> setting : Settings.ALL) {
        String here = its.getOrDefault(setting.name(), "");
        if (!here.equals(text(setting)) && !setting.equals(Settings.PRESET)) {
          differences.add(setting.name() + " " + here);
        }
      }
      choices.add(
          new ExplainedChoice(
              Topic.VARIANTS,
              variant.settings().get(Settings.PRESET).text(),
              String.join(", ", differences),
              Settings.VARIANTS.source()));
    }
  }

  /// A choice that a setting may have made.
  private void choose(Topic topic, String subject, String chosen, Setting<?> setting) {
    String reason = given.isSet(setting) ? GIVEN : setting.source();
    choices.add(new ExplainedChoice(topic, subject, chosen, reason));
  }

  private String text(Setting<?> setting) {
    return texts.getOrDefault(setting.name(), "");
  }

  private static String defaultOf(Setting<?> setting) {
    return Settings.defaults().texts().getOrDefault(setting.name(), "");
  }
}
