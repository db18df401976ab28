package dev.hillock.bench;

import dev.hillock.bench.measure.Output;
import dev.hillock.data.SourceOptions;
import dev.hillock.data.Sources;
import dev.hillock.data.Table;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import dev.hillock.train.Training;
import dev.hillock.train.TrainingEvent.EpochFinished;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Optimisers over all rows beside Adam, on one table: how small the training loss becomes, how
/// good the best epoch is on the validation rows, and how long both take. Figures for a decision,
/// read by a person; one thread, seeds 0, 1 and 2.
///
/// Arguments: CSV file, target, neurons of the hidden layers.
public final class FullBatchRace {

  /// An optimiser, how many epochs it gets, the batch size and the learning rate.
  private record Runner(String optimizer, int epochs, String batch, String rate) {}

  private static final List<Runner> RUNNERS =
      List.of(
          new Runner("lbfgs", 1000, "full", ""),
          new Runner("scg", 1000, "full", ""),
          new Runner("levenberg-marquardt", 200, "full", ""),
          new Runner("irprop-plus", 1000, "full", "0.0125"),
          new Runner("adam", 1000, "full", "0.01"),
          new Runner("adam", 1000, "full", "0.1"),
          new Runner("adam", 1000, "32", "0.01"));

  private FullBatchRace() {}

  /// Runs them one after the other.
  public static void main(String[] args) {
    var table = Sources.load(Path.of(args[0]), SourceOptions.DEFAULT).table();
    for (Runner runner : RUNNERS) {
      for (int seed = 0; seed <= 2; seed++) {
        race(runner, table, settings(runner, args[1], args[2], seed));
      }
    }
  }

  private static Settings settings(Runner runner, String target, String hidden, int seed) {
    var settings = Preset.PLAIN.settings();
    if (!runner.rate.isEmpty()) {
      settings = settings.with("learning-rate", runner.rate);
    }
    return settings
        .with(Settings.TARGET, List.of(target))
        .with("hidden", hidden)
        .with("activation", "tanh")
        .with("threads", "1")
        .with("optimizer", runner.optimizer)
        .with("batch-size", runner.batch)
        .with(Settings.EPOCHS, runner.epochs)
        .with(Settings.SEED, (long) seed);
  }

  private static void race(Runner runner, Table table, Settings settings) {
    long start = System.nanoTime();
    var result = Training.of(table, settings).run();
    double seconds = (System.nanoTime() - start) / 1e9;
    List<EpochFinished> history = result.history();
    int kept = result.model().provenance().keptEpoch();
    var figures = result.evaluation().figures();
    Output.note(
        String.format(
            Locale.ROOT,
            "%-20s batch %-4s rate %-6s %5d epochs %6.1f s, training loss %.2e; epoch %4d kept, %s %.4f",
            runner.optimizer,
            runner.batch,
            runner.rate,
            history.size(),
            seconds,
            history.getLast().loss(),
            kept,
            figures.containsKey("rmse") ? "RMSE" : "loss",
            figures.getOrDefault("rmse", result.evaluation().loss())));
  }
}
