package dev.hillock.settings;

import dev.hillock.kernel.Activation;
import dev.hillock.loss.Loss;
import dev.hillock.nn.Initializer;
import dev.hillock.optim.Schedule;
import dev.hillock.prep.Scaling;
import java.util.List;

/// A set of settings under one name. Whatever a user sets besides wins.
public enum Preset {
  /// The defaults of the table of settings.
  PLAIN(Settings.defaults()),

  /// The network of the textbook, exactly: sigmoid in every layer, E = ½ Σ (t − a)², one row at a
  /// time, learning rate 0.3, momentum 0.6, inputs in [0, 1], weights and biases uniform in ±0.5.
  /// 2000 epochs: XOR with four hidden neurons needs 1000 to 2000 from most seeds.
  CLASSIC(
      Settings.defaults()
          .with(Settings.SCALING, Scaling.MIN_MAX)
          .with(Settings.HIDDEN, List.of(8))
          .with(Settings.ACTIVATION, List.of(Activation.SIGMOID))
          .with(Settings.OUTPUT_ACTIVATION, Choice.of(Activation.SIGMOID))
          .with(Settings.INIT, Initializer.UNIFORM)
          .with(Settings.LOSS, Choice.of(Loss.HALF_SQUARED_ERROR))
          .with(Settings.LEARNING_RATE, 0.3)
          .with(Settings.MOMENTUM, 0.6)
          .with(Settings.SCHEDULE, Schedule.CONSTANT)
          .with(Settings.EPOCHS, 2000)
          .with(Settings.BATCH_SIZE, 1));

  private final Settings settings;

  Preset(Settings settings) {
    this.settings = settings;
  }

  /// Its settings.
  public Settings settings() {
    return settings;
  }
}
