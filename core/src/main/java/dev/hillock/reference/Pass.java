package dev.hillock.reference;

import java.util.List;

/// What a network makes of one row, in all that lies between. Nobody writes to the arrays.
///
/// @param entering the numbers that enter the first layer, before the factors of a submodel
/// @param lanes the layers, the first one first, for each submodel; one lane in a plain network
/// @param logits of the network; with submodels those that lead to the mean of their outputs (see
///   [dev.hillock.nn.SubmodelMean])
/// @param outputs of the network; with submodels the mean of theirs
public record Pass(
    double[] entering, List<List<LayerValues>> lanes, double[] logits, double[] outputs) {

  public Pass {
    lanes = lanes.stream().map(List::copyOf).toList();
  }

  /// The layers of a network without submodels.
  ///
  /// @throws IllegalStateException if it has some
  public List<LayerValues> layers() {
    if (lanes.size() != 1) {
      throw new IllegalStateException(
          "a network has %d submodels; ask for the layers of one".formatted(lanes.size()));
    }
    return lanes.getFirst();
  }
}
