package dev.hillock.search;

import java.util.Arrays;
import java.util.List;

/// Covariance matrix adaptation: candidates m + σ A z with z ~ N(0, I). The mean m moves to the
/// weighted mean of the better half; the covariance C = A·Aᵀ learns from the path of the mean and
/// from the steps of that half; σ from how straight the path is.
///
/// The factor A is updated, never computed anew, so no eigenvectors are needed: Krause, Arbonès &
/// Igel, "CMA-ES with optimal covariance update and storage complexity", NIPS 2016. All else after
/// Hansen, "The CMA evolution strategy: a tutorial", 2016. Takes n²/2 numbers of memory and λ n²
/// steps a generation.
public final class CmaEs extends Search {

  /// The most parameters: 64 MB of covariance.
  public static final int MOST_PARAMETERS = 4000;

  private final CmaNumbers numbers;
  private final CmaPaths paths;
  private final Cholesky root;
  private final float[] steps;

  /// A·z of each candidate.
  private final double[] moves;

  /// @throws IllegalArgumentException for more than 4000 parameters
  public CmaEs(Start start) {
    super(start);
    requireFew(length());
    numbers = CmaNumbers.of(length(), start.candidates(), 1);
    paths = new CmaPaths(numbers, start);
    root = new Cholesky(length());
    steps = new float[values().length];
    moves = new double[values().length];
  }

  /// Checks that a network is small enough for the covariance of all its parameters.
  ///
  /// @throws IllegalArgumentException for more than 4000 parameters
  public static void requireFew(int parameters) {
    if (parameters > MOST_PARAMETERS) {
      throw new IllegalArgumentException(
          "cma-es keeps what each of %d parameters has to do with each other, and takes at most %d; take sep-cma-es or natural-evolution"
              .formatted(parameters, MOST_PARAMETERS));
    }
  }

  @Override
  void make(int candidate, Draws draws, int at) {
    for (int i = 0; i < length(); i++) {
      steps[at + i] = (float) draws.normal();
    }
    for (int i = 0; i < length(); i++) {
      moves[at + i] = root.times(i, steps, at);
      values()[at + i] = (float) (paths.mean()[i] + paths.size() * moves[at + i]);
    }
  }

  @Override
  void learn(double[] losses) {
    int[] ranking = Ranking.of(losses);
    double[] z = new double[length()];
    double[] y = new double[length()];
    for (int r = 0; r < numbers.weights().length; r++) {
      int at = ranking[r] * length();
      for (int i = 0; i < z.length; i++) {
        z[i] += numbers.weights()[r] * steps[at + i];
        y[i] += numbers.weights()[r] * moves[at + i];
      }
    }
    boolean takesPart = paths.follow(y, z, generation() + 1);
    root.scale(Math.sqrt(paths.kept(takesPart)));
    root.add(numbers.rankOne(), paths.path().clone());
    for (int r = 0; r < numbers.weights().length; r++) {
      int at = ranking[r] * length();
      double[] move = Arrays.copyOfRange(moves, at, at + length());
      root.add(numbers.rankMany() * numbers.weights()[r], move);
    }
    paths.leavePlateau(losses, ranking);
  }

  @Override
  void remember(List<float[]> floats, List<double[]> doubles) {
    doubles.add(root.elements());
    paths.remember(doubles);
  }
}
