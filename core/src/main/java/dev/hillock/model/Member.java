package dev.hillock.model;

import dev.hillock.nn.Architecture;
import dev.hillock.nn.Parameters;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.Decision;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.Preparation;
import dev.hillock.prep.TargetCoding;
import java.util.function.UnaryOperator;

/// A trained network of a model: how columns become its inputs, its layers, what they learned, and
/// how its outputs become labels or numbers.
///
/// @param preparation fitted transforms and target coding
/// @param architecture the layers
/// @param parameters what they learned
public record Member(Preparation preparation, Architecture architecture, Parameters parameters) {

  public Member {
    if (preparation.width() != architecture.inputs()) {
      throw new IllegalArgumentException(
          "the columns give %d inputs but the network takes %d"
              .formatted(preparation.width(), architecture.inputs()));
    }
    if (preparation.target().outputs() != architecture.outputs()) {
      throw new IllegalArgumentException(
          "the target has %d outputs but the network gives %d"
              .formatted(preparation.target().outputs(), architecture.outputs()));
    }
    var activation = architecture.output().activation();
    if (preparation.target() instanceof ClassTarget classes
        && !(classes.decision() instanceof Decision.Likeliest)
        && !activation.givesProbabilities()) {
      throw new IllegalArgumentException(
          "target '%s' is decided by probabilities but the outputs of activation %s are none"
              .formatted(classes.column(), activation.text()));
    }
  }

  /// Whether its outputs stand for logarithms of the target.
  public boolean learnedLogarithms() {
    return preparation.target() instanceof NumberTarget numbers && !numbers.logs().isEmpty();
  }

  /// The same with a target coding that has learned something more.
  public Member withTarget(UnaryOperator<TargetCoding> change) {
    var target = change.apply(preparation.target());
    return new Member(preparation.withTarget(target), architecture, parameters);
  }
}
