package dev.hillock.attribution;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// How one number is read from the outputs of a model, in its target's units: a function of all of
/// them, with its derivatives.
sealed interface Reading {

  /// The number.
  double of(double[] outputs);

  /// The derivative with respect to each output.
  double[] slopes(double[] outputs);

  private static double[] only(int index, double slope, int count) {
    double[] slopes = new double[count];
    slopes[index] = slope;
    return slopes;
  }

  /// An output as it is.
  record Output(int index) implements Reading {

    @Override
    public double of(double[] outputs) {
      return outputs[index];
    }

    @Override
    public double[] slopes(double[] outputs) {
      return only(index, 1, outputs.length);
    }
  }

  /// The probability of the first of two classes, 1 − that of the second, which is an output.
  record Rest(int index) implements Reading {

    @Override
    public double of(double[] outputs) {
      return 1 - outputs[index];
    }

    @Override
    public double[] slopes(double[] outputs) {
      return only(index, -1, outputs.length);
    }
  }

  /// A probability that is divided by the sum of all, p_k / Σ p: outputs that nothing makes add up
  /// to 1.
  record Share(int index) implements Reading {

    @Override
    public double of(double[] outputs) {
      double sum = Arrays.stream(outputs).sum();
      return sum == 0 ? 1.0 / outputs.length : outputs[index] / sum;
    }

    @Override
    public double[] slopes(double[] outputs) {
      double sum = Arrays.stream(outputs).sum();
      double[] slopes = new double[outputs.length];
      for (int j = 0; j < slopes.length && sum != 0; j++) {
        slopes[j] = ((j == index ? 1 : 0) - outputs[index] / sum) / sum;
      }
      return slopes;
    }
  }

  /// The output of this rank, from 0 for the least: quantiles are sorted before they are read.
  record Rank(int rank) implements Reading {

    @Override
    public double of(double[] outputs) {
      return outputs[place(outputs)];
    }

    @Override
    public double[] slopes(double[] outputs) {
      return only(place(outputs), 1, outputs.length);
    }

    private int place(double[] outputs) {
      return IntStream.range(0, outputs.length)
          .boxed()
          .sorted(Comparator.comparingDouble(j -> outputs[j]))
          .skip(rank)
          .findFirst()
          .orElseThrow();
    }
  }

  /// ln(v − origin), below the floor its tangent: see [dev.hillock.prep.LogTransform].
  record Logarithm(int index, double origin, double floor) implements Reading {

    @Override
    public double of(double[] outputs) {
      double distance = outputs[index] - origin;
      return distance >= floor
          ? StrictMath.log(distance)
          : StrictMath.log(floor) + (distance - floor) / floor;
    }

    @Override
    public double[] slopes(double[] outputs) {
      double distance = outputs[index] - origin;
      return only(index, 1 / Math.max(distance, floor), outputs.length);
    }
  }
}
