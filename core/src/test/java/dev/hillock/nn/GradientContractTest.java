package dev.hillock.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Matrix;
import dev.hillock.loss.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Backpropagation for every hidden activation, output activation and loss: the double reference
/// against central differences (1e-7), and the float engine against both (1e-4).
class GradientContractTest {

  private static final int ROWS = 7;
  private static final double STEP = 1e-6;

  static Stream<Arguments> networks() {
    var cases = new ArrayList<Arguments>();
    for (Activation hidden : Activation.values()) {
      for (Activation output : Activation.values()) {
        for (Loss loss : Loss.values()) {
          boolean trainable = loss.objectionTo(output).isEmpty() && loss != Loss.PERCEPTRON;
          if (trainable && hidden.isDifferentiable() && !hidden.isRowWise()) {
            cases.add(Arguments.of(hidden, output, loss));
          }
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest(name = "{0} -> {1}, {2}")
  @MethodSource("networks")
  void agreesWithCentralDifferences(Activation hidden, Activation output, Loss loss) {
    for (boolean bias : new boolean[] {true, false}) {
      var first = new Dense(5, 6, hidden, bias);
      var second = new Dense(6, 4, hidden, bias);
      var architecture = new Architecture(List.of(first, second, new Dense(4, 3, output, bias)));
      check(architecture, loss, (hidden.text() + output.text() + loss.text()).hashCode());
    }
  }

  static Stream<Arguments> outputsAndLosses() {
    return networks().filter(network -> network.get()[0] == Activation.IDENTITY);
  }

  @ParameterizedTest(name = "{1}, {2}")
  @MethodSource("outputsAndLosses")
  void agreesWithoutAHiddenLayer(Activation none, Activation output, Loss loss) {
    var architecture = new Architecture(List.of(new Dense(5, 3, output, true)));
    check(architecture, loss, (none.text() + output.text() + loss.text()).hashCode());
  }

  private static void check(Architecture architecture, Loss loss, long seed) {
    var random = new SplittableRandom(seed);
    var parameters = new Parameters(architecture);
    for (int i = 0; i < parameters.values().length; i++) {
      parameters.values()[i] = (float) random.nextDouble(-0.8, 0.8);
    }
    double[][] x = new double[ROWS][architecture.inputs()];
    double[][] t = new double[ROWS][architecture.outputs()];
    for (int row = 0; row < ROWS; row++) {
      for (int i = 0; i < x[row].length; i++) {
        x[row][i] = (float) random.nextDouble(-1.5, 1.5);
      }
      // A target that every loss accepts: one class is 1, the others 0.
      t[row][row % t[row].length] = 1;
    }
    double[] w = widen(parameters.values());
    var reference = new ScalarReference(architecture, loss);
    double[] analytic = new double[w.length];
    double[] numeric = new double[w.length];
    for (int row = 0; row < ROWS; row++) {
      add(analytic, reference.gradient(w, x[row], t[row]));
      add(numeric, differences(reference, w, x[row], t[row]));
    }
    assertClose("reference", numeric, analytic, 1e-7);
    var engine = new Engine(architecture, parameters, x, t);
    assertClose("engine", numeric, engine.gradient(loss), 1e-4);
    double expected = 0;
    for (int row = 0; row < ROWS; row++) {
      expected += reference.loss(w, x[row], t[row]);
    }
    assertEquals(expected, engine.loss(loss), 1e-5 * Math.abs(expected));
  }

  private static double[] differences(
      ScalarReference reference, double[] w, double[] x, double[] t) {
    double[] gradient = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      double kept = w[i];
      w[i] = kept + STEP;
      double above = reference.loss(w, x, t);
      w[i] = kept - STEP;
      double below = reference.loss(w, x, t);
      w[i] = kept;
      gradient[i] = (above - below) / (2 * STEP);
    }
    return gradient;
  }

  /// Relative to the largest slope of the network: single slopes may be zero.
  private static void assertClose(String who, double[] expected, double[] actual, double most) {
    double scale = 0;
    for (double v : expected) {
      scale = Math.max(scale, Math.abs(v));
    }
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], most * scale, who + ", parameter " + i);
    }
  }

  private static double[] widen(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  private static void add(double[] sum, double[] term) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += term[i];
    }
  }

  /// The engine on the same rows, in two chunks: the gradient of a batch is the sum of its chunks.
  private static final class Engine {
    private final Architecture architecture;
    private final Parameters parameters;
    private final double[][] x;
    private final double[][] t;

    Engine(Architecture architecture, Parameters parameters, double[][] x, double[][] t) {
      this.architecture = architecture;
      this.parameters = parameters;
      this.x = x;
      this.t = t;
    }

    double[] gradient(Loss loss) {
      try (var compute = Compute.with(2)) {
        var workspace = new TrainingWorkspace(architecture, ROWS);
        var forward = new ForwardPass(architecture, parameters, workspace, compute);
        var backward = new BackwardPass(architecture, parameters, workspace, compute);
        for (int[] chunk : new int[][] {{0, 4}, {4, ROWS}}) {
          var targets = fill(workspace, chunk[0], chunk[1]);
          int rows = chunk[1] - chunk[0];
          forward.run(rows);
          loss.errors(rows, workspace.outputs(), targets, 1f, workspace.outputDelta());
          backward.run(rows, loss.givesNodeDelta());
        }
        return widen(workspace.gradient().values());
      }
    }

    double loss(Loss loss) {
      try (var compute = Compute.with(1)) {
        var workspace = new Workspace(architecture, ROWS);
        var targets = fill(workspace, 0, ROWS);
        new ForwardPass(architecture, parameters, workspace, compute).run(ROWS);
        return loss.sum(ROWS, workspace.logits(), workspace.outputs(), targets);
      }
    }

    private Matrix fill(Workspace workspace, int from, int to) {
      var targets = Matrix.of(ROWS, architecture.outputs());
      for (int row = from; row < to; row++) {
        for (int i = 0; i < architecture.inputs(); i++) {
          workspace.inputs().data()[workspace.inputs().at(row - from) + i] = (float) x[row][i];
        }
        for (int j = 0; j < architecture.outputs(); j++) {
          targets.data()[targets.at(row - from) + j] = (float) t[row][j];
        }
      }
      return targets;
    }
  }
}
