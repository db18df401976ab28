package dev.hillock.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.ArraySource;
import dev.hillock.data.Table;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.KernelChoice;
import dev.hillock.kernel.Team;
import dev.hillock.optim.NormalEquations;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import dev.hillock.train.TrainingEvent.Converged;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FullBatchTest {

  private static Settings settings(String optimizer, String... namesAndTexts) {
    var settings = Preset.PLAIN.settings().with("threads", "1").with("optimizer", optimizer);
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      settings = settings.with(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return settings;
  }

  /// 100 points of sin x on [−π, π). Without the last point: on rows that are symmetric about 0, a
  /// network whose biases are 0 is odd as the sine is, so no bias ever moves and half of the
  /// network is missing (Levenberg-Marquardt in double then has a loss of 4e-5 after 100
  /// iterations).
  private static Table sine() {
    double[][] rows = new double[100][];
    for (int i = 0; i < rows.length; i++) {
      double x = -Math.PI + 2 * Math.PI * i / rows.length;
      rows[i] = new double[] {x, StrictMath.sin(x)};
    }
    return ArraySource.of(new String[] {"x", "y"}, rows);
  }

  private static Settings ofSine(String optimizer, int epochs) {
    return settings(optimizer, "target", "y", "hidden", "20", "activation", "tanh")
        .with(Settings.EPOCHS, epochs)
        .with("validation", "0");
  }

  @ParameterizedTest
  @CsvSource({
    "lbfgs, 1500, 0",
    "lbfgs, 1500, 1",
    "lbfgs, 1500, 2",
    "lbfgs, 1500, 3",
    "lbfgs, 1500, 4",
    "scg, 3000, 0",
    "scg, 3000, 1",
    "scg, 3000, 2",
    "scg, 3000, 3",
    "scg, 3000, 4",
    "levenberg-marquardt, 100, 0",
    "levenberg-marquardt, 100, 1",
    "levenberg-marquardt, 100, 2",
    "levenberg-marquardt, 100, 3",
    "levenberg-marquardt, 100, 4"
  })
  void aSineIsFittedToAMillionth(String optimizer, int epochs, long seed) {
    var settings = ofSine(optimizer, epochs).with(Settings.SEED, seed);
    var result = Training.of(sine(), settings).run();
    double loss = result.history().getLast().loss();
    assertTrue(loss <= 1e-6, () -> "loss " + loss + " after " + result.history().size());
    assertEquals(loss, result.evaluation().loss(), 1e-3 * loss);
  }

  /// e and its derivatives by central differences, all in double, and the equations by Gauss; μ is
  /// the first of 0.01, 0.1 ... whose step lowers the loss.
  @Test
  void anIterationOfLevenbergMarquardtIsThatOfTheFormula() {
    var settings = ofSine("levenberg-marquardt", 1).with("hidden", "3").with("init", "fan-in");
    var plan = Plan.of(sine(), null, settings);
    var rows = Encoded.of(plan.preparation(), plan.table(), plan.split().training());
    float[] start = start(plan);
    double[] w = new double[start.length];
    for (int i = 0; i < w.length; i++) {
      w[i] = start[i];
    }
    double[] moved = w;
    for (double damping = 0.01; loss(moved, rows) >= loss(w, rows); damping *= 10) {
      moved = moved(w, solved(equations(w, rows, damping)));
    }
    float[] found = Training.of(plan).run().model().members().getFirst().parameters().values();
    for (int i = 0; i < w.length; i++) {
      assertEquals(moved[i], found[i], 1e-4, "parameter " + i);
    }
  }

  private static double[] moved(double[] w, double[] step) {
    double[] result = w.clone();
    for (int i = 0; i < w.length; i++) {
      result[i] -= step[i];
    }
    return result;
  }

  private static double loss(double[] w, Encoded rows) {
    double sum = 0;
    for (int r = 0; r < rows.rows(); r++) {
      double e = output(w, rows.inputs().get(r, 0)) - rows.targets().get(r, 0);
      sum += e * e;
    }
    return sum;
  }

  private static double[][] equations(double[] w, Encoded rows, double damping) {
    int n = w.length;
    double[][] equations = new double[n][n + 1];
    for (int i = 0; i < n; i++) {
      equations[i][i] = damping;
    }
    for (int r = 0; r < rows.rows(); r++) {
      double x = rows.inputs().get(r, 0);
      double residual = output(w, x) - rows.targets().get(r, 0);
      double[] slopes = new double[n];
      for (int i = 0; i < n; i++) {
        double[] up = w.clone();
        double[] down = w.clone();
        up[i] += 1e-5;
        down[i] -= 1e-5;
        slopes[i] = (output(up, x) - output(down, x)) / 2e-5;
      }
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          equations[i][j] += slopes[i] * slopes[j];
        }
        equations[i][n] += slopes[i] * residual;
      }
    }
    return equations;
  }

  private static float[] start(Plan plan) {
    try (var compute = Compute.with(1)) {
      var rows = Encoded.of(plan.preparation(), plan.table(), plan.split().training());
      return InitialParameters.of(plan, rows.inputs(), compute).values();
    }
  }

  /// Of a network 1-3-1: weights and biases of the hidden layer, then those of the output.
  private static double output(double[] w, double x) {
    double sum = w[9];
    for (int j = 0; j < 3; j++) {
      sum += w[6 + j] * StrictMath.tanh(w[j] * x + w[3 + j]);
    }
    return sum;
  }

  private static double[] solved(double[][] a) {
    int n = a.length;
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        double factor = i == k ? 0 : a[i][k] / a[k][k];
        for (int j = k; j <= n; j++) {
          a[i][j] -= factor * a[k][j];
        }
      }
    }
    double[] x = new double[n];
    for (int k = 0; k < n; k++) {
      x[k] = a[k][n] / a[k][k];
    }
    return x;
  }

  @ParameterizedTest
  @ValueSource(strings = {"lbfgs", "scg", "levenberg-marquardt"})
  void anyNumberOfThreadsGivesTheSameBits(String optimizer) {
    // Wide enough for the products to be shared.
    var settings =
        settings(optimizer, "target", "compressive_strength", "hidden", "40,20", "epochs", "3");
    var table = Tables.bundled("concrete.csv");
    String one = Training.of(table, settings).run().model().fingerprint();
    for (String threads : List.of("2", "4")) {
      var result = Training.of(table, settings.with("threads", threads)).run();
      assertEquals(one, result.model().fingerprint(), threads + " threads");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lbfgs", "scg", "levenberg-marquardt"})
  void scalarKernelsGiveTheSameBits(String optimizer) {
    var settings =
        settings(optimizer, "target", "compressive_strength", "hidden", "13", "epochs", "8");
    var plan = Plan.of(Tables.bundled("concrete.csv"), null, settings);
    float[] fast;
    try (var compute = Compute.with(2)) {
      fast = new Trainer(plan, compute, _ -> {}, () -> false).run().parameters().values();
    }
    try (var compute = new Compute(KernelChoice.oracle(), new Team(1))) {
      float[] slow = new Trainer(plan, compute, _ -> {}, () -> false).run().parameters().values();
      assertArrayEquals(fast, slow);
    }
  }

  /// Σ e² is N times the loss, and 2 Jᵀe / N its gradient: with weights of rows, several outputs
  /// and all parts of a network.
  @Test
  void residualsAndTheirDerivativesAreThoseOfTheLoss() {
    var settings =
        settings("levenberg-marquardt", "target", "compressive_strength,age", "hidden", "8,8")
            .with("weights", "water")
            .with("number-embedding", "pbld")
            .with("frequencies", "3")
            .with("parametric", "true")
            .with("residual", "true")
            .with("norm", "layer")
            .with("loss", "half-squared-error")
            .with("output-activation", "softplus");
    var plan = Plan.of(Tables.bundled("concrete.csv"), null, settings);
    var rows = Encoded.of(plan.preparation(), plan.table(), plan.split().training());
    int[] order = Tables.rows(rows.rows());
    try (var compute = Compute.with(1)) {
      var parameters = InitialParameters.of(plan, rows.inputs(), compute);
      var step = new Step(plan, parameters, rows, order.length, compute);
      double loss = step.lossAndGradient(order, 0, order.length);
      var equations = new NormalEquations(parameters.values().length, compute);
      new ResidualRows(plan, parameters, rows, compute).addTo(equations, order);
      assertEquals(loss, 0.5 * equations.squares(), 1e-6 * loss);
      double length = 0;
      for (float g : step.gradient()) {
        length += (double) g * g * order.length * order.length;
      }
      assertEquals(Math.sqrt(length), equations.rightLength(), 1e-4 * Math.sqrt(length));
    }
  }

  /// Parts of a network that only some have: waves, learned numbers, shares of activations.
  @ParameterizedTest
  @ValueSource(strings = {"lbfgs", "scg", "levenberg-marquardt"})
  void networksWithAllTheirPartsLearn(String optimizer) {
    var settings =
        settings(optimizer, "target", "compressive_strength", "hidden", "8,8", "epochs", "30")
            .with("number-embedding", "pbld")
            .with("frequencies", "4")
            .with("parametric", "true")
            .with("residual", "true")
            .with("norm", "layer");
    var result = Training.of(Tables.bundled("concrete.csv"), settings).run();
    var metrics = result.evaluation().numbers().get("compressive_strength");
    assertTrue(metrics != null && metrics.rmse() < 7, () -> "RMSE " + metrics);
    double first = result.history().getFirst().loss();
    assertTrue(result.history().getLast().loss() < 0.3 * first);
  }

  @Test
  void classesAreLearned() {
    for (String optimizer : List.of("lbfgs", "scg")) {
      var settings = settings(optimizer, "target", "species", "hidden", "8", "epochs", "40");
      var result = Training.of(Tables.bundled("iris.csv"), settings).run();
      var confusion = result.evaluation().confusion();
      assertTrue(confusion != null && confusion.accuracy() >= 0.93, optimizer + " " + confusion);
    }
  }

  /// A line through points of a line: the loss becomes 0 to the last bit, or as good as that.
  @ParameterizedTest
  @ValueSource(strings = {"lbfgs", "scg", "levenberg-marquardt"})
  void trainingEndsWhereThereIsNothingMoreToGain(String optimizer) {
    double[][] rows = new double[50][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {i, 3 - 2 * i};
    }
    var converged = new ArrayList<Converged>();
    var result =
        Training.of(
                ArraySource.of(new String[] {"x", "y"}, rows),
                settings(optimizer, "target", "y", "hidden", "none", "epochs", "500"))
            .listener(event -> {
              if (event instanceof Converged end) {
                converged.add(end);
              }
            })
            .run();
    assertEquals(1, converged.size());
    int epoch = converged.getFirst().epoch();
    assertTrue(epoch < 60, () -> "epoch " + epoch);
    assertEquals(epoch, result.model().provenance().epochs());
    assertEquals(500, converged.getFirst().epochs());
    assertFalse(result.stopped());
    assertTrue(result.evaluation().loss() < 1e-12, () -> "loss " + result.evaluation().loss());
  }

  @Test
  void anotherOptimizerGoesOnWithAModel() {
    var table = Tables.bundled("concrete.csv");
    var adam =
        settings("adam", "target", "compressive_strength", "hidden", "10", "epochs", "3")
            .with("dropout", "0.1");
    var model = Training.of(table, adam).run().model();
    var given = Settings.defaults().with("optimizer", "lbfgs").with("epochs", "20");
    var result = Training.of(Plan.continuing(model, table, null, given)).run();
    assertTrue(result.evaluation().loss() < 0.25, () -> "loss " + result.evaluation().loss());
  }
}
