package dev.hillock.optim;

/// Functions to be made small, computed in double at parameters that are floats.
final class TestFunctions {

  private TestFunctions() {}

  /// Σ 100 (w_(i+1) − w_i²)² + (1 − w_i)²: a bent valley, lowest at ones. Rosenbrock 1960.
  static double rosenbrock(float[] w, float[] gradient) {
    double[] g = new double[w.length];
    double sum = 0;
    for (int i = 0; i < w.length - 1; i++) {
      double a = w[i];
      double b = w[i + 1] - a * a;
      sum += 100 * b * b + (1 - a) * (1 - a);
      g[i] += -400 * a * b - 2 * (1 - a);
      g[i + 1] += 200 * b;
    }
    round(g, gradient);
    return sum;
  }

  /// The usual start: −1.2, 1, −1.2, 1 ...
  static float[] rosenbrockStart(int n) {
    float[] w = new float[n];
    for (int i = 0; i < n; i++) {
      w[i] = i % 2 == 0 ? -1.2f : 1f;
    }
    return w;
  }

  /// ½ Σ c_i (w_i − i)² with c from 0.1 to 1000, lowest at 0, 1, 2 ...
  static double bowl(float[] w, float[] gradient) {
    double sum = 0;
    for (int i = 0; i < w.length; i++) {
      double slope = 0.1 * StrictMath.pow(10, 4.0 * i / (w.length - 1));
      double distance = (double) w[i] - i;
      sum += 0.5 * slope * distance * distance;
      gradient[i] = (float) (slope * distance);
    }
    return sum;
  }

  /// Σ ln(1 + e^(w_i)) − w_i / (i + 2) + w_i⁴ / 100: convex, no parabola, not lowest at 0.
  static double smooth(float[] w, float[] gradient) {
    double sum = 0;
    for (int i = 0; i < w.length; i++) {
      double a = w[i];
      double e = StrictMath.exp(a);
      sum += StrictMath.log(1 + e) - a / (i + 2) + a * a * a * a / 100;
      gradient[i] = (float) (e / (1 + e) - 1.0 / (i + 2) + a * a * a / 25);
    }
    return sum;
  }

  private static void round(double[] from, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = (float) from[i];
    }
  }
}
