package dev.hillock.examples;

import dev.hillock.data.CsvFormat;
import dev.hillock.data.CsvSource;
import dev.hillock.infer.Predictor;
import dev.hillock.model.Model;
import dev.hillock.model.ModelFile;
import dev.hillock.settings.Settings;
import dev.hillock.settings.Validation;
import dev.hillock.train.Training;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Handwritten digits from a CSV file: trains, saves, reads back and predicts.
public final class Digits {

  private Digits() {}

  /// Trains on the file that is named, or on `data/digits8x8.csv`.
  public static void main(String[] args) throws IOException {
    run(Path.of(args.length > 0 ? args[0] : "data/digits8x8.csv"), System.out);
  }

  /// Returns the model, for whoever wants to do more with it.
  static Model run(Path csv, PrintStream out) throws IOException {
    var table = CsvSource.read(csv, CsvFormat.DEFAULT);

    // A fifth of the rows validates. By default each quarter does in turn, which is more accurate
    // and takes about four times as long.
    var settings =
        Settings.defaults()
            .with(Settings.TARGET, List.of("digit"))
            .with(Settings.VALIDATION, new Validation.Fraction(0.2));
    var result = Training.of(table, settings).run();
    double accuracy = result.evaluation().figures().getOrDefault("accuracy", 0.0);
    out.printf(Locale.ROOT, "validation accuracy %.2f%n", accuracy);

    var file = Files.createTempFile("digits", ".safetensors");
    ModelFile.write(file, result.model());
    var model = ModelFile.read(file);
    Files.delete(file);

    var predictions = new Predictor(model).predict(table, new int[] {0, 1, 2});
    for (int row = 0; row < predictions.rows(); row++) {
      int label = predictions.outputs().classOf(row);
      out.printf(
          Locale.ROOT,
          "row %d is a %s with probability %.2f%n",
          row,
          predictions.label(row),
          predictions.probability(row, label));
    }
    return model;
  }
}
