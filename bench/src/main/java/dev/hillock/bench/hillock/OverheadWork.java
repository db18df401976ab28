package dev.hillock.bench.hillock;

import dev.hillock.bench.measure.Arguments;
import dev.hillock.bench.measure.Output;
import dev.hillock.bench.measure.Statistics;
import dev.hillock.checkpoint.CheckpointEvery;
import dev.hillock.checkpoint.CheckpointFolder;
import dev.hillock.data.LoadedData;
import dev.hillock.data.SourceOptions;
import dev.hillock.data.Sources;
import dev.hillock.data.Table;
import dev.hillock.settings.Settings;
import dev.hillock.train.Plan;
import dev.hillock.train.Training;
import dev.hillock.train.TrainingEvent.CheckpointWritten;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Work `overhead`: what looking at some steps for a diagnosis and saving the state every 30
/// seconds add to the time of a training, in percent. Trainings with and without are run in turn in
/// one process; the figures are medians over the turns.
final class OverheadWork {

  private static final String WORK = "overhead";
  private static final double SECONDS_BETWEEN = 30;

  private final Plan plan;
  private final Path folder;
  private final List<Double> writes = new ArrayList<>();

  private OverheadWork(Plan plan, Path folder) {
    this.plan = plan;
    this.folder = folder;
  }

  static void run(Arguments options) throws IOException {
    Table table = Sources.load(Path.of(options.text("--data")), SourceOptions.DEFAULT).table();
    Settings settings =
        MnistTraining.settings(options).with(Settings.TARGET, List.of(LoadedData.LABEL));
    Path folder = Files.createTempDirectory("hillock-overhead");
    try {
      new OverheadWork(Plan.of(table, null, settings), folder).measure(options.whole("--turns"));
    } finally {
      delete(folder);
    }
  }

  private void measure(int turns) throws IOException {
    plain();
    List<Double> diagnosis = new ArrayList<>();
    List<Double> places = new ArrayList<>();
    for (int turn = 0; turn < turns; turn++) {
      double plain = plain();
      diagnosis.add(diagnosed() / plain - 1);
      places.add(saved(turn) / plain - 1);
    }
    Output.figure(WORK, "diagnosis", 100 * median(diagnosis), "percent");
    Output.figure(WORK, "places-to-save", 100 * median(places), "percent");
    Output.figure(WORK, "checkpoint-30s", 100 * median(writes) / SECONDS_BETWEEN, "percent");
  }

  private static double median(List<Double> values) {
    return Statistics.median(values.stream().mapToDouble(v -> v).toArray());
  }

  private double plain() {
    return seconds(Training.of(plan).watched(false));
  }

  private double diagnosed() {
    return seconds(Training.of(plan));
  }

  /// Without the time of the one checkpoint at the end, which is a figure of its own.
  private double saved(int turn) throws IOException {
    var at = CheckpointFolder.forNew(folder.resolve("turn" + turn));
    int before = writes.size();
    double seconds =
        seconds(
            Training.of(plan)
                .watched(false)
                .checkpoints(at, CheckpointEvery.DEFAULT, Map.of())
                .controller(event -> {
                  if (event instanceof CheckpointWritten(Path _, double taken)) {
                    writes.add(taken);
                  }
                }));
    double written = writes.subList(before, writes.size()).stream().mapToDouble(w -> w).sum();
    return seconds - written;
  }

  private static double seconds(Training training) {
    long start = System.nanoTime();
    training.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
