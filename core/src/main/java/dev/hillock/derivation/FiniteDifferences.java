package dev.hillock.derivation;

import dev.hillock.nn.Architecture;
import dev.hillock.reference.DoubleLoss;
import dev.hillock.reference.DoubleNetwork;
import dev.hillock.reference.Pass;
import dev.hillock.train.StepRecord;

/// Central finite differences of E by single weights, (E(w + h) − E(w − h)) / 2h, in double: the
/// same derivative without the chain rule. h = 10⁻⁵·max(1, |w|), so that both the curvature that is
/// left out and what is lost to rounding are below 10⁻⁹ of E.
final class FiniteDifferences {

  private static final double STEP = 1e-5;

  /// Where the slopes on both sides differ by more than this part, there is a kink between them.
  private static final double KINK = 1e-2;

  /// Slopes below this part of E are rounding.
  private static final double NOTHING = 1e-9;

  private final DoubleNetwork network;
  private final DoubleLoss loss;
  private final Pass base;
  private final double[] targets;
  private final double lossHere;
  private final StepRecord record;

  /// @param architecture of the network as it is trained
  FiniteDifferences(Architecture architecture, DoubleLoss loss, StepRecord record) {
    network = new DoubleNetwork(architecture, record.parameters().before());
    this.loss = loss;
    this.record = record;
    base = network.pass(Floats.doubles(record.layers().getFirst().inputs()));
    targets = Floats.doubles(record.targets());
    lossHere = network.lossWithSum(base, 0, 0, 0, loss, targets);
  }

  /// By the weight from an input of a layer to a neuron.
  Slope ofWeight(int layer, int input, int neuron, float weight) {
    double x = record.layers().get(layer).inputs()[input];
    return slope(layer, neuron, x, STEP * Math.max(1, Math.abs(weight)));
  }

  /// By a bias.
  Slope ofBias(int layer, int neuron, float bias) {
    return slope(layer, neuron, 1, STEP * Math.max(1, Math.abs(bias)));
  }

  private Slope slope(int layer, int neuron, double x, double h) {
    double above = network.lossWithSum(base, layer, neuron, h * x, loss, targets);
    double below = network.lossWithSum(base, layer, neuron, -h * x, loss, targets);
    double right = (above - lossHere) / h;
    double left = (lossHere - below) / h;
    double larger = Math.max(Math.abs(left), Math.abs(right));
    boolean counts = larger > NOTHING * Math.max(1, Math.abs(lossHere)) / h * STEP;
    boolean atKink = counts && Math.abs(right - left) > KINK * larger;
    return new Slope((above - below) / (2 * h), atKink);
  }
}
