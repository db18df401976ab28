package dev.hillock.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.hillock.data.CsvFormat;
import dev.hillock.data.CsvSource;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.KernelChoice;
import dev.hillock.kernel.Kernels;
import dev.hillock.kernel.Team;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A training step allocates nothing.
class AllocationTest {

  private static final int STEPS = 200;
  private static final int BATCH_ROWS = 64;

  @Test
  void aStepWithTheScalarKernelsAllocatesNothingFromTheSecondOn() {
    var run = new Run(KernelChoice.oracle());
    // The first look makes the JVM load what it looks with.
    run.allocatedBy(1);
    long allocated = run.allocatedBy(STEPS);
    // The smallest object has 16 bytes, so one a step would show; the JVM itself may load a class.
    assertTrue(allocated < 8 * STEPS, () -> allocated + " bytes in " + STEPS + " steps");
  }

  @Test
  void aClippedStepAllocatesNothingEither() {
    var run = new Run(KernelChoice.oracle(), 1e-3);
    run.allocatedBy(1);
    long allocated = run.allocatedBy(STEPS);
    assertTrue(allocated < 8 * STEPS, () -> allocated + " bytes in " + STEPS + " steps");
  }

  @Test
  void aStepWithTheVectorKernelsAllocatesNothingOnceCompiled() {
    // Until the compiler has seen them, vectors are objects; so a bound on the rounds, not on time.
    var run = new Run(KernelChoice.fastest().kernels());
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < 100 && allocated > 0; round++) {
      allocated = run.allocatedBy(STEPS);
    }
    long last = allocated;
    assertTrue(last == 0, () -> last + " bytes in " + STEPS + " steps");
  }

  private static final class Run {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Step step;
    private final Descent descent;
    private final int[] order;

    Run(Kernels kernels) {
      this(kernels, 0);
    }

    Run(Kernels kernels, double clipNorm) {
      var digits = Path.of(System.getProperty("hillock.root", ".."), "data", "digits8x8.csv");
      var settings =
          Preset.PLAIN
              .settings()
              .with(Settings.TARGET, List.of("digit"))
              .with(Settings.EPOCHS, 1)
              .with(Settings.CLIP_NORM, clipNorm)
              .with(Settings.CLIP_VALUE, clipNorm);
      var plan = Plan.of(CsvSource.read(digits, CsvFormat.DEFAULT), null, settings);
      var parameters = settings.get(Settings.INIT).draw(plan.architecture(), 0);
      var rows = Encoded.of(plan.preparation(), plan.table(), plan.split().training());
      var compute = new Compute(kernels, new Team(1));
      step = new Step(plan, parameters, rows, BATCH_ROWS, compute);
      descent = new Descent(plan, parameters, kernels);
      descent.begin(0.01, 1);
      order = IntStream.range(0, rows.rows()).toArray();
    }

    void steps(int count) {
      for (int i = 0; i < count; i++) {
        step.descend(order, (i * BATCH_ROWS) % 1000, BATCH_ROWS, descent);
      }
    }

    long allocatedBy(int count) {
      long before = threads.getCurrentThreadAllocatedBytes();
      steps(count);
      return threads.getCurrentThreadAllocatedBytes() - before;
    }
  }
}
