package dev.hillock.kernel;

import static dev.hillock.kernel.Fma.fma;

/// exp, log, tanh, erf and their kin in `float`: polynomials made of fused multiply-adds, the same
/// sequence of operations as in [VectorMath], so that both give the same bits on every processor.
///
/// Each is within 2 units in the last place over its whole range (a test compares with double
/// precision). The coefficients are minimax fits on the reduced intervals (Remez exchange at 50
/// digits, then rounded to float). Range reduction follows Cody & Waite, "Software Manual for the
/// Elementary Functions" (1980).
public final class ScalarMath {

  static final float LOG2_E = 0x1.715476p0f;
  static final float LN2_HIGH = 0x1.62e43p-1f;
  static final float LN2_LOW = -0x1.05c61p-29f;

  /// Adding and subtracting 1.5·2²³ rounds to a whole number; the low bits then hold it.
  static final float ROUNDER = 0x1.8p23f;

  static final int ROUNDER_BITS = Float.floatToRawIntBits(ROUNDER);

  /// Below, e^x is less than half the smallest float; above the other, it is infinite.
  static final float EXP_LOW = -104f;

  static final float EXP_HIGH = 89f;

  static final float EXP_2 = 0x1p-1f;
  static final float EXP_3 = 0x1.555554p-3f;
  static final float EXP_4 = 0x1.55548ep-5f;
  static final float EXP_5 = 0x1.111272p-7f;
  static final float EXP_6 = 0x1.6d8db0p-10f;
  static final float EXP_7 = 0x1.9f0838p-13f;

  /// √½ as bits: mantissas are brought into [√½, √2).
  static final int SQRT_HALF_BITS = 0x3f3504f3;

  static final float LOG_3 = 0x1.555548p-2f;
  static final float LOG_4 = -0x1.000006p-2f;
  static final float LOG_5 = 0x1.99a4bcp-3f;
  static final float LOG_6 = -0x1.555c5ap-3f;
  static final float LOG_7 = 0x1.2336e6p-3f;
  static final float LOG_8 = -0x1.fc1f6cp-4f;
  static final float LOG_9 = 0x1.e6f5d8p-4f;
  static final float LOG_10 = -0x1.de4f84p-4f;
  static final float LOG_11 = 0x1.146356p-4f;

  /// Below, tanh is a polynomial; above, 1 − 2 / (e^2x + 1).
  static final float TANH_SPLIT = 0.625f;

  static final float TANH_3 = -0x1.555554p-2f;
  static final float TANH_5 = 0x1.111066p-3f;
  static final float TANH_7 = -0x1.b9ee88p-5f;
  static final float TANH_9 = 0x1.638afcp-6f;
  static final float TANH_11 = -0x1.0bf326p-7f;
  static final float TANH_13 = 0x1.18daeep-9f;

  /// Below, erf is a polynomial; above, 1 − e^(polynomial); from [#ERF_ONE] on it is 1.
  static final float ERF_SPLIT = 0.92f;

  static final float ERF_ONE = 3.95f;
  static final float ERF_1 = 0x1.06eba8p-3f;
  static final float ERF_3 = -0x1.812744p-2f;
  static final float ERF_5 = 0x1.ce2e28p-4f;
  static final float ERF_7 = -0x1.b8110cp-6f;
  static final float ERF_9 = 0x1.54dfecp-8f;
  static final float ERF_11 = -0x1.ab14ccp-11f;
  static final float ERF_13 = 0x1.5f9d16p-14f;
  static final float ERFC_0 = 0x1.705b42p-13f;
  static final float ERFC_1 = -0x1.212834p+0f;
  static final float ERFC_2 = -0x1.4444bap-1f;
  static final float ERFC_3 = -0x1.bb8fe6p-4f;
  static final float ERFC_4 = 0x1.9bae8cp-6f;
  static final float ERFC_5 = -0x1.118cfcp-8f;
  static final float ERFC_6 = 0x1.c83b90p-12f;
  static final float ERFC_7 = -0x1.62dcaep-16f;

  private ScalarMath() {}

  /// e^x: 2^n · e^r with n = round(x / ln 2) and |r| ≤ ½ ln 2.
  public static float exp(float x) {
    float clamped = Math.min(Math.max(x, EXP_LOW), EXP_HIGH);
    float shifted = fma(clamped, LOG2_E, ROUNDER);
    float y = 1f + expm1Reduced(clamped, shifted - ROUNDER);
    int n = Float.floatToRawIntBits(shifted) - ROUNDER_BITS;
    int half = n >> 1;
    return y * powerOfTwo(half) * powerOfTwo(n - half);
  }

  /// e^x − 1 for x ≤ 0, accurate near 0 too: 2^n·(e^r − 1) + (2^n − 1).
  public static float expm1OfNegative(float x) {
    float clamped = Math.max(x, -20f);
    float shifted = fma(clamped, LOG2_E, ROUNDER);
    float y = expm1Reduced(clamped, shifted - ROUNDER);
    float scale = powerOfTwo(Float.floatToRawIntBits(shifted) - ROUNDER_BITS);
    return fma(scale, y, scale - 1f);
  }

  private static float expm1Reduced(float x, float n) {
    float r = fma(n, -LN2_LOW, fma(n, -LN2_HIGH, x));
    float p = fma(EXP_7, r, EXP_6);
    p = fma(p, r, EXP_5);
    p = fma(p, r, EXP_4);
    p = fma(p, r, EXP_3);
    p = fma(p, r, EXP_2);
    return fma(p, r * r, r);
  }

  private static float powerOfTwo(int n) {
    return Float.intBitsToFloat((n + 127) << 23);
  }

  /// ln x; −∞ at 0, NaN below.
  public static float log(float x) {
    if (!(x > 0f) || x == Float.POSITIVE_INFINITY) {
      return x == 0f ? Float.NEGATIVE_INFINITY : (x > 0f ? x : Float.NaN);
    }
    return x < Float.MIN_NORMAL ? logOfNormal(x * 0x1p23f, -23f) : logOfNormal(x, 0f);
  }

  /// ln x + extra·ln 2 for normal, positive x: x = m·2^e with m in [√½, √2).
  private static float logOfNormal(float x, float extra) {
    int bits = Float.floatToRawIntBits(x);
    int exponent = (bits - SQRT_HALF_BITS) >> 23;
    float f = Float.intBitsToFloat(bits - (exponent << 23)) - 1f;
    float e = exponent + extra;
    float p = fma(LOG_11, f, LOG_10);
    p = fma(p, f, LOG_9);
    p = fma(p, f, LOG_8);
    p = fma(p, f, LOG_7);
    p = fma(p, f, LOG_6);
    p = fma(p, f, LOG_5);
    p = fma(p, f, LOG_4);
    p = fma(p, f, LOG_3);
    float tail = fma(f * f, fma(f, p, -0.5f), e * LN2_LOW);
    return fma(e, LN2_HIGH, tail + f);
  }

  /// ln(1 + u) for 0 ≤ u ≤ 1, accurate near 0 too: the rounding of 1 + u is put back.
  public static float log1p(float u) {
    float w = 1f + u;
    return logOfNormal(w, 0f) + (u - (w - 1f)) / w;
  }

  /// tanh x.
  public static float tanh(float x) {
    float a = Math.abs(x);
    if (a < TANH_SPLIT) {
      float t = x * x;
      float p = fma(TANH_13, t, TANH_11);
      p = fma(p, t, TANH_9);
      p = fma(p, t, TANH_7);
      p = fma(p, t, TANH_5);
      p = fma(p, t, TANH_3);
      return fma(x * t, p, x);
    }
    float y = 1f - 2f / (exp(2f * a) + 1f);
    return x < 0f ? -y : y;
  }

  /// The error function 2/√π · ∫₀^x e^(−t²) dt.
  public static float erf(float x) {
    float a = Math.abs(x);
    if (a < ERF_SPLIT) {
      float t = x * x;
      float p = fma(ERF_13, t, ERF_11);
      p = fma(p, t, ERF_9);
      p = fma(p, t, ERF_7);
      p = fma(p, t, ERF_5);
      p = fma(p, t, ERF_3);
      p = fma(p, t, ERF_1);
      return fma(x, p, x);
    }
    float u = Math.min(a, ERF_ONE);
    float p = fma(ERFC_7, u, ERFC_6);
    p = fma(p, u, ERFC_5);
    p = fma(p, u, ERFC_4);
    p = fma(p, u, ERFC_3);
    p = fma(p, u, ERFC_2);
    p = fma(p, u, ERFC_1);
    p = fma(p, u, ERFC_0);
    float y = 1f - exp(p);
    return x < 0f ? -y : y;
  }

  /// 1 / (1 + e^−x), by e^−|x| so that neither tail is lost.
  public static float sigmoid(float x) {
    float e = exp(-Math.abs(x));
    float s = 1f / (1f + e);
    return x < 0f ? e * s : s;
  }

  /// ln(1 + e^x).
  public static float softplus(float x) {
    return Math.max(x, 0f) + log1p(exp(-Math.abs(x)));
  }
}
