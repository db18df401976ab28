package dev.hillock.explain;

import dev.hillock.kernel.Activation;
import dev.hillock.report.Numerals;
import dev.hillock.settings.Settings;
import dev.hillock.train.LayerSample;
import dev.hillock.train.StepSample;
import dev.hillock.train.Training;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What the steps that were looked at tell: how gradients change from layer to layer, and how large
/// steps are. A network that has learned is not told of: it did in spite of it.
///
/// Weights change by a thousandth of their size in a healthy step (Karpathy's notes for CS231n,
/// "Ratio of weights:updates"); measured here on the tables of `data/`: from a tenth early in a
/// training to a millionth where the rate has gone to 0. So it is the largest of all layers and
/// steps that must stay below a ten-thousandth for a rate to be called too low, and the median step
/// that must be above a tenth for one to be too high.
///
/// A gradient has vanished where a weight of the first layer gets less than a thousandth of one of
/// the output layer (in healthy networks here at least a three-hundredth), which is what five
/// sigmoids in a row do, each with a derivative of a quarter at most (Hochreiter 1991; Glorot &
/// Bengio 2010). It explodes where it is a hundred times as long as the weights themselves (here
/// eight times at most, in an output layer): a rate of 0.01 then changes them by all they are.
final class StepCheck {

  private static final double VANISHED = 1e-3;
  private static final double EXPLODED = 100;
  private static final double HEALTHY = 1e-3;
  private static final double LOW = 1e-4;
  private static final double HIGH = 0.1;

  private final Settings settings;
  private final List<StepSample> samples;
  private final NetworkState state;

  StepCheck(Training.Result result, NetworkState state) {
    this.settings = result.plan().settings();
    this.samples = result.samples();
    this.state = state;
  }

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    if (samples.isEmpty() || state.skill().isLearned()) {
      return findings;
    }
    vanishing(findings);
    exploding(findings);
    rate(findings);
    return findings;
  }

  private void vanishing(List<Finding> findings) {
    boolean hasHidden = samples.getFirst().layers().size() > 1;
    double ratio = upperMedian(StepCheck::backward);
    if (!hasHidden || ratio > VANISHED) {
      return;
    }
    var sample = samples.getLast();
    boolean bends =
        settings.get(Settings.ACTIVATION).stream()
            .anyMatch(f -> f == Activation.SIGMOID || f == Activation.TANH);
    findings.add(
        new Finding(
            Illness.VANISHING_GRADIENT,
            "a weight of layer '%s' gets %s times the gradient of one of the output layer (epoch %d: %s and %s)"
                .formatted(
                    sample.layers().getFirst().layer(),
                    Numerals.brief(ratio),
                    sample.epoch(),
                    Numerals.brief(sample.layers().getFirst().gradientPerWeight()),
                    Numerals.brief(sample.layers().getLast().gradientPerWeight())),
            bends
                ? "take an activation whose derivative does not shrink with every layer, or fewer layers"
                : "normalise the sums of every layer, or take fewer layers",
            bends ? "--activation relu" : "--norm layer",
            Map.of("ratio", ratio)));
  }

  /// Gradient of a weight of the first layer over that of one of the last.
  private static double backward(StepSample sample) {
    double last = sample.layers().getLast().gradientPerWeight();
    return last == 0 ? Double.NaN : sample.layers().getFirst().gradientPerWeight() / last;
  }

  private void exploding(List<Finding> findings) {
    double times = lowerMedian(sample -> worst(sample, StepCheck::stretch).stretch);
    if (!(times >= EXPLODED)) {
      return;
    }
    var worst = worst(samples.getFirst(), StepCheck::stretch);
    findings.add(
        new Finding(
            Illness.EXPLODING_GRADIENT,
            "the gradient of layer '%s' is %s times as long as its weights"
                .formatted(worst.layer.layer(), Numerals.brief(times)),
            "normalise the sums of every layer, or begin with weights made for the activation (--init auto)",
            "--norm layer",
            Map.of("times", times)));
  }

  private static double stretch(LayerSample layer) {
    return layer.weightNorm() == 0 ? 0 : layer.gradientNorm() / layer.weightNorm();
  }

  private record Worst(LayerSample layer, double stretch) {}

  private static Worst worst(StepSample sample, ToDoubleFunction<LayerSample> size) {
    var layer = sample.layers().stream().max(Comparator.comparingDouble(size)).orElseThrow();
    return new Worst(layer, size.applyAsDouble(layer));
  }

  private void rate(List<Finding> findings) {
    double largest = 0;
    for (StepSample sample : samples) {
      largest = Math.max(largest, worst(sample, LayerSample::updateRatio).stretch);
    }
    double median = upperMedian(sample -> worst(sample, LayerSample::updateRatio).stretch);
    if (largest > 0 && largest < LOW) {
      findings.add(rate(Illness.RATE_TOO_LOW, "at most", largest));
    } else if (samples.size() > 1 && median > HIGH) {
      findings.add(rate(Illness.RATE_TOO_HIGH, "usually", median));
    }
  }

  private Finding rate(Illness illness, String how, double ratio) {
    String option = rateFor(settings, ratio);
    return new Finding(
        illness,
        "a step changes weights by %s %s of their size; about %s is healthy"
            .formatted(how, Numerals.brief(ratio), Numerals.brief(HEALTHY)),
        option == null
            ? "try others"
            : "take one with which it is, or let --find-rate look for one",
        option == null ? "--find-rate" : option,
        Map.of("update_ratio", ratio));
  }

  /// A rate with which steps are of a healthy size.
  private static @Nullable String rateFor(Settings settings, double ratio) {
    double wanted = settings.get(Settings.LEARNING_RATE) * HEALTHY / ratio;
    boolean sane = wanted > 1e-12 && wanted < 1e12;
    return sane ? "--learning-rate " + Numerals.oneDigit(wanted) : null;
  }

  private double upperMedian(ToDoubleFunction<StepSample> figure) {
    double[] sorted = sorted(figure);
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  private double lowerMedian(ToDoubleFunction<StepSample> figure) {
    double[] sorted = sorted(figure);
    return sorted.length == 0 ? Double.NaN : sorted[(sorted.length - 1) / 2];
  }

  private double[] sorted(ToDoubleFunction<StepSample> figure) {
    return samples.stream().mapToDouble(figure).filter(Double::isFinite).sorted().toArray();
  }
}
