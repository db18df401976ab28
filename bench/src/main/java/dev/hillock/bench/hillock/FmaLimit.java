package dev.hillock.bench.hillock;

import dev.hillock.bench.measure.Parallel;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// What the processor's FMA units can do at most: independent chains of fused multiply-adds held in
/// registers, operands in L1. No product can be faster.
final class FmaLimit {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /// Chains that keep two units of latency 4 or 5 busy and still fit into 16 registers.
  private static final int CHAINS = 12;

  private static final int STEPS = 2048;
  private static final int PERIOD = 64;

  private FmaLimit() {}

  /// GFLOP/s of so many threads at once.
  static double gigaflops(int threads, double seconds) {
    double runs = Parallel.callsPerSecond(threads, FmaLimit::run, seconds, seconds);
    return 2.0 * runs * STEPS * CHAINS * LANES / 1e9;
  }

  /// The loop over arrays of a thread's own.
  private static Runnable run() {
    float[] operands = new float[(PERIOD + 2) * LANES];
    Arrays.fill(operands, 0.5f);
    float[] sums = new float[CHAINS * LANES];
    return () -> loop(operands, sums);
  }

  private static void loop(float[] operands, float[] sums) {
    var c0 = FloatVector.fromArray(SPECIES, sums, 0);
    var c1 = FloatVector.fromArray(SPECIES, sums, LANES);
    var c2 = FloatVector.fromArray(SPECIES, sums, 2 * LANES);
    var c3 = FloatVector.fromArray(SPECIES, sums, 3 * LANES);
    var c4 = FloatVector.fromArray(SPECIES, sums, 4 * LANES);
    var c5 = FloatVector.fromArray(SPECIES, sums, 5 * LANES);
    var c6 = FloatVector.fromArray(SPECIES, sums, 6 * LANES);
    var c7 = FloatVector.fromArray(SPECIES, sums, 7 * LANES);
    var c8 = FloatVector.fromArray(SPECIES, sums, 8 * LANES);
    var c9 = FloatVector.fromArray(SPECIES, sums, 9 * LANES);
    var c10 = FloatVector.fromArray(SPECIES, sums, 10 * LANES);
    var c11 = FloatVector.fromArray(SPECIES, sums, 11 * LANES);
    for (int step = 0; step < STEPS; step++) {
      var a = FloatVector.fromArray(SPECIES, operands, (step & (PERIOD - 1)) * LANES);
      var b = FloatVector.fromArray(SPECIES, operands, (step & (PERIOD - 1)) * LANES + LANES);
      c0 = a.fma(b, c0);
      c1 = a.fma(b, c1);
      c2 = a.fma(b, c2);
      c3 = a.fma(b, c3);
      c4 = a.fma(b, c4);
      c5 = a.fma(b, c5);
      c6 = a.fma(b, c6);
      c7 = a.fma(b, c7);
      c8 = a.fma(b, c8);
      c9 = a.fma(b, c9);
      c10 = a.fma(b, c10);
      c11 = a.fma(b, c11);
    }
    c0.intoArray(sums, 0);
    c1.intoArray(sums, LANES);
    c2.intoArray(sums, 2 * LANES);
    c3.intoArray(sums, 3 * LANES);
    c4.intoArray(sums, 4 * LANES);
    c5.intoArray(sums, 5 * LANES);
    c6.intoArray(sums, 6 * LANES);
    c7.intoArray(sums, 7 * LANES);
    c8.intoArray(sums, 8 * LANES);
    c9.intoArray(sums, 9 * LANES);
    c10.intoArray(sums, 10 * LANES);
    c11.intoArray(sums, 11 * LANES);
  }
}
