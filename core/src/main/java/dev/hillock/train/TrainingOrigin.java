package dev.hillock.train;

import dev.hillock.checkpoint.CheckpointOrigin;
import dev.hillock.data.DataException;
import dev.hillock.data.TableHash;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a training is begun with, and whether another one may go on from where it was.
final class TrainingOrigin {

  private TrainingOrigin() {}

  /// That of a plan; looks at every cell.
  static CheckpointOrigin of(Plan plan) {
    var data = new LinkedHashMap<String, String>();
    data.put("rows", TableHash.of(plan.table()));
    if (plan.validationTable() != null) {
      data.put("validation rows", TableHash.of(plan.validationTable()));
    }
    var continued = plan.continued();
    return new CheckpointOrigin(
        Training.provenanceTexts(plan.settings()),
        data,
        continued == null ? "" : continued.model().fingerprint(),
        Map.of());
  }

  /// Checks that nothing has changed.
  ///
  /// @param source of the rows, for messages
  /// @throws IllegalArgumentException if settings or the continued model have
  /// @throws DataException if rows have
  static void requireSame(CheckpointOrigin then, CheckpointOrigin now, String source) {
    var settings = then.changedSettings(now);
    if (!settings.isEmpty()) {
      throw new IllegalArgumentException(
          "the checkpoint was made with other settings: %s; go on with those it was begun with, or begin anew"
              .formatted(String.join("; ", settings)));
    }
    if (!then.continued().equals(now.continued())) {
      throw new IllegalArgumentException(
          "the checkpoint is of a training that continues another model (fingerprint %s, not %s); go on with that one, or begin anew"
              .formatted(short8(then.continued()), short8(now.continued())));
    }
    var data = then.changedData(now);
    if (!data.isEmpty()) {
      throw new DataException(
          "%s: the %s are not those that the checkpoint was made with; go on with the same data, or begin anew"
              .formatted(source, String.join(" and the ", data)));
    }
  }

  private static String short8(String fingerprint) {
    return fingerprint.isEmpty() ? "none" : fingerprint.substring(0, 8) + "…";
  }
}
