package dev.hillock.bench.fit;

import java.nio.file.Path;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.stream.Stream;

/// The `main` of a peer: `FOLDER FOLDS MODEL SECONDS` reads fold after fold (`0,1,2`), asks the
/// model and writes its predictions beside the rows. A fit that takes longer than so many seconds
/// ends the program.
public final class FitProgram {

  /// The exit code of a program whose fit took too long.
  public static final int TIMEOUT = 124;

  private static final int ARGUMENTS = 4;
  private static final long MILLIS_PER_SECOND = 1000;

  private FitProgram() {}

  /// Runs the model that is named.
  ///
  /// @throws IllegalArgumentException if there is none of that name
  public static void run(String[] args, Map<String, FitModel> models) throws Exception {
    if (args.length != ARGUMENTS || !models.containsKey(args[2])) {
      throw new IllegalArgumentException(
          "found '%s', expected: FOLDER FOLDS MODEL SECONDS, the model one of %s"
              .formatted(String.join(" ", args), models.keySet()));
    }
    var folder = new FitFolder(Path.of(args[0]));
    long limit = Long.parseLong(args[3]) * MILLIS_PER_SECOND;
    // Libraries start threads of their own that nobody can stop: hence exits, not interrupts.
    var timer = new Timer(true);
    for (int fold : Stream.of(args[1].split(",", -1)).mapToInt(Integer::parseInt).toArray()) {
      var rows = folder.read(fold);
      var end = end();
      timer.schedule(end, limit);
      double[][] predictions = predictions(rows, models.get(args[2]));
      end.cancel();
      folder.writePredictions(fold, args[2], rows, predictions);
    }
    System.exit(0);
  }

  private static double[][] predictions(FitRows rows, FitModel model) throws Exception {
    double[][] predictions = new double[rows.test().length][rows.targets().size()];
    for (int i = 0; i < rows.targets().size(); i++) {
      double[] values = model.predict(rows, rows.targets().get(i));
      for (int row = 0; row < values.length; row++) {
        predictions[row][i] = values[row];
      }
    }
    return predictions;
  }

  private static TimerTask end() {
    return new TimerTask() {
      @Override
      public void run() {
        Runtime.getRuntime().halt(TIMEOUT);
      }
    };
  }
}
