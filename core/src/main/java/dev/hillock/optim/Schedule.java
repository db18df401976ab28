package dev.hillock.optim;

import java.util.Locale;

/// How the learning rate changes during training. α is the rate it starts from, d the decay factor,
/// e the epochs between decays. Computed in strict arithmetic: the same rates on every machine.
public enum Schedule {
  /// α throughout.
  CONSTANT,
  /// α·d^⌊epoch / e⌋: multiplied by d every e epochs.
  STEP,
  /// α·d^(epoch / e): the same decline, without the steps.
  EXPONENTIAL,
  /// ½α·(1 + cos πt), t from 0 at the first step to 1 after the last. Loshchilov & Hutter 2016,
  /// equation 5, without restarts.
  COSINE,
  /// ½α·(1 − cos 2π log2(1 + 15t)), t as above: four waves from 0 to α and back, each twice as long
  /// as the one before, so that an early epoch can be a good one too and the last is. Holzmüller,
  /// Grinsztajn & Steinwart, "Better by default", NeurIPS 2024, appendix A.
  MULTI_CYCLE;

  private static final double LN2 = 0x1.62e42fefa39efp-1;

  /// How the rate falls under [#STEP] and [#EXPONENTIAL].
  ///
  /// @param factor d, in (0, 1]
  /// @param everyEpochs e, greater than 0
  public record Decay(double factor, double everyEpochs) {}

  /// The rate of the next step.
  ///
  /// @param startRate α
  /// @param epochs epochs done, with the fraction of the current one
  /// @param allEpochs epochs there will be
  public double rate(double startRate, Decay decay, double epochs, double allEpochs) {
    double periods = epochs / decay.everyEpochs();
    return switch (this) {
      case CONSTANT -> startRate;
      case STEP -> startRate * StrictMath.pow(decay.factor(), Math.floor(periods));
      case EXPONENTIAL -> startRate * StrictMath.pow(decay.factor(), periods);
      case COSINE -> 0.5 * startRate * (1 + StrictMath.cos(Math.PI * epochs / allEpochs));
      case MULTI_CYCLE -> {
        double waves = StrictMath.log(1 + 15 * epochs / allEpochs) / LN2;
        yield 0.5 * startRate * (1 - StrictMath.cos(2 * Math.PI * waves));
      }
    };
  }

  /// Whether the rate comes to rest at the end of an epoch, so that a network may well end there:
  /// after the last one, after each wave, and anywhere if the rate never does.
  ///
  /// @param epoch from 1
  /// @param allEpochs epochs there will be
  public boolean restsAfter(int epoch, int allEpochs) {
    return switch (this) {
      case CONSTANT, STEP, EXPONENTIAL -> true;
      case COSINE -> epoch == allEpochs;
      case MULTI_CYCLE -> epoch == allEpochs || wave(epoch + 1, allEpochs) > wave(epoch, allEpochs);
    };
  }

  private static double wave(int epoch, int allEpochs) {
    return Math.floor(StrictMath.log(1 + 15.0 * epoch / allEpochs) / LN2);
  }

  /// The name in settings and files.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
