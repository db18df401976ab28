package dev.hillock.train;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Table;
import dev.hillock.kernel.Compute;
import dev.hillock.nn.Parameters;
import dev.hillock.settings.Optimizers;
import dev.hillock.settings.Settings;
import dev.hillock.train.TrainingEvent.EpochFinished;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Networks that learn without a gradient.
class SearchTrainingTest {

  private static final Table XOR = Tables.bundled("xor.csv");
  private static final Table IRIS = Tables.bundled("iris.csv");

  private static Settings xor(String method) {
    return Settings.defaults()
        .with("target", "y")
        .with("task", "classification")
        .with("hidden", "4")
        .with("activation", "sigmoid")
        .with("optimizer", method);
  }

  private static Settings iris(String method) {
    return Settings.defaults()
        .with("target", "species")
        .with("hidden", "8")
        .with("activation", "sigmoid")
        .with("optimizer", method);
  }

  private static double accuracy(Table table, Settings settings) {
    var confusion = Training.of(table, settings).run().evaluation().confusion();
    assertNotNull(confusion);
    return confusion.accuracy();
  }

  @ParameterizedTest
  @ValueSource(strings = {"genetic", "particle-swarm", "differential-evolution", "cma-es"})
  void learnsXorWithNineOfTenSeeds(String method) {
    var settings = xor(method).with("epochs", "250");
    long learned =
        IntStream.range(0, 10)
            .filter(seed -> accuracy(XOR, settings.with("seed", "" + seed)) == 1)
            .count();
    assertTrue(learned >= 9, learned + " of 10");
  }

  @ParameterizedTest
  @CsvSource({
    "genetic, sigmoid",
    "particle-swarm, sigmoid",
    "differential-evolution, sigmoid",
    "cma-es, sigmoid",
    "sep-cma-es, step",
    "annealing, step",
    "natural-evolution, step"
  })
  void learnsIris(String method, String activation) {
    var settings = iris(method).with("activation", activation).with("epochs", "200");
    assertTrue(accuracy(IRIS, settings) >= 0.93);
  }

  @ParameterizedTest
  @ValueSource(strings = {"genetic", "cma-es", "natural-evolution"})
  void stepsLearnXor(String method) {
    assertEquals(1, accuracy(XOR, xor(method).with("activation", "step")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"genetic", "particle-swarm", "differential-evolution", "cma-es"})
  void threadsChangeNoBit(String method) {
    var settings = iris(method).with("epochs", "20").with("population", "40");
    var one = Training.of(IRIS, settings.with("threads", "1")).run().model();
    for (int threads : new int[] {2, 3}) {
      var more = Training.of(IRIS, settings.with("threads", "" + threads)).run().model();
      assertEquals(one.fingerprint(), more.fingerprint());
    }
  }

  /// The loss that is told is that of the network that is kept, over all rows.
  @Test
  void theLossIsThatOfTheBestCandidate() {
    var settings = iris("genetic").with("epochs", "5").with("validation", "0");
    var told = new ArrayList<Double>();
    var result =
        Training.of(IRIS, settings)
            .listener(event -> {
              if (event instanceof EpochFinished epoch) {
                told.add(epoch.loss());
              }
            })
            .run();
    assertEquals(result.evaluation().loss(), told.getLast(), 1e-9);
    for (int i = 1; i < told.size(); i++) {
      assertTrue(told.get(i) <= told.get(i - 1));
    }
  }

  /// More rows than go through at once.
  @Test
  void chunksOfRowsAddUp() {
    var table = Tables.bundled("concrete.csv");
    var plan = Plan.of(table, null, iris("genetic").with("target", "compressive_strength"));
    var rows = Encoded.of(plan.preparation(), table, plan.split().training());
    try (var compute = Compute.with(1)) {
      var loss = new CandidateLoss(plan, rows, compute);
      var parameters = InitialParameters.of(plan, rows.inputs(), compute);
      System.arraycopy(parameters.values(), 0, loss.values(), 0, loss.values().length);
      assertEquals(oracle(plan, rows, parameters), loss.mean(), 1e-5);
    }
  }

  /// The mean squared error of an 8-8-1 network with sigmoid units, in double.
  private static double oracle(Plan plan, Encoded rows, Parameters parameters) {
    double sum = 0;
    for (int r = 0; r < rows.rows(); r++) {
      var bias = parameters.bias(1);
      assertNotNull(bias);
      double y = bias.data()[bias.offset()];
      for (int j = 0; j < 8; j++) {
        var hidden = parameters.bias(0);
        assertNotNull(hidden);
        double z = hidden.data()[hidden.offset() + j];
        for (int i = 0; i < rows.inputs().columns(); i++) {
          z += rows.inputs().get(r, i) * (double) parameters.weights(0).get(i, j);
        }
        y += parameters.weights(1).get(j, 0) / (1 + Math.exp(-z));
      }
      sum += Math.pow(y - rows.targets().get(r, 0), 2);
    }
    return sum / plan.trainingRows();
  }

  @Test
  void aWeightOfTwoIsARowTwice() {
    var once = Tables.bundled("iris.csv");
    var settings = iris("natural-evolution").with("epochs", "20").with("validation", "0");
    var balanced = settings.with("class-weights", "setosa=1,versicolor=1,virginica=1");
    assertEquals(
        Training.of(once, settings).run().model().fingerprint(),
        Training.of(once, balanced).run().model().fingerprint());
  }

  @Test
  void everyOptimizerThatSearchesCanBeMade() {
    for (Optimizers method : Optimizers.values()) {
      if (method.kind() == Optimizers.Kind.SEARCH) {
        var settings = iris("sgd").with(Settings.OPTIMIZER, method).with("epochs", "3");
        assertTrue(accuracy(IRIS, settings) > 0);
      }
    }
  }

  @Test
  void refusesAnEliteThatIsEverybody() {
    var settings = iris("genetic").with("elite", "64");
    assertIllegal(
        "an elite of 64 in a population of 64; it must be smaller, and at least 0",
        () -> Training.of(IRIS, settings));
  }

  @Test
  void refusesAPopulationBeyondTheMemory() {
    var settings = iris("genetic").with("population", "100000").with("hidden", "100000");
    var thrown = assertThrows(IllegalArgumentException.class, () -> Training.of(IRIS, settings));
    assertTrue(
        String.valueOf(thrown.getMessage())
            .matches(
                "population is 100000; with 800003 parameters that takes \\d+ MB, more than half of the"
                    + " memory; take a smaller --population or fewer --hidden"),
        thrown.getMessage());
  }
}
