package dev.hillock.explain;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What can be wrong with a training, its rows or its settings.
public enum Illness {
  /// Numbers enter the network as large as they are.
  UNSCALED_INPUTS(
      "unscaled inputs",
      "weights of large inputs get large gradients and those of small ones hardly any, so that no learning rate suits both"),
  /// A column tells the target by itself.
  LEAKING_COLUMN(
      "leaking column",
      "the figures are those of reading the answer; they will not hold for rows whose target is not known yet"),
  /// Validation rows that train as well.
  SPLIT_DUPLICATES(
      "duplicates across the split",
      "the network is judged on rows that it has learned by heart, so its figures are too good"),
  /// Some classes have next to no rows beside others.
  CLASS_IMBALANCE(
      "class imbalance",
      "never predicting the rare class costs next to nothing, and accuracy does not show it"),
  /// Fewer rows than can tell a rule from chance.
  TOO_FEW_ROWS(
      "too few rows",
      "a network can learn so few rows by heart, and figures from a handful of validation rows are mostly luck"),
  /// Output activation and loss or target that hinder each other.
  OUTPUT_UNIT(
      "output that does not fit", "the loss cannot reach its least value with such outputs"),
  /// Neurons that say 0 whatever comes.
  DEAD_RELUS(
      "dead ReLUs",
      "a neuron whose output is 0 in every row has derivative 0 there, so it never learns again"),
  /// Outputs on the flat ends of their curve.
  SATURATED_NEURONS(
      "saturated neurons",
      "on the flat ends of a sigmoid or tanh the derivative is nearly 0, so hardly any error flows back through it"),
  /// Errors that get lost on their way back.
  VANISHING_GRADIENT(
      "vanishing gradient",
      "the first layers hardly move, and those behind them learn from what is nearly chance"),
  /// Errors that grow on their way back.
  EXPLODING_GRADIENT(
      "exploding gradient", "a rate that suits the last layers throws the first ones about"),
  /// Steps that overshoot.
  RATE_TOO_HIGH("learning rate too high", "each step jumps over the place that it aims at"),
  /// Steps that lead nowhere.
  RATE_TOO_LOW("learning rate too low", "the training ends long before it arrives"),
  /// Nothing was learned.
  STUCK_LOSS(
      "loss that does not move", "the network has learned nothing that the average does not tell"),
  /// The same for every row.
  CONSTANT_PREDICTION(
      "constant prediction", "the network says the same of every row, whatever its columns hold"),
  /// Learned by heart.
  OVER_FITTING("over-fitting", "the network knows the training rows and not the rule behind them"),
  /// Parameters that are no use.
  WEIGHTS_OUT_OF_RANGE(
      "weights out of range", "sums of such weights are infinite or not numbers, or nearly so");

  private final String text;
  private final String why;

  Illness(String text, String why) {
    this.text = text;
    this.why = why;
  }

  /// What people call it.
  public String text() {
    return text;
  }

  /// Why it hurts: a clause.
  public String why() {
    return why;
  }

  /// Its name for programs: `dead_relus`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What it brings about, and what need not be told beside it.
  Set<Illness> consequences() {
    return switch (this) {
      case UNSCALED_INPUTS, WEIGHTS_OUT_OF_RANGE -> EnumSet.range(DEAD_RELUS, CONSTANT_PREDICTION);
      case OUTPUT_UNIT -> EnumSet.range(VANISHING_GRADIENT, CONSTANT_PREDICTION);
      case DEAD_RELUS, SATURATED_NEURONS -> EnumSet.range(VANISHING_GRADIENT, CONSTANT_PREDICTION);
      case VANISHING_GRADIENT, EXPLODING_GRADIENT ->
          EnumSet.range(RATE_TOO_HIGH, CONSTANT_PREDICTION);
      case RATE_TOO_HIGH, RATE_TOO_LOW -> EnumSet.range(STUCK_LOSS, CONSTANT_PREDICTION);
      case STUCK_LOSS -> EnumSet.of(CONSTANT_PREDICTION);
      case LEAKING_COLUMN,
          SPLIT_DUPLICATES,
          CLASS_IMBALANCE,
          TOO_FEW_ROWS,
          CONSTANT_PREDICTION,
          OVER_FITTING ->
          EnumSet.noneOf(Illness.class);
    };
  }
}
