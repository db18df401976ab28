package dev.hillock.kernel;

/// What may follow an activation f, element by element for the columns `from` to `to` of a layer: a
/// learned share of it, y = z + α·(f(z) − z), with an α for each neuron; and dropout, y ← m·y.
///
/// Plain loops over neighbouring floats, of which the compiler makes vectors. A sum over the rows
/// is one chain per neuron, the rows ascending.
///
/// Sources: He et al. 2015 (a learned slope); Holzmüller, Grinsztajn & Steinwart, "Better by
/// default", NeurIPS 2024 (this form); Srivastava et al. 2014 (dropout).
public final class Blend {

  private Blend() {}

  /// y = z + α·(f − z) for a row.
  public static void forward(
      float[] z,
      int zAt,
      float[] f,
      int fAt,
      float[] alpha,
      int alphaAt,
      float[] y,
      int yAt,
      int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] = z[zAt + i] + alpha[alphaAt + i] * (f[fAt + i] - z[zAt + i]);
    }
  }

  /// From e = ∂L/∂y of a row: ∂L/∂α += e·(f − z), the part (1 − α)·e of ∂L/∂z that does not go
  /// through f, and e ← α·e, which does.
  ///
  /// @param rest gets (1 − α)·e
  public static void backward(
      float[] z,
      int zAt,
      float[] f,
      int fAt,
      float[] alpha,
      int alphaAt,
      float[] e,
      int eAt,
      float[] rest,
      int restAt,
      float[] gradient,
      int n) {
    for (int i = 0; i < n; i++) {
      gradient[alphaAt + i] += e[eAt + i] * (f[fAt + i] - z[zAt + i]);
    }
    for (int i = 0; i < n; i++) {
      float through = alpha[alphaAt + i] * e[eAt + i];
      rest[restAt + i] = e[eAt + i] - through;
      e[eAt + i] = through;
    }
  }

  /// to += from.
  public static void add(float[] from, int fromAt, float[] to, int toAt, int n) {
    for (int i = 0; i < n; i++) {
      to[toAt + i] += from[fromAt + i];
    }
  }

  /// to ← to·by.
  public static void multiply(float[] by, int byAt, float[] to, int toAt, int n) {
    for (int i = 0; i < n; i++) {
      to[toAt + i] *= by[byAt + i];
    }
  }

  /// to ← to·by.
  public static void scale(float by, float[] to, int toAt, int n) {
    for (int i = 0; i < n; i++) {
      to[toAt + i] *= by;
    }
  }
}
