package dev.hillock.kernel;

/// a·b + c with a single rounding, on any processor.
///
/// Every x86 processor since 2013 and every 64-bit Arm has it as an instruction; without one,
/// `Math.fma` goes through BigDecimal and takes hundreds of nanoseconds. There an exact emulation
/// in `double` serves: the product of two floats is exact in double, the sum is rounded to odd, and
/// rounding that to float is the correctly rounded result because a double has more than twice the
/// bits of a float plus two (Boldo & Melquiond, "Emulation of a FMA and correctly rounded sums:
/// proved algorithms using rounding to odd", IEEE Trans. Computers 57, 2008).
final class Fma {

  private static final int ROUNDS = 40;
  private static final int CALLS_PER_ROUND = 16;
  private static final long SLOW_NANOS_PER_CALL = 250;

  /// Whether `Math.fma` is an instruction here. It decides the speed only, never a bit.
  static final boolean IN_HARDWARE = quickest() < SLOW_NANOS_PER_CALL * CALLS_PER_ROUND;

  private Fma() {}

  /// a·b + c, rounded once.
  static float fma(float a, float b, float c) {
    return IN_HARDWARE ? Math.fma(a, b, c) : emulated(a, b, c);
  }

  /// The emulation; package-private so that a test can hold it against `Math.fma`.
  static float emulated(float a, float b, float c) {
    double product = (double) a * b;
    double sum = product + c;
    if (!Double.isFinite(sum)) {
      return (float) sum;
    }
    double virtual = sum - product;
    double error = (product - (sum - virtual)) + (c - virtual);
    if (error != 0 && (Double.doubleToRawLongBits(sum) & 1) == 0) {
      sum = (error > 0) ? Math.nextUp(sum) : Math.nextDown(sum);
    }
    return (float) sum;
  }

  /// The least time of several rounds: a pause of the machine can only lengthen one.
  private static long quickest() {
    long best = Long.MAX_VALUE;
    float value = 1.1f;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (int call = 0; call < CALLS_PER_ROUND; call++) {
        value = Math.fma(value, 0.7f, 0.3f);
      }
      best = Math.min(best, System.nanoTime() - start);
    }
    return value > 0 ? best : Long.MAX_VALUE;
  }
}
