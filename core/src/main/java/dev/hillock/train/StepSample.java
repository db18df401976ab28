package dev.hillock.train;

import java.util.List;

/// What a step did, for a diagnosis: a few of them are looked at in a training.
///
/// @param epoch from 1
/// @param step in it, from 1
/// @param rate learning rate of the step
/// @param layers from the first hidden layer to the output layer
public record StepSample(int epoch, int step, double rate, List<LayerSample> layers) {

  public StepSample {
    layers = List.copyOf(layers);
  }
}
