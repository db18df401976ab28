package dev.hillock.cli;

import dev.hillock.train.TrainingEvent;
import dev.hillock.train.TrainingEvent.EpochFinished;
import dev.hillock.train.TrainingEvent.NetworksRunning;
import java.util.function.Consumer;

/// How far a second training is, on one line of a terminal; without one nothing.
final class ReproduceProgress implements Consumer<TrainingEvent> {

  private static final int HUNDRED = 100;

  private final Terminal terminal;
  private int shown = -1;

  ReproduceProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void accept(TrainingEvent event) {
    if (!terminal.isInteractive()) {
      return;
    }
    switch (event) {
      case EpochFinished epoch -> show(epoch.epoch() * HUNDRED / epoch.epochs());
      case NetworksRunning running -> show((int) (HUNDRED * running.fraction()));
      default -> {}
    }
  }

  private void show(int percent) {
    if (percent != shown) {
      shown = percent;
      terminal.err().printf("\r%d %%\r", percent);
      terminal.err().flush();
    }
  }
}
