package dev.hillock.infer;

import com.sun.management.ThreadMXBean;
import dev.hillock.kernel.Activation;
import dev.hillock.model.Model;
import dev.hillock.model.Provenance;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Initializer;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.ColumnTransform;
import dev.hillock.prep.NumberTransform;
import dev.hillock.prep.Preparation;
import dev.hillock.prep.Scaling;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Prints how many bytes 500 single predictions allocate once they are compiled. ReLU and softmax:
/// of the longer functions the compiler leaves a few vectors on the heap in some runs
/// (docs/roadmap.md).
final class RowAllocationProbe {

  private static final int INPUTS = 30;
  private static final int ROWS = 500;

  /// Until the compiler has seen them, vectors are objects; so a bound on the rounds, not on time.
  private static final int MOST_ROUNDS = 20_000;

  private RowAllocationProbe() {}

  public static void main(String[] args) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var predictor = new Predictor(model());
    float[] x = new float[INPUTS];
    float[] values = new float[3];
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < MOST_ROUNDS && allocated > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int row = 0; row < ROWS; row++) {
        predictor.outputs(x, 0, values, 0);
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    System.out.println(allocated + " bytes in " + ROWS + " rows");
  }

  private static Model model() {
    var transforms = new ArrayList<ColumnTransform>();
    for (int i = 0; i < INPUTS; i++) {
      transforms.add(new NumberTransform("x" + i, 0, new Scaling.Fitted(0, 1)));
    }
    var target = new ClassTarget("y", List.of("a", "b", "c"), 3);
    var architecture =
        Architecture.of(
            INPUTS,
            List.of(64, 33),
            List.of(Activation.RELU),
            new Architecture.Output(3, Activation.SOFTMAX),
            true);
    return new Model(
        new Preparation(transforms, target),
        architecture,
        Initializer.AUTO.draw(architecture, 1),
        new Provenance("test", "t", "", 1, 0, Map.of(), 0, 0, Map.of()));
  }
}
