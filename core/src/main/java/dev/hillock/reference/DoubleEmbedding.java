package dev.hillock.reference;

import dev.hillock.nn.Embedding;
import dev.hillock.nn.Embedding.Lookup;
import dev.hillock.nn.Embedding.Part;
import dev.hillock.nn.Embedding.Periodic;
import dev.hillock.nn.Embedding.Plain;

/// What lies between the inputs and the first layer: each part writes its numbers.
///
/// @param embedding its parts
/// @param parameters of the network; the embedding's come first
record DoubleEmbedding(Embedding embedding, float[] parameters) {

  /// Where a part lies: its first input, its first number, its first parameter.
  private record Place(int input, int output, int parameter) {

    Place after(Part part) {
      return new Place(
          input + part.inputs(), output + part.outputs(), parameter + part.parameterCount());
    }
  }

  /// The numbers that enter the first layer.
  double[] entering(float[] inputs) {
    double[] x = new double[embedding.outputs()];
    var place = new Place(0, 0, 0);
    for (Part part : embedding.parts()) {
      switch (part) {
        case Plain(int n) -> {
          for (int i = 0; i < n; i++) {
            x[place.output() + i] = inputs[place.input() + i];
          }
        }
        case Lookup lookup -> look(lookup, place, inputs, x);
        case Periodic periodic -> waves(periodic, place, inputs, x);
      }
      place = place.after(part);
    }
    return x;
  }

  /// A number that is no index of a category is the one for unseen ones.
  private void look(Lookup lookup, Place place, float[] inputs, double[] x) {
    int index = (int) inputs[place.input()];
    int level = index > 0 && index < lookup.levels() ? index : 0;
    for (int i = 0; i < lookup.width(); i++) {
      x[place.output() + i] = parameters[place.parameter() + level * lookup.width() + i];
    }
  }

  /// x, and e_k = c_k + Σ_f v_kf·cos(2π·w_f·x + b_f); all x come first, then all e_1, and so on.
  private void waves(Periodic periodic, Place place, float[] inputs, double[] x) {
    int n = periodic.inputs();
    int waves = n * periodic.frequencies();
    for (int j = 0; j < n; j++) {
      double input = inputs[place.input() + j];
      x[place.output() + j] = input;
      for (int k = 0; k < periodic.sums(); k++) {
        int weightsAt = place.parameter() + (2 + k) * waves;
        double sum = parameters[place.parameter() + (2 + periodic.sums()) * waves + k * n + j];
        for (int f = j; f < waves; f += n) {
          double frequency = parameters[place.parameter() + f];
          double phase = parameters[place.parameter() + waves + f];
          sum +=
              parameters[weightsAt + f] * StrictMath.cos(2 * Math.PI * frequency * input + phase);
        }
        x[place.output() + (1 + k) * n + j] = sum;
      }
    }
  }

  /// For each number that enters the first layer the input that it comes from.
  int[] origins() {
    int[] origins = new int[embedding.outputs()];
    var place = new Place(0, 0, 0);
    for (Part part : embedding.parts()) {
      for (int i = 0; i < part.outputs(); i++) {
        origins[place.output() + i] =
            place.input() + (part instanceof Lookup ? 0 : i % part.inputs());
      }
      place = place.after(part);
    }
    return origins;
  }
}
