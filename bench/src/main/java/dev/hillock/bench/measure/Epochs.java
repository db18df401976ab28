package dev.hillock.bench.measure;

import java.util.function.DoubleSupplier;

/// Times the epochs of a training and tells the best one after the first, which warms up.
public final class Epochs {

  private Epochs() {}

  /// Runs the epochs, at least two, and prints samples per second and the accuracy afterwards.
  ///
  /// @param work which work
  /// @param options `--epochs` and `--seconds`: no epoch after the second begins later than that
  /// @param rows of an epoch
  /// @param epoch runs one
  /// @param accuracy on the test images
  public static void run(
      String work, Arguments options, int rows, Runnable epoch, DoubleSupplier accuracy) {
    double best = Double.POSITIVE_INFINITY;
    long begin = System.nanoTime();
    int done = 0;
    while (done < options.whole("--epochs")) {
      if (done >= 2 && (System.nanoTime() - begin) / 1e9 > options.number("--seconds")) {
        break;
      }
      long start = System.nanoTime();
      epoch.run();
      if (done++ > 0) {
        best = Math.min(best, (System.nanoTime() - start) / 1e9);
      }
    }
    Output.figure(work, "speed", rows / best, "samples/s");
    Output.figure(work, "accuracy", accuracy.getAsDouble(), "of-1");
    Output.figure(work, "epochs", done, "epochs");
  }
}
