package dev.hillock.nn;

import dev.hillock.kernel.PeriodicFeatures;
import dev.hillock.kernel.Philox;
import dev.hillock.kernel.Philox.Purpose;
import dev.hillock.nn.Embedding.Lookup;
import dev.hillock.nn.Embedding.Part;
import dev.hillock.nn.Embedding.Periodic;
import dev.hillock.nn.Embedding.Plain;

/// How the parameters of an embedding are drawn: frequencies normal with a given deviation, phases
/// uniform in ±π, the weights and biases of the sums of F waves uniform in ±1/√F, the numbers of a
/// category normal with variance 1.
///
/// A draw is a function of the seed and the parameter's place in the flat array alone.
///
/// Source: Holzmüller, Grinsztajn & Steinwart, "Better by default", NeurIPS 2024.
public final class InitialEmbedding {

  private InitialEmbedding() {}

  /// Draws them.
  ///
  /// @param frequencyScale standard deviation of the frequencies
  /// @param parameters of the network; the first of them are written
  public static void draw(
      Embedding embedding, double frequencyScale, long seed, Parameters parameters) {
    var philox = new Philox(seed, Purpose.INITIAL_EMBEDDINGS);
    float[] values = parameters.values();
    int at = 0;
    for (Part part : embedding.parts()) {
      switch (part) {
        case Plain _ -> {}
        case Lookup lookup -> {
          for (int i = at; i < at + lookup.parameterCount(); i++) {
            values[i] = (float) philox.normal(i);
          }
        }
        case Periodic periodic -> waves(periodic.features(), at, frequencyScale, philox, values);
      }
      at += part.parameterCount();
    }
  }

  private static void waves(
      PeriodicFeatures features, int at, double frequencyScale, Philox philox, float[] values) {
    double range = 1 / Math.sqrt(features.frequencies());
    int phases = at + features.phaseAt();
    int weights = at + features.weightAt();
    for (int i = at; i < at + features.parameterCount(); i++) {
      double symmetric = 2 * philox.uniform(0, 0, i) - 1;
      double value =
          i < phases
              ? frequencyScale * philox.normal(i)
              : (i < weights ? Math.PI : range) * symmetric;
      values[i] = (float) value;
    }
  }
}
