package dev.hillock.train;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictor;
import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Matrix;
import dev.hillock.model.Member;
import dev.hillock.model.Model;
import dev.hillock.model.Provenance;
import dev.hillock.nn.Parameters;
import dev.hillock.settings.Settings;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Networks of step units that a gradient trains all the same.
class StepUnitsTest {

  private static final Table IRIS = Tables.bundled("iris.csv");

  private static Settings iris() {
    return Settings.defaults()
        .with("target", "species")
        .with("hidden", "8")
        .with("activation", "step");
  }

  private static double accuracy(Table table, Settings settings) {
    var confusion = Training.of(table, settings).run().evaluation().confusion();
    assertNotNull(confusion);
    return confusion.accuracy();
  }

  @Test
  void withNothingElseSaidTheyLearnXorAndIris() {
    var xor =
        Settings.defaults()
            .with("target", "y")
            .with("task", "classification")
            .with("hidden", "4")
            .with("activation", "step");
    var table = Tables.bundled("xor.csv");
    long learned =
        IntStream.range(0, 10)
            .filter(seed -> accuracy(table, xor.with("seed", "" + seed)) == 1)
            .count();
    assertTrue(learned >= 9, learned + " of 10");
    assertTrue(accuracy(IRIS, iris()) >= 0.93);
    var plan = Plan.of(IRIS, null, iris());
    assertEquals("growing-slope", plan.settings().texts().get("surrogate"));
    assertTrue(plan.notes().getFirst().startsWith("surrogate growing-slope, since"));
    assertEquals(500, plan.settings().get(Settings.EPOCHS));
    assertEquals(
        7, Plan.of(IRIS, null, iris().with("epochs", "7")).settings().get(Settings.EPOCHS));
  }

  @Test
  void theModelHasSteps() {
    var model = Training.of(IRIS, iris().with("epochs", "5")).run().model();
    assertEquals(Activation.STEP, model.architecture().layers().getFirst().activation());
  }

  @ParameterizedTest
  @ValueSource(strings = {"straight-through", "growing-slope"})
  void threadsChangeNoBit(String surrogate) {
    var settings = iris().with("surrogate", surrogate).with("epochs", "10");
    var one = Training.of(IRIS, settings.with("threads", "1")).run().model();
    var three = Training.of(IRIS, settings.with("threads", "3")).run().model();
    assertEquals(one.fingerprint(), three.fingerprint());
  }

  /// Growing changes the parameters but not what the network of steps says.
  @Test
  void aStepDoesNotSeeTheSlopeGrow() {
    var plan = Plan.of(IRIS, null, iris().with("epochs", "3"));
    var parameters = new Parameters(plan.architecture());
    for (int i = 0; i < parameters.values().length; i++) {
      parameters.values()[i] = (float) Math.sin(1 + 7 * i);
    }
    float[] before = parameters.values().clone();
    int[] said = said(plan, parameters);
    var slope = GrowingSlope.of(plan, parameters);
    assertNotNull(slope);
    slope.begin(1);
    assertArrayEquals(before, parameters.values());
    slope.begin(2);
    slope.begin(3);
    assertEquals(32 * before[0], parameters.values()[0], 1e-5);
    assertEquals(before[before.length - 1], parameters.values()[before.length - 1]);
    assertArrayEquals(said, said(plan, parameters));
  }

  private static int[] said(Plan plan, Parameters parameters) {
    var member = new Member(plan.preparation(), plan.architecture(), parameters);
    var predictions = new Predictor(new Model(List.of(member), Provenance.UNKNOWN)).predict(IRIS);
    return IntStream.range(0, predictions.rows()).map(predictions::classOf).toArray();
  }

  /// Forward steps, backward the identity, in double: δ of a hidden unit is Σ w·δ of the outputs.
  @Test
  void straightThroughHandsTheErrorOn() {
    var plan =
        Plan.of(IRIS, null, iris().with("surrogate", "straight-through").with("optimizer", "sgd"));
    var rows = Encoded.of(plan.preparation(), IRIS, plan.split().training());
    try (var compute = Compute.with(1)) {
      var parameters = InitialParameters.of(plan, rows.inputs(), compute);
      int n = 6;
      var step = new Step(plan, parameters, rows, n, compute);
      step.lossAndGradient(IntStream.range(0, n).toArray(), 0, n);
      var gradient = new Parameters(plan.architecture(), step.gradient());
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 8; j++) {
          assertEquals(oracle(parameters, rows, n, i, j), gradient.weights(0).get(i, j), 1e-6);
        }
      }
    }
  }

  private static double oracle(Parameters p, Encoded rows, int n, int input, int unit) {
    double sum = 0;
    for (int r = 0; r < n; r++) {
      double[] h = new double[8];
      for (int j = 0; j < 8; j++) {
        double z = bias(p, 0, j);
        for (int i = 0; i < 4; i++) {
          z += rows.inputs().get(r, i) * (double) p.weights(0).get(i, j);
        }
        h[j] = z >= 0 ? 1 : 0;
      }
      double[] z = new double[3];
      double total = 0;
      for (int k = 0; k < 3; k++) {
        z[k] = bias(p, 1, k);
        for (int j = 0; j < 8; j++) {
          z[k] += h[j] * p.weights(1).get(j, k);
        }
        total += Math.exp(z[k]);
      }
      Matrix t = rows.targets();
      double error = 0;
      for (int k = 0; k < 3; k++) {
        error += p.weights(1).get(unit, k) * (Math.exp(z[k]) / total - t.get(r, k));
      }
      sum += error * rows.inputs().get(r, input);
    }
    return sum / n;
  }

  private static double bias(Parameters p, int layer, int unit) {
    var bias = p.bias(layer);
    assertNotNull(bias);
    return bias.data()[bias.offset() + unit];
  }

  @Test
  void bothWaysLearnSomething() {
    var straight = iris().with("surrogate", "straight-through").with("hidden", "32");
    assertTrue(accuracy(IRIS, straight) > 0.8);
    var plain = Training.of(IRIS, straight.with("epochs", "3")).run().model();
    var growing =
        Training.of(IRIS, straight.with("surrogate", "growing-slope").with("epochs", "3"))
            .run()
            .model();
    assertNotEquals(plain.fingerprint(), growing.fingerprint());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          optimizer lbfgs | hidden layers have activation step, whose derivative is 0 everywhere, so no error flows back through them; take --surrogate growing-slope, an --optimizer without a gradient such as natural-evolution, or sigmoid, a step with a slope
          surrogate none | hidden layers have activation step, whose derivative is 0 everywhere, so no error flows back through them; take --surrogate growing-slope, an --optimizer without a gradient such as natural-evolution, or sigmoid, a step with a slope
          optimizer genetic surrogate growing-slope | surrogate is growing-slope, but optimizer genetic needs no gradient; leave --surrogate out, or take --optimizer sgd
          optimizer lbfgs surrogate growing-slope | surrogate is growing-slope, but optimizer lbfgs needs the true gradient of its loss; leave --surrogate out, or take --optimizer sgd
          activation relu surrogate growing-slope | surrogate is growing-slope, but no hidden layer has activation step; leave --surrogate out
          output-activation step | output activation step learns by the perceptron rule, which reaches no hidden layer; take --hidden none, or sigmoid outputs
          """)
  void saysWhatCannotBe(String changes, String complaint) {
    var settings = iris();
    String[] words = changes.split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      settings = settings.with(words[i], words[i + 1]);
    }
    var changed = settings;
    assertIllegal(complaint, () -> Plan.of(IRIS, null, changed));
  }
}
