package dev.hillock.cli;

import dev.hillock.train.TrainingEvent.NetworksRunning;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// A bar for several networks that are trained side by side.
final class NetworksBar implements AutoCloseable {

  private static final int UPDATE_MILLIS = 100;
  private static final int HUNDRED = 100;

  private final ProgressBar bar;

  NetworksBar(int width) {
    bar =
        new ProgressBarBuilder()
            .setTaskName("")
            .setInitialMax(HUNDRED)
            .setUnit(" %", 1)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setStyle(ProgressBarStyle.ASCII)
            // A width of our own: asked for it, the library would take over Ctrl-C.
            .setConsumer(new ConsoleProgressBarConsumer(System.err, width - 1))
            .build();
  }

  void running(NetworksRunning event) {
    bar.stepTo(Math.round(event.fraction() * HUNDRED));
  }

  @Override
  public void close() {
    bar.close();
  }
}
