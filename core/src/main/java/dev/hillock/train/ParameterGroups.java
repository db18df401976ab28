package dev.hillock.train;

import dev.hillock.nn.Architecture;
import dev.hillock.nn.Dense;
import dev.hillock.nn.Embedding.Lookup;
import dev.hillock.nn.Embedding.Part;
import dev.hillock.nn.Embedding.Periodic;
import dev.hillock.nn.Embedding.Plain;
import dev.hillock.nn.Norm;
import dev.hillock.settings.Parametrization;
import java.util.ArrayList;
import java.util.List;

/// Which parameters move and decay how fast: runs of the flat array, each with a factor of the
/// learning rate and one of the weight decay. Biases do not decay.
///
/// @param groups in the order of the array, without gaps
record ParameterGroups(List<Group> groups) {

  /// A run of parameters.
  ///
  /// @param from the first
  /// @param to the one after the last
  /// @param pace of its parameters
  record Group(int from, int to, Pace pace) {}

  /// How fast parameters move.
  ///
  /// @param rate factor of the learning rate
  /// @param decay factor of the weight decay
  record Pace(double rate, double decay) {
    static final Pace PLAIN = new Pace(1, 1);
    static final Pace WITHOUT_DECAY = new Pace(1, 0);

    /// What a step leaves of a parameter: 1 − λ·α·decay.
    ///
    /// @param learningRate α
    /// @param weightDecay λ
    float kept(double learningRate, double weightDecay) {
      return (float) Math.max(0, 1 - weightDecay * learningRate * decay);
    }

    /// As Holzmüller, Grinsztajn & Steinwart's program has it: the factor counts once in the step
    /// and twice in the decay.
    static Pace tuned(double rate) {
      return new Pace(rate, rate * rate);
    }
  }

  ParameterGroups {
    groups = List.copyOf(groups);
  }

  /// The groups of a network.
  ///
  /// @param decays whether there is any weight decay; without it the groups differ in the rate only
  static ParameterGroups of(
      Architecture architecture, Parametrization parametrization, boolean decays) {
    var groups = new Builder(decays);
    boolean ntk = parametrization == Parametrization.NTK;
    for (Part part : architecture.embedding().parts()) {
      var pace =
          switch (part) {
            case Plain _, Lookup _ -> Pace.PLAIN;
            case Periodic _ -> ntk ? Pace.tuned(Parametrization.NTK_WAVE_RATE) : Pace.PLAIN;
          };
      groups.add(part.parameterCount(), pace);
    }
    groups.add(architecture.factorCount(), Pace.PLAIN);
    for (int i = 0; i < architecture.layers().size(); i++) {
      Dense layer = architecture.layers().get(i);
      int heads = architecture.heads(i);
      double weightRate = ntk ? Parametrization.ntkWeightRate(layer.inputs()) : 1;
      groups.add(heads * layer.weightCount(), new Pace(weightRate, 1));
      double biasRate = ntk ? Parametrization.NTK_BIAS_RATE : 1;
      groups.add(layer.bias() ? heads * layer.outputs() : 0, new Pace(biasRate, 0));
      var alphas = ntk ? Pace.tuned(Parametrization.NTK_ALPHA_RATE) : Pace.WITHOUT_DECAY;
      groups.add(layer.parametric() ? layer.outputs() : 0, alphas);
      // γ and β move like biases; running numbers follow the batches and no gradient.
      groups.add(layer.norm() == Norm.NONE ? 0 : 2 * layer.outputs(), new Pace(biasRate, 0));
      groups.add(layer.norm() == Norm.BATCH ? 2 * layer.outputs() : 0, new Pace(0, 0));
    }
    return new ParameterGroups(groups.groups);
  }

  /// The pace of a parameter.
  Pace paceAt(int parameter) {
    return groups.stream()
        .filter(group -> group.from <= parameter && parameter < group.to)
        .findFirst()
        .orElseThrow()
        .pace;
  }

  /// Neighbours of one pace become one group.
  private static final class Builder {
    private final boolean decays;
    private final List<Group> groups = new ArrayList<>();
    private int end;

    Builder(boolean decays) {
      this.decays = decays;
    }

    void add(int count, Pace pace) {
      if (count == 0) {
        return;
      }
      var own = decays ? pace : new Pace(pace.rate, 0);
      int from = end;
      if (!groups.isEmpty() && groups.getLast().pace.equals(own)) {
        from = groups.removeLast().from;
      }
      end += count;
      groups.add(new Group(from, end, own));
    }
  }
}
