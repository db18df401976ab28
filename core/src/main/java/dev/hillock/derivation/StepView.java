package dev.hillock.derivation;

import dev.hillock.train.StepRecord.Losses;
import java.util.List;

/// A step as it is shown.
///
/// @param number from 1
/// @param row what the row was and became
/// @param targets t of each output
/// @param outputs a of each output before the step
/// @param outputsAfter a of each output after it
/// @param layers from the first hidden layer on
/// @param loss around the step
public record StepView(
    int number,
    RowView row,
    List<Float> targets,
    List<Float> outputs,
    List<Float> outputsAfter,
    List<LayerView> layers,
    Losses loss) {

  public StepView {
    targets = List.copyOf(targets);
    outputs = List.copyOf(outputs);
    outputsAfter = List.copyOf(outputsAfter);
    layers = List.copyOf(layers);
  }
}
