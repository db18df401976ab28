package dev.hillock.train;

import dev.hillock.model.Model;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.Task;
import dev.hillock.settings.Choice;
import dev.hillock.settings.Optimizers;
import dev.hillock.settings.Setting;
import dev.hillock.settings.Settings;
import dev.hillock.settings.Validation;
import java.util.Set;

/// The settings of a training that goes on with a model: those of the model, and over them what the
/// user sets, as long as the columns and the network stay what they are.
///
/// A model tells the settings of its first member, and all members go on with these. Where members
/// are of different kinds, as variants are, each goes on with the learning rate, dropout and the
/// like of the first, as they are: the kinds that there are learn at rates of the same order, and
/// the validation rows keep what a member was before if no epoch is better.
final class ContinuedSettings {

  /// What is settled by the model, besides the network.
  private static final Set<Setting<?>> FIXED =
      Set.of(
          Settings.PRESET,
          Settings.TARGET,
          Settings.TASK,
          Settings.TYPE,
          Settings.DROP,
          Settings.IMAGE_SIZE,
          Settings.GRAY,
          Settings.SCALING,
          Settings.FOLDS,
          Settings.QUANTILES,
          Settings.TARGET_TRANSFORM,
          Settings.LIMIT,
          Settings.ENSEMBLE);

  /// Leaves the choice to what is there, which is the model.
  private static final String AUTO = Task.AUTO.text();

  private ContinuedSettings() {}

  /// The settings.
  ///
  /// @param given what the user set
  /// @throws IllegalArgumentException if that asks for another network
  static Settings of(Model model, Settings given) {
    var own = withOptimizer(ofModel(model), given);
    var changed = given;
    for (Setting<?> setting : Settings.ALL) {
      if (isFixed(setting) && given.isSet(setting)) {
        requireSame(setting, own, given);
        changed = with(changed, setting, own.texts().getOrDefault(setting.name(), ""));
      }
    }
    // Members are those of the model, so there is nothing to choose from.
    return own.with(changed).with(Settings.VARIANTS, false).with(Settings.ENSEMBLE, 1);
  }

  /// Another optimiser that takes no steps cannot use how the model's took them.
  private static Settings withOptimizer(Settings own, Settings given) {
    return given.isSet(Settings.OPTIMIZER)
            && given.get(Settings.OPTIMIZER).kind() != Optimizers.Kind.STEPS
        ? own.with(given.get(Settings.OPTIMIZER).own())
        : own;
  }

  /// Factors of the inputs are a way to learn; the network does not know them.
  private static boolean isFixed(Setting<?> setting) {
    boolean network = setting.group() == Setting.Group.NETWORK;
    return FIXED.contains(setting) || (network && !setting.equals(Settings.FRONT_SCALE));
  }

  private static void requireSame(Setting<?> setting, Settings own, Settings given) {
    String here = own.texts().getOrDefault(setting.name(), "");
    String asked = given.texts().getOrDefault(setting.name(), "");
    if (!asked.equals(here) && !asked.equals(AUTO)) {
      throw new IllegalArgumentException(
          "%s is %s, but the model that training continues from has %s; leave --%s out, or train a new network without --continue"
              .formatted(setting.name().replace('-', ' '), asked, here, setting.name()));
    }
  }

  /// What the model was trained with, as far as it says something of the rows that are to come.
  private static Settings ofModel(Model model) {
    var settings = Settings.defaults();
    var texts = model.provenance().settings();
    for (Setting<?> setting : Settings.ALL) {
      // Models of earlier versions do not have them all.
      String text = texts.get(setting.name());
      settings = text == null ? settings : with(settings, setting, text);
    }
    if (settings.get(Settings.VALIDATION) instanceof Validation.OwnFile) {
      settings = settings.with(Settings.VALIDATION, Settings.VALIDATION.defaultValue());
    }
    var target = model.preparation().target();
    return settings
        .with(Settings.DELIMITER, Settings.DELIMITER.defaultValue())
        .with(Settings.FOLDS, Settings.FOLDS.defaultValue())
        .with(Settings.ENSEMBLE, model.members().size())
        .with(Settings.TARGET, target.columns())
        .with(Settings.OUTPUT_ACTIVATION, Choice.of(model.architecture().output().activation()))
        .with(
            Settings.TASK,
            switch (target) {
              case ClassTarget _ -> Task.CLASSIFICATION;
              case LabelsTarget _ -> Task.MULTILABEL;
              case CountTarget _ -> Task.COUNTS;
              case NumberTarget _, QuantileTarget _ -> Task.REGRESSION;
            });
  }

  private static Settings with(Settings settings, Setting<?> setting, String text) {
    return settings.with(setting.name(), text);
  }
}
