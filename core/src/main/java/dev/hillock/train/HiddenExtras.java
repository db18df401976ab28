package dev.hillock.train;

import dev.hillock.nn.Architecture;
import dev.hillock.nn.Dense;
import dev.hillock.nn.Dense.Extras;
import dev.hillock.nn.Initializer;
import dev.hillock.nn.Norm;
import dev.hillock.settings.Settings;
import java.util.List;

/// What the hidden layers have besides weights, biases and activations, as the settings want it.
final class HiddenExtras {

  private HiddenExtras() {}

  /// The extras.
  ///
  /// @throws IllegalArgumentException if the hidden layers give one of them nothing to do
  static Extras of(Settings settings) {
    List<Integer> hidden = settings.get(Settings.HIDDEN);
    boolean residual = settings.get(Settings.RESIDUAL);
    if (residual && !hasNeighboursOfOneWidth(hidden)) {
      throw new IllegalArgumentException(
          "residual is true, but with hidden %s no hidden layer is as wide as the one before; give two of one width, such as --hidden 64,64"
              .formatted(Settings.HIDDEN.format(hidden)));
    }
    checkNorm(settings, hidden);
    return new Extras(settings.get(Settings.NORM), settings.get(Settings.PARAMETRIC), residual);
  }

  /// How many submodels there are.
  ///
  /// @throws IllegalArgumentException if other settings do not go with them
  static int submodels(Settings settings) {
    int submodels = settings.get(Settings.SUBMODELS);
    if (submodels == 1) {
      return submodels;
    }
    if (settings.get(Settings.HIDDEN).isEmpty()) {
      throw new IllegalArgumentException(
          "submodels is %d, but there is no hidden layer to share; take --submodels off or some --hidden"
              .formatted(submodels));
    }
    if (settings.get(Settings.INIT) == Initializer.DATA_DRIVEN) {
      throw new IllegalArgumentException(
          "submodels is %d, but init data-driven fits the weights to one network; take another --init, or --preset tabm-mini"
              .formatted(submodels));
    }
    if (settings.get(Settings.CALIBRATE)) {
      throw new IllegalArgumentException(
          "submodels is %d, but calibrate divides the logits of one network; take --no-calibrate"
              .formatted(submodels));
    }
    return submodels;
  }

  /// Checks that a batch that is normalised as a whole fits into the arrays.
  ///
  /// @throws IllegalArgumentException if it does not
  static void checkBatch(Architecture architecture, int batchRows) {
    int widest = architecture.layers().stream().mapToInt(Dense::outputs).max().orElseThrow();
    long rows = (long) batchRows * architecture.submodels();
    if (architecture.hasBatchNorm() && rows * widest > Integer.MAX_VALUE / 2) {
      throw new IllegalArgumentException(
          "norm is batch and a batch has %d rows of %d neurons, which is more than an array holds; take a smaller --batch-size"
              .formatted(rows, widest));
    }
  }

  private static void checkNorm(Settings settings, List<Integer> hidden) {
    Norm norm = settings.get(Settings.NORM);
    if (norm != Norm.NONE && hidden.isEmpty()) {
      throw new IllegalArgumentException(
          "norm is %s, but there is no hidden layer; take --norm none or some --hidden"
              .formatted(norm.text()));
    }
    if (norm == Norm.BATCH && settings.get(Settings.BATCH_SIZE) == 1) {
      throw new IllegalArgumentException(
          "norm is batch, but a batch of 1 row has no deviation; take a larger --batch-size or --norm layer");
    }
  }

  private static boolean hasNeighboursOfOneWidth(List<Integer> hidden) {
    for (int i = 1; i < hidden.size(); i++) {
      if (hidden.get(i).equals(hidden.get(i - 1))) {
        return true;
      }
    }
    return false;
  }
}
