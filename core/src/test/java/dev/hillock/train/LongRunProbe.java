package dev.hillock.train;

import dev.hillock.data.CsvFormat;
import dev.hillock.data.CsvSource;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import dev.hillock.train.TrainingEvent.EpochFinished;
import java.nio.file.Path;
import java.util.List;

/// Trains for long and prints how many bytes of the heap are in use after a collection: after the
/// hundredth epoch and after the last. Run in a JVM of its own, where nothing else is.
final class LongRunProbe {

  private static final int FIRST = 100;

  private LongRunProbe() {}

  /// Arguments: the CSV file, its target, the number of epochs.
  public static void main(String[] args) {
    int epochs = Integer.parseInt(args[2]);
    var settings =
        Preset.PLAIN
            .settings()
            .with(Settings.TARGET, List.of(args[1]))
            .with(Settings.THREADS, 1)
            .with(Settings.EPOCHS, epochs);
    long[] heard = {0};
    var result =
        Training.of(CsvSource.read(Path.of(args[0]), CsvFormat.DEFAULT), settings)
            .controller(event -> {
              if (event instanceof EpochFinished epoch
                  && (epoch.epoch() == FIRST || epoch.epoch() == epochs)) {
                System.out.println(usedBytes());
              }
            })
            .listener(event -> heard[0]++)
            .run();
    // What is kept is kept while it is measured.
    if (result.history().size() != epochs || heard[0] < epochs) {
      throw new IllegalStateException(
          "%d epochs, %d events of %d epochs".formatted(result.history().size(), heard[0], epochs));
    }
  }

  private static long usedBytes() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
