package dev.hillock.examples;

import dev.hillock.data.ArraySource;
import dev.hillock.data.CsvFormat;
import dev.hillock.data.CsvSource;
import dev.hillock.infer.Predictor;
import dev.hillock.kernel.Activation;
import dev.hillock.model.Model;
import dev.hillock.settings.Settings;
import dev.hillock.train.Training;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A regression: the compressive strength of concrete from its recipe and age.
public final class ConcreteStrength {

  private ConcreteStrength() {}

  /// Trains on the file that is named, or on `data/concrete.csv`.
  public static void main(String[] args) {
    run(Path.of(args.length > 0 ? args[0] : "data/concrete.csv"), System.out);
  }

  /// Returns the model, for whoever wants to do more with it.
  static Model run(Path csv, PrintStream out) {
    var table = CsvSource.read(csv, CsvFormat.DEFAULT);

    var settings =
        Settings.defaults()
            .with(Settings.TARGET, List.of("compressive_strength"))
            .with(Settings.ACTIVATION, List.of(Activation.SILU));
    var result = Training.of(table, settings).run();
    var figures = result.evaluation().numbers().get("compressive_strength");
    if (figures != null) {
      out.printf(Locale.ROOT, "off by %.0f MPa on average%n", figures.mae());
    }

    // Twice the same recipe, young and old.
    String[] columns = {
      "cement",
      "blast_furnace_slag",
      "fly_ash",
      "water",
      "superplasticizer",
      "coarse_aggregate",
      "fine_aggregate",
      "age"
    };
    var recipes =
        ArraySource.of(
            columns,
            new double[][] {
              {300, 50, 50, 180, 6, 970, 770, 7}, {300, 50, 50, 180, 6, 970, 770, 90}
            });
    var strength = new Predictor(result.model()).predict(recipes);
    boolean gains = strength.value(1, 0) > strength.value(0, 0);
    out.println("it " + (gains ? "gains" : "loses") + " strength with age");
    return result.model();
  }
}
