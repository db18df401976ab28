package dev.hillock.search;

import java.util.Arrays;
import java.util.List;

/// CMA-ES with a diagonal covariance: memory and time grow with the number of parameters, not its
/// square, and what parameters have to do with each other is not learned.
///
/// Source: Ros & Hansen, "A simple modification in CMA-ES achieving linear time and space
/// complexity", PPSN 2008.
public final class SeparableCmaEs extends Search {

  private final CmaNumbers numbers;
  private final CmaPaths paths;
  private final double[] variances;
  private final float[] steps;
  private final double[] y;
  private final double[] z;

  public SeparableCmaEs(Start start) {
    super(start);
    numbers = CmaNumbers.of(length(), start.candidates(), (length() + 2) / 3.0);
    paths = new CmaPaths(numbers, start);
    variances = new double[length()];
    Arrays.fill(variances, 1);
    steps = new float[values().length];
    y = new double[length()];
    z = new double[length()];
  }

  @Override
  void make(int candidate, Draws draws, int at) {
    for (int i = 0; i < length(); i++) {
      steps[at + i] = (float) draws.normal();
      double step = paths.size() * Math.sqrt(variances[i]) * steps[at + i];
      values()[at + i] = (float) (paths.mean()[i] + step);
    }
  }

  @Override
  void learn(double[] losses) {
    int[] ranking = Ranking.of(losses);
    Arrays.fill(z, 0);
    for (int r = 0; r < numbers.weights().length; r++) {
      for (int i = 0; i < z.length; i++) {
        z[i] += numbers.weights()[r] * steps[ranking[r] * length() + i];
      }
    }
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.sqrt(variances[i]) * z[i];
    }
    boolean takesPart = paths.follow(y, z, generation() + 1);
    double kept = paths.kept(takesPart);
    for (int i = 0; i < length(); i++) {
      double many = 0;
      for (int r = 0; r < numbers.weights().length; r++) {
        double step = steps[ranking[r] * length() + i];
        many += numbers.weights()[r] * step * step;
      }
      double path = paths.path()[i];
      variances[i] =
          kept * variances[i]
              + numbers.rankOne() * path * path
              + numbers.rankMany() * many * variances[i];
    }
    paths.leavePlateau(losses, ranking);
  }

  @Override
  void remember(List<float[]> floats, List<double[]> doubles) {
    doubles.add(variances);
    paths.remember(doubles);
  }
}
