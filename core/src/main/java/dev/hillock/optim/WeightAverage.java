package dev.hillock.optim;

/// A mean of the parameters over the steps of a training, which often predicts better than any of
/// them: single steps overshoot to all sides.
public sealed interface WeightAverage {

  /// Takes the parameters after a step into account.
  void afterStep(float[] parameters);

  /// Takes the parameters after an epoch into account, whether it was completed or stopped.
  ///
  /// @param epoch from 1
  /// @param epochs how many there will be
  void afterEpoch(float[] parameters, int epoch, int epochs);

  /// The mean; always the same array.
  float[] values();

  /// What it remembers besides: the array itself.
  double[] memory();

  /// The exponential moving average: a ← a + (1 − d_t)·(w − a) after step t, with d_t = min(d, (1 +
  /// t) / (10 + t)), so that what w was before the first steps is soon forgotten.
  ///
  /// Sources: Polyak & Juditsky, "Acceleration of stochastic approximation by averaging", SIAM J.
  /// Control and Optimization 30, 1992 (the idea); the form and d_t are TensorFlow's.
  final class Moving implements WeightAverage {
    private final double decay;
    private final float[] mean;

    /// How many steps.
    private final double[] memory = new double[1];

    /// @param decay d, in (0, 1)
    /// @param parameters before the first step
    public Moving(double decay, float[] parameters) {
      this.decay = decay;
      mean = parameters.clone();
    }

    @Override
    public void afterStep(float[] parameters) {
      double steps = ++memory[0];
      double kept = Math.min(decay, (1.0 + steps) / (10.0 + steps));
      approach(mean, parameters, (float) (1 - kept));
    }

    @Override
    public void afterEpoch(float[] parameters, int epoch, int epochs) {}

    @Override
    public float[] values() {
      return mean;
    }

    @Override
    public double[] memory() {
      return memory;
    }
  }

  /// Stochastic weight averaging: the mean of the parameters after each epoch from a part s of the
  /// training on; before that the parameters themselves.
  ///
  /// Source: Izmailov et al., "Averaging weights leads to wider optima and better generalization",
  /// UAI 2018, algorithm 1, with a cycle of one epoch.
  final class Stochastic implements WeightAverage {
    private final double start;
    private final float[] mean;

    /// How many epochs count.
    private final double[] memory = new double[1];

    /// @param start s, in [0, 1)
    /// @param parameters before the first step
    public Stochastic(double start, float[] parameters) {
      this.start = start;
      mean = parameters.clone();
    }

    /// Whether the parameters after an epoch count in the mean.
    public static boolean counts(double start, double epoch, int epochs) {
      return epoch > start * epochs;
    }

    @Override
    public void afterStep(float[] parameters) {}

    @Override
    public void afterEpoch(float[] parameters, int epoch, int epochs) {
      memory[0] += counts(start, epoch, epochs) ? 1 : 0;
      if (memory[0] <= 1) {
        System.arraycopy(parameters, 0, mean, 0, mean.length);
      } else {
        approach(mean, parameters, 1f / (float) memory[0]);
      }
    }

    @Override
    public float[] values() {
      return mean;
    }

    @Override
    public double[] memory() {
      return memory;
    }
  }

  /// a ← a + part·(w − a).
  private static void approach(float[] mean, float[] parameters, float part) {
    for (int i = 0; i < mean.length; i++) {
      mean[i] += part * (parameters[i] - mean[i]);
    }
  }
}
