package dev.hillock.train;

import dev.hillock.nn.Architecture;
import java.util.ArrayList;
import java.util.List;

/// Samples of steps as one list of numbers: three for each step, then so many for each layer.
final class SampleNumbers {

  private static final int OF_STEP = 3;
  private static final int OF_LAYER = 5;

  private SampleNumbers() {}

  static double[] values(List<StepSample> samples) {
    var values = new ArrayList<Double>();
    for (StepSample sample : samples) {
      values.add((double) sample.epoch());
      values.add((double) sample.step());
      values.add(sample.rate());
      for (LayerSample layer : sample.layers()) {
        values.add(layer.weightNorm());
        values.add(layer.gradientNorm());
        values.add(layer.updateNorm());
        values.add(layer.activity().dead());
        values.add(layer.activity().saturated());
      }
    }
    return values.stream().mapToDouble(v -> v).toArray();
  }

  static List<StepSample> of(double[] values, Architecture architecture) {
    int layers = architecture.layers().size();
    var samples = new ArrayList<StepSample>();
    int each = OF_STEP + OF_LAYER * layers;
    for (int at = 0; at + each <= values.length; at += each) {
      var ofLayers = new ArrayList<LayerSample>();
      for (int i = 0; i < layers; i++) {
        int from = at + OF_STEP + OF_LAYER * i;
        ofLayers.add(
            new LayerSample(
                architecture.nameOf(i),
                architecture.heads(i) * architecture.layers().get(i).weightCount(),
                values[from],
                values[from + 1],
                values[from + 2],
                new LayerActivity(values[from + 3], values[from + 4])));
      }
      samples.add(new StepSample((int) values[at], (int) values[at + 1], values[at + 2], ofLayers));
    }
    return samples;
  }
}
