package dev.hillock.train;

import dev.hillock.data.CsvFormat;
import dev.hillock.data.CsvSource;
import dev.hillock.data.Table;
import dev.hillock.kernel.KernelChoice;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import java.nio.file.Path;
import java.util.List;

/// Trains a network that uses every path of the kernels and prints its fingerprint: run in JVMs of
/// their own with other processors' vectors.
final class FingerprintProbe {

  private FingerprintProbe() {}

  /// Arguments: the CSV file, the number of threads.
  public static void main(String[] args) {
    System.out.println(KernelChoice.fastest().kernels().name());
    System.out.println(fingerprint(Path.of(args[0]), Integer.parseInt(args[1])));
  }

  static String fingerprint(Path digits, int threads) {
    var settings =
        Preset.PLAIN
            .settings()
            .with(Settings.TARGET, List.of("digit"))
            .with(Settings.HIDDEN, List.of(130, 33, 17, 9, 7))
            .with("activation", "gelu,tanh,selu,mish,softplus")
            .with(Settings.NESTEROV, true)
            .with(Settings.BATCH_SIZE, 600)
            .with(Settings.EPOCHS, 4)
            .with(Settings.THREADS, threads);
    var table = CsvSource.read(digits, CsvFormat.DEFAULT);
    // The default for tables has an optimiser, an initialisation and scales of its own.
    var tuned =
        Preset.REALMLP_S
            .settings()
            .with(Settings.TARGET, List.of("digit"))
            .with(Settings.HIDDEN, List.of(50, 20))
            .with(Settings.EPOCHS, 6)
            .with(Settings.THREADS, threads);
    // And the whole of it waves, shares, masks and a start of its own; once more with its
    // gradients clipped, whose length is a sum over all of them.
    var whole = Preset.REALMLP.settings().with(tuned.with(Settings.PRESET, Preset.REALMLP));
    return fingerprint(table, settings)
        + " "
        + fingerprint(table, tuned)
        + " "
        + fingerprint(table, whole)
        + " "
        + fingerprint(table, whole.with(Settings.CLIP_NORM, 0.01).with(Settings.EPOCHS, 2));
  }

  private static String fingerprint(Table table, Settings settings) {
    return Training.of(table, settings).run().model().fingerprint();
  }
}
