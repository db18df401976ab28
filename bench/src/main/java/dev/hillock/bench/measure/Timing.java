package dev.hillock.bench.measure;

/// Times something short: repeated until a sample is long enough to be timed, several samples.
public final class Timing {

  private static final double NANOS_PER_SECOND = 1e9;

  private Timing() {}

  /// Seconds of one call, the median of the samples.
  ///
  /// @param warmUp seconds to call it before anything is timed, at least once
  /// @param sample how many seconds a sample is to take
  /// @param samples how many
  public static double seconds(Runnable work, double warmUp, double sample, int samples) {
    calls(work, warmUp);
    long calls = calls(work, sample);
    double[] seconds = new double[samples];
    for (int i = 0; i < samples; i++) {
      seconds[i] = secondsOf(work, calls) / calls;
    }
    return Statistics.median(seconds);
  }

  /// How many calls fit into this time; makes them.
  private static long calls(Runnable work, double seconds) {
    long end = System.nanoTime() + (long) (seconds * NANOS_PER_SECOND);
    long calls = 0;
    do {
      work.run();
      calls++;
    } while (System.nanoTime() < end);
    return calls;
  }

  private static double secondsOf(Runnable work, long calls) {
    long start = System.nanoTime();
    for (long call = 0; call < calls; call++) {
      work.run();
    }
    return (System.nanoTime() - start) / NANOS_PER_SECOND;
  }
}
