package dev.hillock.search;

/// The numbers of CMA-ES, all from the number n of parameters and λ of candidates: Hansen, "The CMA
/// evolution strategy: a tutorial", 2016, table 1, with positive weights only.
///
/// @param weights w of the best ⌊λ/2⌋ candidates, the best first; their sum is 1
/// @param effective μ_eff = 1 / Σ w²
/// @param pathRate c_c of the path of the mean
/// @param sizeRate c_σ of the path that sets σ
/// @param rankOne c_1: how fast the covariance follows the path
/// @param rankMany c_μ: how fast it follows the best candidates
/// @param damping d_σ
/// @param expected E‖N(0, I)‖, about √n (1 − 1/(4n) + 1/(21n²))
record CmaNumbers(
    double[] weights,
    double effective,
    double pathRate,
    double sizeRate,
    double rankOne,
    double rankMany,
    double damping,
    double expected) {

  /// @param faster factor of both rates of the covariance: 1, or (n + 2) / 3 where it is diagonal
  static CmaNumbers of(int n, int candidates, double faster) {
    double[] weights = new double[candidates / 2];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = StrictMath.log((candidates + 1) / 2.0) - StrictMath.log(i + 1.0);
      sum += weights[i];
    }
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
      squares += weights[i] * weights[i];
    }
    double effective = 1 / squares;
    double sizeRate = (effective + 2) / (n + effective + 5);
    double rankOne = Math.min(1, faster * 2 / ((n + 1.3) * (n + 1.3) + effective));
    double rankMany =
        Math.min(
            1 - rankOne,
            faster * 2 * (effective - 2 + 1 / effective) / ((n + 2.0) * (n + 2.0) + effective));
    return new CmaNumbers(
        weights,
        effective,
        (4 + effective / n) / (n + 4 + 2 * effective / n),
        sizeRate,
        rankOne,
        rankMany,
        1 + 2 * Math.max(0, Math.sqrt((effective - 1) / (n + 1)) - 1) + sizeRate,
        Math.sqrt(n) * (1 - 1 / (4.0 * n) + 1 / (21.0 * n * n)));
  }
}
