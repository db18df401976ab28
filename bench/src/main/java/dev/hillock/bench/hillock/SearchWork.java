package dev.hillock.bench.hillock;

import dev.hillock.bench.measure.Arguments;
import dev.hillock.bench.measure.Output;
import dev.hillock.bench.measure.Timing;
import dev.hillock.data.ArraySource;
import dev.hillock.data.LoadedData;
import dev.hillock.data.SourceOptions;
import dev.hillock.data.Sources;
import dev.hillock.data.Table;
import dev.hillock.kernel.Compute;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import dev.hillock.train.Candidates;
import dev.hillock.train.Plan;
import dev.hillock.train.Training;
import dev.hillock.train.TrainingEvent.EpochFinished;
import java.nio.file.Path;
import java.util.List;

/// Work `search`: microseconds of an evaluation of the genetic algorithm and the swarm on XOR
/// (2-4-1) and iris (4-8-3), all rows and all that the method does itself included, on one thread;
/// and GFLOP/s of evaluating 256 networks 784-32-10 over 1000 images on all threads, beside the
/// limit of the processor's FMA units.
final class SearchWork {

  private static final double[][] XOR = {{0, 0, 0}, {0, 1, 1}, {1, 0, 1}, {1, 1, 0}};
  private static final int SAMPLES = 5;
  private static final int CANDIDATES = 256;

  private SearchWork() {}

  static void run(Arguments options) {
    var xor = ArraySource.of(new String[] {"a", "b", "y"}, XOR);
    var iris = Sources.load(Path.of(options.text("--iris")), SourceOptions.DEFAULT).table();
    for (String method : List.of("genetic", "particle-swarm")) {
      small(method, "xor", xor, settings("y", "4"), options);
      small(method, "iris", iris, settings("species", "8"), options);
    }
    population(options);
  }

  private static Settings settings(String target, String hidden) {
    return Preset.PLAIN
        .settings()
        .with("target", target)
        .with("task", "classification")
        .with("hidden", hidden)
        .with("activation", "sigmoid")
        .with("population", "64")
        .with("validation", "0")
        .with("batch-size", "full")
        .with("schedule", "constant")
        .with("threads", "1");
  }

  private static void small(
      String method, String name, Table table, Settings settings, Arguments options) {
    var chosen = settings.with("optimizer", method);
    int epochs = options.whole("--epochs");
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < SAMPLES; i++) {
      best = Math.min(best, secondsOfEvaluation(table, chosen.with(Settings.EPOCHS, epochs)));
    }
    Output.figure("search", method + "/" + name, best * 1e6, "us");
  }

  /// Without the first tenth of the generations.
  private static double secondsOfEvaluation(Table table, Settings settings) {
    long[] begun = {0};
    double[] seen = {0, 0};
    long[] ended = {0};
    int first = Math.max(1, settings.get(Settings.EPOCHS) / 10);
    Training.of(table, settings)
        .controller(event -> {
          if (event instanceof EpochFinished epoch) {
            ended[0] = System.nanoTime();
            seen[1] = epoch.evaluations();
            if (epoch.epoch() == first) {
              begun[0] = ended[0];
              seen[0] = seen[1];
            }
          }
        })
        .run();
    return (ended[0] - begun[0]) / 1e9 / (seen[1] - seen[0]);
  }

  private static void population(Arguments options) {
    LoadedData data = Sources.load(Path.of(options.text("--data")), SourceOptions.DEFAULT);
    var settings =
        settings(LoadedData.LABEL, "32").with("activation", "relu").with("scaling", "none");
    var plan = Plan.of(data.table(), null, settings);
    int count = plan.architecture().parameterCount();
    float[][] weights = new float[CANDIDATES][count];
    for (int k = 0; k < CANDIDATES; k++) {
      for (int i = 0; i < count; i++) {
        weights[k][i] = ((31 * k + 17 * i) % 101 - 50) / 1000f;
      }
    }
    double[] losses = new double[CANDIDATES];
    int threads = options.whole("--threads");
    double seconds = options.number("--sample");
    double before = FmaLimit.gigaflops(threads, seconds);
    try (var compute = Compute.with(threads)) {
      var candidates = new Candidates(plan, compute);
      double each =
          Timing.seconds(
              () ->
                  candidates.evaluate(
                      CANDIDATES,
                      (k, into) -> System.arraycopy(weights[k], 0, into, 0, count),
                      losses),
              3 * seconds,
              seconds,
              5);
      double flops = 2.0 * CANDIDATES * plan.trainingRows() * (784.0 * 32 + 32 * 10);
      Output.figure("search", "population", flops / each / 1e9, "GFLOP/s");
    }
    double limit = Math.max(before, FmaLimit.gigaflops(threads, seconds));
    Output.figure("search", "limit", limit, "GFLOP/s");
  }
}
