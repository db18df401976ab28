package dev.hillock.bench.hillock;

import dev.hillock.bench.measure.Arguments;
import dev.hillock.bench.measure.Output;
import dev.hillock.data.LoadedData;
import dev.hillock.data.SourceOptions;
import dev.hillock.data.Sources;
import dev.hillock.data.Table;
import dev.hillock.kernel.Activation;
import dev.hillock.optim.Schedule;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import dev.hillock.settings.Validation;
import dev.hillock.train.Evaluation;
import dev.hillock.train.Training;
import dev.hillock.train.TrainingEvent;
import dev.hillock.train.TrainingEvent.EpochFinished;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Works `train-...`: samples per second of the best epoch after the first, through the front door,
/// and the accuracy on the test images, which shows that the work is real.
final class MnistTraining {

  private MnistTraining() {}

  static void run(String work, Arguments options) {
    LoadedData data = Sources.load(Path.of(options.text("--data")), SourceOptions.DEFAULT);
    Table test = Objects.requireNonNull(data.test(), "the folder has no test images");
    String figure = options.text("--figure");
    var clock = new EpochClock();
    var result = Training.of(data.table(), settings(options)).controller(clock::hear).run();
    double rate = data.table().rows() / clock.bestSeconds;
    Output.figure(work, figure, rate, "samples/s");
    // With one thread the same bits come out, which a test holds.
    if (figure.equals("speed")) {
      double accuracy = Evaluation.of(result.model(), test).figures().getOrDefault("accuracy", 0.0);
      Output.figure(work, "accuracy", accuracy, "of-1");
    }
  }

  /// As the options say.
  static Settings settings(Arguments options) {
    List<Integer> sizes = options.wholes("--sizes");
    return Preset.PLAIN
        .settings()
        .with(Settings.TARGET, List.of(LoadedData.LABEL))
        .with(Settings.VALIDATION, new Validation.Fraction(0))
        .with(Settings.HIDDEN, sizes.subList(1, sizes.size() - 1))
        .with(Settings.ACTIVATION, List.of(Activation.RELU))
        .with(Settings.SCHEDULE, Schedule.CONSTANT)
        .with(Settings.LEARNING_RATE, 0.05)
        .with(Settings.MOMENTUM, 0.9)
        .with(Settings.THREADS, options.whole("--threads"))
        .with(Settings.BATCH_SIZE, options.whole("--batch"))
        .with(Settings.EPOCHS, options.whole("--epochs"));
  }

  /// Times epochs by the events that end them.
  private static final class EpochClock {
    private long last;
    private double bestSeconds = Double.POSITIVE_INFINITY;

    void hear(TrainingEvent event) {
      if (event instanceof EpochFinished epoch) {
        long now = System.nanoTime();
        if (epoch.epoch() > 1) {
          bestSeconds = Math.min(bestSeconds, (now - last) / 1e9);
        }
        last = now;
      }
    }
  }
}
