package dev.hillock.explain;

import dev.hillock.kernel.Activation;
import dev.hillock.report.Numerals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whether the neurons of a trained network still do anything.
///
/// Less than half of the ReLUs of a hidden layer may be dead: up to a third are in healthy networks
/// of two hidden layers on the tables of `data/`, and 40 % is what too high a rate does, in the
/// words of Karpathy's notes for CS231n, "Commonly used activation functions". Networks with a
/// [Skill] of 0.8 may have more: a plane needs no more neurons. Less than four fifths of the
/// outputs of a hidden layer may be saturated, and more in a network that has learned all the same:
/// there it is the end of learning, not what keeps it from it. Outputs that vary by less than a
/// hundredth of what the targets do are constant to the eye.
final class NeuronCheck {

  private static final double DEAD = 0.5;
  private static final double GOOD = 0.8;
  private static final double SATURATED = 0.8;
  private static final double CONSTANT = 0.01;

  private NeuronCheck() {}

  static List<Finding> of(NetworkState state) {
    var findings = new ArrayList<Finding>();
    int worst = -1;
    int flattest = -1;
    for (int i = 0; i < state.activity().size() - 1; i++) {
      var activity = state.activity().get(i);
      if (worst < 0 || activity.dead() > state.activity().get(worst).dead()) {
        worst = i;
      }
      if (flattest < 0 || activity.saturated() > state.activity().get(flattest).saturated()) {
        flattest = i;
      }
    }
    if (worst >= 0
        && state.activity().get(worst).dead() >= DEAD
        && !(state.skill().value() >= GOOD)) {
      findings.add(dead(state, worst));
    }
    if (flattest >= 0
        && state.activity().get(flattest).saturated() >= SATURATED
        && !state.skill().isLearned()) {
      findings.add(saturated(state, flattest));
    }
    if (state.spread() < CONSTANT) {
      findings.add(constant(state));
    }
    return findings;
  }

  private static Finding dead(NetworkState state, int layer) {
    double part = state.activity().get(layer).dead();
    int neurons = state.member().architecture().layers().get(layer).outputs();
    return new Finding(
        Illness.DEAD_RELUS,
        "%d of %d neurons of layer '%s' are 0 in each of %s"
            .formatted(
                Math.round(part * neurons),
                neurons,
                state.member().architecture().nameOf(layer),
                Some.rows(state.rows())),
        "let negative sums through a little, and lower the learning rate if that does not do",
        "--activation leaky-relu",
        Map.of("part", part));
  }

  private static Finding saturated(NetworkState state, int layer) {
    double part = state.activity().get(layer).saturated();
    var activation = state.member().architecture().layers().get(layer).activation();
    return new Finding(
        Illness.SATURATED_NEURONS,
        "%s of the outputs of layer '%s' (%s) lie on the flat ends of their curve, over %s"
            .formatted(
                Some.percent(part),
                state.member().architecture().nameOf(layer),
                activation.text(),
                Some.rows(state.rows())),
        "bring the sums back to where the curve is steep, or take an activation without flat ends",
        activation == Activation.HARD_SIGMOID ? "--activation sigmoid" : "--norm layer",
        Map.of("part", part));
  }

  private static Finding constant(NetworkState state) {
    return new Finding(
        Illness.CONSTANT_PREDICTION,
        "over %s the outputs vary by %s of what the targets do"
            .formatted(
                Some.rows(state.rows()),
                state.spread() == 0 ? "nothing" : Numerals.brief(state.spread())),
        "look for a learning rate with which the loss falls; where there is none, the columns do not tell the target",
        "--find-rate",
        Map.of("spread", state.spread()));
  }
}
