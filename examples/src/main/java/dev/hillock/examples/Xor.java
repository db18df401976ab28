package dev.hillock.examples;

import dev.hillock.data.ArraySource;
import dev.hillock.infer.Predictor;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import dev.hillock.train.Training;
import java.io.PrintStream;
import java.util.List;

/// The textbook's network learns XOR: not linearly separable, so it needs a hidden layer.
public final class Xor {

  private Xor() {}

  /// Prints the four predictions.
  public static void main(String[] args) {
    run(System.out);
  }

  static void run(PrintStream out) {
    var table =
        ArraySource.of(
            new String[] {"x1", "x2", "y"},
            new double[][] {{0, 0, 0}, {0, 1, 1}, {1, 0, 1}, {1, 1, 0}});

    var settings =
        Preset.CLASSIC
            .settings()
            .with(Settings.TARGET, List.of("y"))
            .with(Settings.HIDDEN, List.of(4))
            .with(Settings.SEED, 1L);
    var result = Training.of(table, settings).run();

    var predictions = new Predictor(result.model()).predict(table);
    for (int row = 0; row < table.rows(); row++) {
      out.printf(
          "%s xor %s = %s%n",
          table.column("x1").text(row), table.column("x2").text(row), predictions.label(row));
    }
  }
}
