package dev.hillock.cli;

import dev.hillock.train.TrainingEvent.EpochFinished;
import dev.hillock.train.TrainingEvent.EpochRunning;
import dev.hillock.train.TrainingEvent.Judgement;
import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// Progress of the epochs: a bar on a terminal, otherwise a plain line per epoch. Of a very long
/// run only every so many epochs get a line.
sealed interface EpochProgress extends AutoCloseable {

  /// Part of an epoch is done.
  void running(EpochRunning event);

  /// An epoch is done.
  void finished(EpochFinished event);

  @Override
  void close();

  /// The form that suits the terminal.
  static EpochProgress on(Terminal terminal, int epochs) {
    return terminal.isInteractive()
        ? new Bar(terminal.width(), epochs)
        : new Lines(terminal.err(), epochs);
  }

  /// `loss 0.1234, validation 0.2345, accuracy 0.9567`.
  static String figures(EpochFinished event) {
    String text = "loss " + Figures.fixed(event.loss());
    Judgement validation = event.validation();
    if (validation == null) {
      return text;
    }
    return text + ", " + figures(validation);
  }

  /// `validation 0.2345, accuracy 0.9567`.
  static String figures(Judgement validation) {
    String measured = "validation " + Figures.fixed(validation.loss());
    return switch (validation.measure()) {
      case LOSS -> measured;
      case ACCURACY -> measured + ", accuracy " + Figures.fixed(validation.metric());
      case SCALED_RMSE -> measured + ", scaled RMSE " + Figures.fixed(validation.metric());
    };
  }

  /// A bar that moves within an epoch too.
  final class Bar implements EpochProgress {
    private static final int TICKS_PER_EPOCH = 100;
    private static final int UPDATE_MILLIS = 100;
    private final ProgressBar bar;

    Bar(int width, int epochs) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("")
              .setInitialMax((long) epochs * TICKS_PER_EPOCH)
              .setUnit(" epochs", TICKS_PER_EPOCH)
              .setUpdateIntervalMillis(UPDATE_MILLIS)
              .setStyle(ProgressBarStyle.ASCII)
              // A width of our own: asked for it, the library would take over Ctrl-C.
              .setConsumer(new ConsoleProgressBarConsumer(System.err, width - 1))
              .build();
    }

    @Override
    public void running(EpochRunning event) {
      bar.stepTo(
          (event.epoch() - 1L) * TICKS_PER_EPOCH + (long) (event.fraction() * TICKS_PER_EPOCH));
    }

    @Override
    public void finished(EpochFinished event) {
      bar.stepTo((long) event.epoch() * TICKS_PER_EPOCH);
      bar.setExtraMessage(" " + figures(event));
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  /// A line for each epoch.
  final class Lines implements EpochProgress {
    private static final int MOST_LINES = 200;
    private final PrintWriter err;
    private final int every;

    Lines(PrintWriter err, int epochs) {
      this.err = err;
      this.every = (epochs + MOST_LINES - 1) / MOST_LINES;
    }

    @Override
    public void running(EpochRunning event) {}

    @Override
    public void finished(EpochFinished event) {
      if (event.epoch() % every == 0 || event.epoch() == event.epochs()) {
        err.println("epoch %d/%d: %s".formatted(event.epoch(), event.epochs(), figures(event)));
      }
    }

    @Override
    public void close() {}
  }
}
