package dev.hillock.search;

import java.util.Arrays;
import java.util.List;

/// Separable natural evolution strategy: candidates μ + σ ⊙ z with z ~ N(0, 1) in each parameter,
/// and the natural gradient of the expected utility moves μ and σ: μ ← μ + σ ⊙ Σ u z, σ ← σ ⊙ exp(½
/// η Σ u (z² − 1)), η = (3 + ln n) / (5 √n). The utility u of a candidate depends on its rank i of
/// λ alone: max(0, ln(λ/2 + 1) − ln i), divided by the sum of all, less 1/λ.
///
/// Source: Schaul, Glasmachers & Schmidhuber, "High dimensions and heavy tails for natural
/// evolution strategies", GECCO 2011, algorithm SNES.
public final class NaturalEvolution extends Search {

  private final double[] mean;
  private final double[] deviations;
  private final float[] steps;
  private final double[] utilities;
  private final double rate;

  public NaturalEvolution(Start start) {
    super(start);
    mean = new double[length()];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = start.parameters()[i];
    }
    deviations = new double[length()];
    Arrays.fill(deviations, start.spread());
    steps = new float[values().length];
    utilities = utilities(start.candidates());
    rate = (3 + StrictMath.log(length())) / (5 * Math.sqrt(length()));
  }

  private static double[] utilities(int candidates) {
    double[] utilities = new double[candidates];
    double sum = 0;
    for (int i = 0; i < candidates; i++) {
      utilities[i] = Math.max(0, StrictMath.log(candidates / 2.0 + 1) - StrictMath.log(i + 1.0));
      sum += utilities[i];
    }
    for (int i = 0; i < candidates; i++) {
      utilities[i] = utilities[i] / sum - 1.0 / candidates;
    }
    return utilities;
  }

  @Override
  void make(int candidate, Draws draws, int at) {
    for (int i = 0; i < length(); i++) {
      steps[at + i] = (float) draws.normal();
      values()[at + i] = (float) (mean[i] + deviations[i] * steps[at + i]);
    }
  }

  @Override
  void learn(double[] losses) {
    int[] ranking = Ranking.of(losses);
    for (int i = 0; i < length(); i++) {
      double forMean = 0;
      double forDeviation = 0;
      for (int r = 0; r < ranking.length; r++) {
        double z = steps[ranking[r] * length() + i];
        forMean += utilities[r] * z;
        forDeviation += utilities[r] * (z * z - 1);
      }
      mean[i] += deviations[i] * forMean;
      deviations[i] *= StrictMath.exp(0.5 * rate * forDeviation);
    }
  }

  @Override
  void remember(List<float[]> floats, List<double[]> doubles) {
    doubles.addAll(List.of(mean, deviations));
  }
}
