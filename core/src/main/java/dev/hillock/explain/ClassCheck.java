package dev.hillock.explain;

import dev.hillock.prep.ClassTarget;
import dev.hillock.report.Numerals;
import dev.hillock.settings.ClassWeights;
import dev.hillock.settings.Settings;
import dev.hillock.train.Plan;
import java.util.List;
import java.util.Map;

/// Whether one class has far fewer rows than another, and nothing was done about it.
///
/// The commonest class is to have less than twenty times the rows of the rarest: beyond, predicting
/// the rare one never has an accuracy of 95 % between the two, which sounds good. He & Garcia,
/// "Learning from imbalanced data", IEEE TKDE 21, 2009, section 2, take ratios of 10 to 100 and
/// more as examples.
final class ClassCheck {

  private static final int TIMES = 20;

  private ClassCheck() {}

  static List<Finding> of(Plan plan) {
    var settings = plan.settings();
    boolean isWeighted =
        !(settings.get(Settings.CLASS_WEIGHTS) instanceof ClassWeights.Equal)
            || !settings.get(Settings.WEIGHTS).isEmpty();
    if (isWeighted || !(plan.preparation().target() instanceof ClassTarget target)) {
      return List.of();
    }
    int[] counts = new int[target.labels().size()];
    for (int label : target.classes(plan.table(), plan.split().training())) {
      counts[label]++;
    }
    int rarest = 0;
    int commonest = 0;
    for (int i = 0; i < counts.length; i++) {
      rarest = counts[i] < counts[rarest] ? i : rarest;
      commonest = counts[i] > counts[commonest] ? i : commonest;
    }
    if (counts[commonest] < TIMES * counts[rarest] || counts[rarest] == 0) {
      return List.of();
    }
    return List.of(
        new Finding(
            Illness.CLASS_IMBALANCE,
            "class '%s' of '%s' has %s for training, class '%s' %s"
                .formatted(
                    target.labels().get(rarest),
                    target.column(),
                    Some.rows(counts[rarest]),
                    target.labels().get(commonest),
                    Numerals.count(counts[commonest])),
            "let all classes weigh the same, and look at balanced accuracy",
            "--class-weights balanced",
            Map.of("rarest", (double) counts[rarest], "commonest", (double) counts[commonest])));
  }
}
