package dev.hillock.train;

import java.util.List;

/// A step of training on one row, with all that the engine computed for it.
///
/// @param number of the step, from 1
/// @param row of the table, from 0
/// @param rate α
/// @param inputs of the network
/// @param targets t of its outputs
/// @param layers from the first hidden layer to the output layer
/// @param parameters what the step changed
/// @param loss E of the row before and after the step
/// @param outputsAfter the outputs for this row after the step
public record StepRecord(
    int number,
    int row,
    double rate,
    float[] inputs,
    float[] targets,
    List<LayerRecord> layers,
    Change parameters,
    Losses loss,
    float[] outputsAfter) {

  public StepRecord {
    layers = List.copyOf(layers);
  }

  /// The parameters, all in the order of the flat array.
  ///
  /// @param before the step
  /// @param gradient ∂E/∂w
  /// @param after the step
  /// @param memoryBefore what the optimiser remembered of each before the step, array by array
  /// @param memoryAfter what it remembers after it
  public record Change(
      float[] before,
      float[] gradient,
      float[] after,
      List<float[]> memoryBefore,
      List<float[]> memoryAfter) {

    public Change {
      memoryBefore = List.copyOf(memoryBefore);
      memoryAfter = List.copyOf(memoryAfter);
    }
  }

  /// Losses around a step.
  ///
  /// @param before E of the row
  /// @param after E of the row
  /// @param all the mean of E over the rows that are trained, at most [StepRecorder#MOST_JUDGED] of
  ///   them, after the step
  public record Losses(double before, double after, double all) {}
}
