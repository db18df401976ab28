package dev.hillock.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Matrix;
import dev.hillock.loss.Loss;
import java.util.Arrays;

/// A pass of the engine over a batch, both ways, and what the double reference says of the same
/// batch by central differences. The network ends in softmax.
final class GradientEngine {

  private static final double STEP = 1e-6;

  private final Architecture architecture;
  private final Parameters parameters;
  private final double[][] x;
  private final double[] gradient;
  private final double[][][] masks;
  private double loss;

  GradientEngine(
      Architecture architecture, Parameters parameters, double[][] x, double dropout, int threads) {
    this.architecture = architecture;
    this.parameters = parameters;
    this.x = x;
    masks = new double[x.length * architecture.submodels()][][];
    try (var compute = Compute.with(threads)) {
      var drawn = new DropoutMasks(architecture, x.length, 5, compute);
      var workspace =
          dropout > 0
              ? TrainingWorkspace.withDropout(architecture, x.length, drawn)
              : new TrainingWorkspace(architecture, x.length);
      drawn.draw(2, 3, 0, x.length, dropout);
      for (int row = 0; row < masks.length; row++) {
        masks[row] = new double[architecture.layers().size() - 1][];
        for (int l = 0; l < masks[row].length; l++) {
          Matrix mask = drawn.mask(l);
          double[] ofRow = new double[mask.columns()];
          for (int j = 0; j < ofRow.length; j++) {
            ofRow[j] = mask.get(row, j);
          }
          masks[row][l] = ofRow;
        }
      }
      gradient = run(workspace, compute);
    }
  }

  private double[] run(TrainingWorkspace workspace, Compute compute) {
    int all = x.length * architecture.submodels();
    var targets = Matrix.of(all, architecture.outputs());
    for (int row = 0; row < x.length; row++) {
      for (int i = 0; i < architecture.inputs(); i++) {
        workspace.inputs().data()[workspace.inputs().at(row) + i] = (float) x[row][i];
      }
    }
    for (int row = 0; row < all; row++) {
      targets.data()[targets.at(row) + row % x.length % architecture.outputs()] = 1f;
    }
    var forward = new ForwardPass(architecture, parameters, workspace, compute);
    var backward = new BackwardPass(architecture, parameters, workspace, compute);
    forward.run(x.length);
    var entropy = Loss.CATEGORICAL_CROSS_ENTROPY;
    loss = entropy.sum(all, workspace.logits(), workspace.outputs(), targets);
    entropy.errors(all, workspace.outputs(), targets, 1f, workspace.outputDelta());
    // What the gradient held before must not matter, by neither way.
    Arrays.fill(workspace.gradient().values(), 7f);
    backward.runAnew(x.length, true);
    double[] stored = widen(workspace.gradient().values());
    double[] used = new double[stored.length];
    forward.run(x.length);
    entropy.errors(all, workspace.outputs(), targets, 1f, workspace.outputDelta());
    backward.run(
        x.length,
        true,
        (at, piece, pieceAt, count) -> {
          synchronized (used) {
            for (int i = 0; i < count; i++) {
              used[at + i] += piece[pieceAt + i];
            }
          }
        });
    assertArrayEquals(stored, used);
    return stored;
  }

  private double expectedLoss() {
    return loss(widen(parameters.values()));
  }

  private double loss(double[] w) {
    var reference = new ScalarReference(architecture, Loss.CATEGORICAL_CROSS_ENTROPY);
    double[][] t = new double[x.length][architecture.outputs()];
    for (int row = 0; row < x.length; row++) {
      t[row][row % t[row].length] = 1;
    }
    reference.masks = masks;
    return reference.loss(w, x, t);
  }

  private double[] differences() {
    double[] w = widen(parameters.values());
    double[] slopes = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      double kept = w[i];
      w[i] = kept + STEP;
      double above = loss(w);
      w[i] = kept - STEP;
      slopes[i] = (above - loss(w)) / (2 * STEP);
      w[i] = kept;
    }
    return slopes;
  }

  /// Holds gradient and loss of the engine against the reference.
  void check() {
    double[] expected = differences();
    double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], gradient[i], 1e-4 * scale, "parameter " + i);
    }
    assertEquals(expectedLoss(), loss, 1e-5 * Math.abs(loss));
  }

  private static double[] widen(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
