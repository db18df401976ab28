package dev.hillock.train;

import dev.hillock.data.Table;
import dev.hillock.prep.LogTransform;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.TargetCoding;
import dev.hillock.settings.Settings;
import dev.hillock.settings.TargetTransform;
import java.util.List;
import java.util.Locale;

/// The variants of plans that learn the logarithm of a skewed target instead of the target.
///
/// @param table the rows
/// @param given what the user set
/// @param notes gets what a user should know
record LogVariants(Table table, Settings given, List<String> notes) {

  /// The transform of a plan, with `auto` replaced by what the plan itself does.
  static TargetTransform settled(Settings settings) {
    var wanted = settings.get(Settings.TARGET_TRANSFORM);
    return wanted == TargetTransform.AUTO ? TargetTransform.NONE : wanted;
  }

  /// The same settings for a plan that does not look for variants again.
  static Settings without(Settings settings) {
    return settings.with(Settings.TARGET_TRANSFORM, settled(settings));
  }

  /// One for each kind of network; none where nobody asked, where a target is not skewed, and with
  /// folds, since validation rows that no two members share cannot choose.
  ///
  /// @param kinds what is trained without logarithms
  /// @param coding of the plan without them
  /// @param rows the training rows
  List<Settings> of(List<Settings> kinds, TargetCoding coding, int[] rows) {
    boolean asked = given.get(Settings.TARGET_TRANSFORM) == TargetTransform.AUTO;
    if (!asked || !(coding instanceof NumberTarget numbers)) {
      return List.of();
    }
    for (String name : numbers.columns()) {
      if (!LogTransform.isWorthTrying(NumberTarget.values(table, name, rows))) {
        return List.of();
      }
    }
    if (given.get(Settings.FOLDS) > 0) {
      notes.add(
          "the target is skewed, but with folds no rows can judge whether its logarithm is better; --target-transform log takes it");
      return List.of();
    }
    for (String name : numbers.columns()) {
      double skewness = LogTransform.skewness(NumberTarget.values(table, name, rows));
      notes.add(
          String.format(
              Locale.ROOT,
              "target '%s' is skewed (skewness %.1f), so its logarithm is tried too",
              name,
              skewness));
    }
    return kinds.stream()
        .map(kind -> kind.with(Settings.TARGET_TRANSFORM, TargetTransform.LOG))
        .toList();
  }
}
