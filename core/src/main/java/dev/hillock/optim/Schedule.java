package dev.hillock.optim;

import java.util.Locale;

/// How the learning rate changes during training. α is the rate it starts from, or its peak, d the
/// decay factor, e the epochs between decays. Computed in strict arithmetic: the same rates on
/// every machine.
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
  MULTI_CYCLE,
  /// From α/25 up to α in the first 0.3 of the training, then down to α/250000, both along half a
  /// cosine. Smith & Topin, "Super-convergence", 2018 (arXiv 1708.07120), in the form and with the
  /// numbers of fastai and PyTorch; the momentum stays as it is, where they let it fall to 0.85 and
  /// rise again.
  ONE_CYCLE,
  /// α·√(w / max(epoch, w)): α up to w, then down with the root of the time. w is the length of the
  /// warm-up, at least one epoch. Vaswani et al., "Attention is all you need", NIPS 2017, equation
  /// 3, whose factor α takes.
  INVERSE_SQRT,
  /// ½α·(1 + cos π c/p) at c epochs into a cycle of p: from α to 0 again and again, each cycle m
  /// times as long as the one before. Loshchilov & Hutter, "SGDR: stochastic gradient descent with
  /// warm restarts", ICLR 2017, equation 5.
  COSINE_RESTARTS,
  /// α, times d whenever the loss has not fallen for some epochs; see [Plateau].
  PLATEAU;

  private static final double LN2 = 0x1.62e42fefa39efp-1;

  /// The part of one cycle in which the rate rises.
  private static final double RISING = 0.3;

  /// The peak of one cycle over its start.
  private static final double START_DIVISOR = 25;

  /// The start of one cycle over its end.
  private static final double END_DIVISOR = 10_000;

  /// How the rate falls under [#STEP] and [#EXPONENTIAL].
  ///
  /// @param factor d, in (0, 1]
  /// @param everyEpochs e, greater than 0
  public record Decay(double factor, double everyEpochs) {}

  /// The cycles of [#COSINE_RESTARTS].
  ///
  /// @param epochs p of the first, at least 1
  /// @param factor m, at least 1
  public record Restarts(double epochs, double factor) {

    /// Where the cycle begins that holds an epoch.
    double start(double epoch) {
      if (factor == 1) {
        return epochs * Math.floor(epoch / epochs);
      }
      double start = 0;
      double length = epochs;
      while (start + length <= epoch) {
        start += length;
        length *= factor;
      }
      return start;
    }

    /// How long a cycle is that begins there: a cycle of p begins at (p − p₁) / (m − 1).
    double length(double start) {
      return epochs + start * (factor - 1);
    }
  }

  /// The numbers of the schedules that have some.
  ///
  /// @param decay of [#STEP] and [#EXPONENTIAL]
  /// @param restarts of [#COSINE_RESTARTS]
  /// @param flatEpochs w of [#INVERSE_SQRT], greater than 0
  public record Shape(Decay decay, Restarts restarts, double flatEpochs) {}

  /// The rate of the next step; for [#PLATEAU] before it is made smaller.
  ///
  /// @param peak α
  /// @param epochs epochs done, with the fraction of the current one
  /// @param allEpochs epochs there will be
  public double rate(double peak, Shape shape, double epochs, double allEpochs) {
    double factor = shape.decay.factor;
    double periods = epochs / shape.decay.everyEpochs;
    return switch (this) {
      case CONSTANT, PLATEAU -> peak;
      case STEP -> peak * StrictMath.pow(factor, Math.floor(periods));
      case EXPONENTIAL -> peak * StrictMath.pow(factor, periods);
      case COSINE -> 0.5 * peak * (1 + StrictMath.cos(Math.PI * epochs / allEpochs));
      case MULTI_CYCLE -> {
        double waves = StrictMath.log(1 + 15 * epochs / allEpochs) / LN2;
        yield 0.5 * peak * (1 - StrictMath.cos(2 * Math.PI * waves));
      }
      case ONE_CYCLE -> oneCycle(peak, epochs / allEpochs);
      case INVERSE_SQRT -> peak * Math.sqrt(shape.flatEpochs / Math.max(epochs, shape.flatEpochs));
      case COSINE_RESTARTS -> {
        double start = shape.restarts.start(epochs);
        double done = (epochs - start) / shape.restarts.length(start);
        yield 0.5 * peak * (1 + StrictMath.cos(Math.PI * done));
      }
    };
  }

  private static double oneCycle(double peak, double done) {
    double start = peak / START_DIVISOR;
    return done <= RISING
        ? along(start, peak, done / RISING)
        : along(peak, start / END_DIVISOR, (done - RISING) / (1 - RISING));
  }

  /// From one rate to another along half a cosine.
  private static double along(double from, double to, double part) {
    return to + 0.5 * (from - to) * (1 + StrictMath.cos(Math.PI * part));
  }

  /// Whether the rate comes to rest at the end of an epoch, so that a network may well end there:
  /// after the last one, after each wave or cycle that is complete, and anywhere if the rate never
  /// does.
  ///
  /// @param epoch epochs done, more than 0
  /// @param allEpochs epochs there will be
  public boolean restsAfter(double epoch, Shape shape, double allEpochs) {
    return switch (this) {
      case CONSTANT, STEP, EXPONENTIAL, INVERSE_SQRT, PLATEAU -> true;
      case COSINE, ONE_CYCLE -> epoch == allEpochs;
      case MULTI_CYCLE -> epoch == allEpochs || wave(epoch + 1, allEpochs) > wave(epoch, allEpochs);
      // A restart at once, or before the next epoch is over.
      case COSINE_RESTARTS -> {
        double now = shape.restarts.start(epoch);
        yield now == epoch || shape.restarts.start(Math.nextDown(epoch + 1)) > now;
      }
    };
  }

  private static double wave(double epoch, double allEpochs) {
    return Math.floor(StrictMath.log(1 + 15.0 * epoch / allEpochs) / LN2);
  }

  /// The name in settings and files.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
