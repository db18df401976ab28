package dev.hillock.bench.hillock;

import dev.hillock.bench.measure.Arguments;
import dev.hillock.bench.measure.Output;
import dev.hillock.train.Training;
import java.io.IOException;

/// Does one work with Hillock and prints its figures: `HillockWork WORK --option value ...`.
public final class HillockWork {

  private HillockWork() {}

  /// Does the work that is named first.
  public static void main(String[] args) throws IOException {
    String work = args[0];
    Output.version(Training.VERSION);
    var options = new Arguments(args, 1);
    switch (work) {
      case "product" -> SquareProduct.run(options);
      case "skinny" -> SkinnyProducts.run(options);
      case "train-small", "train-medium", "train-large", "train-wide" ->
          MnistTraining.run(work, options);
      case "xor" -> XorTraining.run(options);
      case "overhead" -> OverheadWork.run(options);
      case "search" -> SearchWork.run(options);
      case "gradient" -> SmallGradient.run(options);
      case "predict-files" -> PredictFiles.run(options);
      case "predict" -> Prediction.run(options);
      case "csv" -> CsvReading.run(options);
      case "start" -> CommandStart.run(options);
      default ->
          throw new IllegalArgumentException(
              "work '%s' is unknown here; see bench/README.md".formatted(work));
    }
  }
}
