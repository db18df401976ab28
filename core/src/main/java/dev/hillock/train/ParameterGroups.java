package dev.hillock.train;

import dev.hillock.nn.Architecture;
import dev.hillock.nn.Dense;
import dev.hillock.settings.Parametrization;
import java.util.ArrayList;
import java.util.List;

/// Which parameters move how fast: runs of the flat array, each with a factor of the learning rate.
///
/// @param groups in the order of the array, without gaps
record ParameterGroups(List<Group> groups) {

  /// A run of parameters.
  ///
  /// @param from the first
  /// @param to the one after the last
  /// @param rate factor of the learning rate
  record Group(int from, int to, double rate) {}

  ParameterGroups {
    groups = List.copyOf(groups);
  }

  /// The groups of a network.
  static ParameterGroups of(Architecture architecture, Parametrization parametrization) {
    if (parametrization == Parametrization.STANDARD) {
      return new ParameterGroups(List.of(new Group(0, architecture.parameterCount(), 1)));
    }
    var groups = new ArrayList<Group>();
    for (int i = 0; i < architecture.layers().size(); i++) {
      Dense layer = architecture.layers().get(i);
      int from = architecture.weightsOffset(i);
      int to = from + layer.inputs() * layer.outputs();
      groups.add(new Group(from, to, Parametrization.ntkWeightRate(layer.inputs())));
      if (layer.bias()) {
        groups.add(new Group(to, to + layer.outputs(), Parametrization.NTK_BIAS_RATE));
      }
    }
    return new ParameterGroups(groups);
  }
}
