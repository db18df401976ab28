package dev.hillock.explain;

import dev.hillock.prep.Leaks;
import dev.hillock.train.Plan;
import java.util.List;
import java.util.Map;

/// Whether a column tells the target by itself; [Leaks] says how that is judged.
final class LeakCheck {

  /// Findings, one for each column.
  private static final int MOST = 5;

  private LeakCheck() {}

  static List<Finding> of(Plan plan) {
    var preparation = plan.preparation();
    return new Leaks(plan.table(), preparation.target(), plan.split().training())
        .found(preparation.inputColumns()).stream().limit(MOST).map(LeakCheck::finding).toList();
  }

  private static Finding finding(Leaks.Leak leak) {
    return new Finding(
        Illness.LEAKING_COLUMN,
        "column '%s' alone %s".formatted(leak.column(), leak.verdict()),
        "if it is known only once the target is, leave it out",
        "--drop \"%s\"".formatted(leak.column()),
        Map.of());
  }
}
