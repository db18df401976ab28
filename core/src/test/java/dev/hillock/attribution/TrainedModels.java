package dev.hillock.attribution;

import dev.hillock.data.Table;
import dev.hillock.model.Model;
import dev.hillock.model.Provenance;
import dev.hillock.settings.Settings;
import dev.hillock.train.Training;
import java.util.Map;

/// Models for tests, trained for a few epochs.
final class TrainedModels {

  private TrainedModels() {}

  /// As the command takes the options: `--target y --epochs 3`.
  static Model of(Table table, String options) {
    var settings = Settings.defaults().with("refit", "false").with("variants", "false");
    String[] words = options.split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      settings = settings.with(words[i].substring(2), words[i + 1]);
    }
    return Training.of(table, settings).run().model();
  }

  /// Of a model that nobody trained.
  static Provenance madeByHand() {
    return new Provenance("test", "t", "", 1, 0, Map.of(), 0, 0, Map.of());
  }
}
