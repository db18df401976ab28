package dev.hillock.search;

import java.util.List;

/// The mean of a CMA-ES, the two paths along which it has moved, and the step size σ that the
/// length of one of them sets.
final class CmaPaths {

  private static final double FLAT = 0.2;

  private final CmaNumbers numbers;
  private final double[] mean;

  /// Of the mean's steps in the coordinates of the parameters: p_c.
  private final double[] path;

  /// Of the same in coordinates in which candidates are spread evenly: p_σ.
  private final double[] evenPath;

  private final double[] size;

  CmaPaths(CmaNumbers numbers, Start start) {
    this.numbers = numbers;
    mean = new double[start.length()];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = start.parameters()[i];
    }
    path = new double[mean.length];
    evenPath = new double[mean.length];
    size = new double[] {start.spread()};
  }

  double[] mean() {
    return mean;
  }

  double[] path() {
    return path;
  }

  /// σ.
  double size() {
    return size[0];
  }

  /// Moves the mean by σ y and lets the paths follow.
  ///
  /// @param y weighted mean of the best steps in the coordinates of the parameters
  /// @param z the same in even coordinates
  /// @param generation from 1
  /// @return whether p_c took part; where it did not, σ is growing fast (h_σ of the tutorial)
  boolean follow(double[] y, double[] z, int generation) {
    double sizeRate = numbers.sizeRate();
    double push = Math.sqrt(sizeRate * (2 - sizeRate) * numbers.effective());
    double squares = 0;
    for (int i = 0; i < mean.length; i++) {
      mean[i] += size[0] * y[i];
      evenPath[i] = (1 - sizeRate) * evenPath[i] + push * z[i];
      squares += evenPath[i] * evenPath[i];
    }
    double length = Math.sqrt(squares);
    double started = Math.sqrt(1 - StrictMath.pow(1 - sizeRate, 2.0 * generation));
    boolean takesPart = length / started < (1.4 + 2.0 / (mean.length + 1)) * numbers.expected();
    double pathRate = numbers.pathRate();
    double pathPush = takesPart ? Math.sqrt(pathRate * (2 - pathRate) * numbers.effective()) : 0;
    for (int i = 0; i < path.length; i++) {
      path[i] = (1 - pathRate) * path[i] + pathPush * y[i];
    }
    double growth = sizeRate / numbers.damping() * (length / numbers.expected() - 1);
    size[0] *= StrictMath.exp(Math.min(1, growth));
    return takesPart;
  }

  /// Lets σ grow where the best quarter of the candidates are all alike: they lie on a plateau,
  /// such as step units make.
  void leavePlateau(double[] losses, int[] ranking) {
    if (losses[ranking[0]] == losses[ranking[ranking.length / 4 + 1]]) {
      size[0] *= StrictMath.exp(FLAT + numbers.sizeRate() / numbers.damping());
    }
  }

  /// What is left of the covariance when its new parts come in, as a factor.
  double kept(boolean takesPart) {
    double pathRate = numbers.pathRate();
    double instead = takesPart ? 0 : numbers.rankOne() * pathRate * (2 - pathRate);
    return 1 - numbers.rankOne() - numbers.rankMany() + instead;
  }

  void remember(List<double[]> doubles) {
    doubles.addAll(List.of(mean, path, evenPath, size));
  }
}
