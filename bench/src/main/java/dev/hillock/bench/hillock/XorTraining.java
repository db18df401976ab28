package dev.hillock.bench.hillock;

import dev.hillock.bench.measure.Arguments;
import dev.hillock.bench.measure.Output;
import dev.hillock.data.ArraySource;
import dev.hillock.data.Table;
import dev.hillock.kernel.Activation;
import dev.hillock.loss.Loss;
import dev.hillock.optim.Schedule;
import dev.hillock.prep.Scaling;
import dev.hillock.prep.Task;
import dev.hillock.settings.Choice;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import dev.hillock.settings.Validation;
import dev.hillock.train.Training;
import java.util.List;

/// Work `xor`: microseconds of an epoch of 2-4-1 with sigmoids, a full batch of four rows, through
/// the front door. The difference of two runs takes the start of a run out.
final class XorTraining {

  private static final double[][] ROWS = {{0, 0, 0}, {0, 1, 1}, {1, 0, 1}, {1, 1, 0}};
  private static final int SAMPLES = 5;

  private XorTraining() {}

  static void run(Arguments options) {
    Table table = ArraySource.of(new String[] {"a", "b", "y"}, ROWS);
    int epochs = options.whole("--epochs");
    seconds(table, epochs);
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < SAMPLES; i++) {
      double difference = seconds(table, epochs + epochs / 10) - seconds(table, epochs / 10);
      best = Math.min(best, difference);
    }
    Output.figure("xor", "epoch", best / epochs * 1e6, "us");
    var result = Training.of(table, settings(epochs)).run();
    Output.figure("xor", "loss", result.evaluation().loss(), "loss");
  }

  private static double seconds(Table table, int epochs) {
    var training = Training.of(table, settings(epochs));
    long start = System.nanoTime();
    training.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private static Settings settings(int epochs) {
    return Preset.PLAIN
        .settings()
        .with(Settings.TARGET, List.of("y"))
        .with(Settings.TASK, Task.CLASSIFICATION)
        .with(Settings.SCALING, Scaling.NONE)
        .with(Settings.VALIDATION, new Validation.Fraction(0))
        .with(Settings.HIDDEN, List.of(4))
        .with(Settings.ACTIVATION, List.of(Activation.SIGMOID))
        .with(Settings.OUTPUT_ACTIVATION, Choice.of(Activation.SIGMOID))
        .with(Settings.LOSS, Choice.of(Loss.HALF_SQUARED_ERROR))
        .with(Settings.SCHEDULE, Schedule.CONSTANT)
        .with(Settings.LEARNING_RATE, 0.3)
        .with(Settings.MOMENTUM, 0.6)
        .with(Settings.BATCH_SIZE, 0)
        .with(Settings.EPOCHS, epochs);
  }
}
