package dev.hillock.bench.hillock;

import dev.hillock.bench.measure.Arguments;
import dev.hillock.bench.measure.Output;
import dev.hillock.bench.measure.Parallel;
import dev.hillock.bench.measure.Timing;
import dev.hillock.kernel.Matrix;
import java.util.List;

/// Work `predict`: one row alone in microseconds, batches in rows per second. On two threads two
/// callers predict a batch each at the same time; a row alone is always one thread's.
final class Prediction {

  private Prediction() {}

  static void run(Arguments options) {
    List<Integer> sizes = options.wholes("--sizes");
    double seconds = options.number("--sample");
    var predictor = new HillockPredictor(PredictModel.of(sizes));
    String name = PredictModel.name(sizes);
    var row = predictor.prediction(HillockProducts.filled(1, sizes.getFirst()));
    double warmUp = options.number("--warm-up");
    double each = Timing.seconds(row, warmUp, seconds, 9) * 1e6;
    int rows = options.whole("--batch");
    Matrix batch = HillockProducts.filled(rows, sizes.getFirst());
    for (int threads : options.wholes("--threads")) {
      String suffix = threads + (threads == 1 ? "-thread" : "-threads");
      Output.figure("predict", name + "/row/" + suffix, each, "us");
      double calls =
          Parallel.callsPerSecond(threads, () -> predictor.prediction(batch), warmUp, 5 * seconds);
      Output.figure("predict", name + "/batch/" + suffix, calls * rows, "rows/s");
    }
  }
}
