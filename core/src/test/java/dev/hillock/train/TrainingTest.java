package dev.hillock.train;

import static dev.hillock.Refusal.assertBadData;
import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictor;
import dev.hillock.metric.RegressionMetrics;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.TargetChoice;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import dev.hillock.train.TrainingEvent.EpochFinished;
import dev.hillock.train.TrainingEvent.Judgement;
import dev.hillock.train.TrainingEvent.Started;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {

  private static Settings settings(String... namesAndTexts) {
    return over(Preset.PLAIN.settings().with("threads", "1"), namesAndTexts);
  }

  private static Settings over(Settings settings, String... namesAndTexts) {
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      settings = settings.with(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return settings;
  }

  private static double accuracy(Evaluation evaluation) {
    var confusion = evaluation.confusion();
    assertNotNull(confusion);
    return confusion.accuracy();
  }

  private static RegressionMetrics metrics(Evaluation evaluation, String target) {
    var metrics = evaluation.numbers().get(target);
    assertNotNull(metrics);
    return metrics;
  }

  private static Judgement judgement(EpochFinished epoch) {
    var judgement = epoch.validation();
    assertNotNull(judgement);
    return judgement;
  }

  @ParameterizedTest
  @ValueSource(strings = {"64,32", "none", "1"})
  void learnsWhatAStraightLineSeparates(String hidden) {
    var table = Tables.separable(300, 1);
    var result = Training.of(table, settings("target", "kind", "hidden", hidden)).run();
    assertEquals(1.0, accuracy(result.evaluation()));
    assertEquals(1.0, accuracy(Evaluation.of(result.model(), Tables.separable(300, 2))), 0.02);
  }

  @Test
  void learnsIrisByDefault() {
    var iris = Tables.bundled("iris.csv");
    var result = Training.of(iris, settings("target", "species")).run();
    assertEquals(30, result.plan().validationRows());
    assertEquals(120, result.plan().trainingRows());
    assertEquals(100, result.history().size());
    double accuracy = accuracy(result.evaluation());
    assertTrue(accuracy >= 0.93, "accuracy " + accuracy);
  }

  @Test
  void learnsIrisWhateverTheSplit() {
    // A row of 30 is 3.3 %, so single splits may fall below the floor; ten of them may not.
    var iris = Tables.bundled("iris.csv");
    var accuracies = new ArrayList<Double>();
    for (long seed = 0; seed < 10; seed++) {
      var settings = settings("target", "species").with(Settings.SEED, seed);
      accuracies.add(accuracy(Training.of(iris, settings).run().evaluation()));
    }
    double mean = accuracies.stream().mapToDouble(a -> a).average().orElse(0);
    assertTrue(mean >= 0.93, accuracies.toString());
  }

  @Test
  void theTextbooksNetworkLearnsXor() {
    // One row a step: 2000 epochs are 8000 presentations, as usual for such a network.
    var xor = Tables.bundled("xor.csv");
    int learned = 0;
    var accuracies = new ArrayList<Double>();
    for (long seed = 0; seed < 10; seed++) {
      var classic =
          over(
              Preset.PLAIN.settings().with(Preset.CLASSIC.settings()),
              "target",
              "y",
              "hidden",
              "4",
              "threads",
              "1",
              "epochs",
              "2000");
      double accuracy =
          accuracy(Training.of(xor, classic.with(Settings.SEED, seed)).run().evaluation());
      accuracies.add(accuracy);
      learned += accuracy == 1 ? 1 : 0;
    }
    assertTrue(learned >= 9, accuracies.toString());
  }

  @ParameterizedTest
  @CsvSource({"0 0 0 1, and", "0 1 1 1, or"})
  void thePerceptronRuleLearnsAndAndOr(String outputs, String name) {
    double[] y =
        List.of(outputs.split(" ", -1)).stream().mapToDouble(Double::parseDouble).toArray();
    var table =
        Tables.of(
            Tables.numbers("a", 0, 0, 1, 1),
            Tables.numbers("b", 0, 1, 0, 1),
            Tables.numbers("y", y));
    var byDefault = settings("target", "y", "hidden", "none", "activation", "step");
    var asRosenblatt = over(byDefault, "momentum", "0", "batch-size", "1", "schedule", "constant");
    for (long seed = 0; seed < 10; seed++) {
      for (Settings settings : List.of(byDefault, asRosenblatt)) {
        var result = Training.of(table, settings.with(Settings.SEED, seed)).run();
        assertEquals("step", result.model().architecture().output().activation().text());
        assertEquals("perceptron", result.plan().loss().text());
        assertEquals(1.0, accuracy(result.evaluation()), name + " with seed " + seed);
      }
    }
  }

  @Test
  void aLinearFunctionIsLearnedByALinearNeuron() {
    var table = Tables.linear(200, 1);
    var result = Training.of(table, settings("target", "y", "hidden", "none")).run();
    // y has a deviation of about 2; what is left is rounding.
    assertEquals(0, metrics(result.evaluation(), "y").rmse(), 1e-3);
    assertEquals(1, metrics(result.evaluation(), "y").r2(), 1e-6);
    var predictions = new Predictor(result.model()).predict(Tables.linear(50, 2));
    double[] y = Tables.map(Tables.plane(50, 2), (a, b) -> 3 * a - 2 * b + 1);
    for (int row = 0; row < 50; row++) {
      assertEquals(y[row], predictions.value(row, 0), 0.01);
    }
  }

  @Test
  void aLinearFunctionIsLearnedByDefault() {
    var result = Training.of(Tables.linear(200, 1), settings("target", "y")).run();
    assertEquals(0, metrics(result.evaluation(), "y").rmse(), 0.1);
  }

  @Test
  void severalNumbersAreLearnedTogether() {
    double[][] plane = Tables.plane(200, 1);
    var table =
        Tables.of(
            Tables.numbers("a", plane[0]),
            Tables.numbers("b", plane[1]),
            Tables.numbers("sum", Tables.map(plane, (a, b) -> a + b)),
            Tables.numbers("far", Tables.map(plane, (a, b) -> 1e6 + 1000 * a - 1000 * b)));
    var result = Training.of(table, settings("target", "sum,far", "hidden", "none")).run();
    assertEquals(0, metrics(result.evaluation(), "sum").rmse(), 1e-3);
    assertEquals(0, metrics(result.evaluation(), "far").rmse(), 1);
    assertEquals(
        List.of("loss", "sum rmse", "sum mae", "sum r2", "far rmse", "far mae", "far r2"),
        List.copyOf(result.evaluation().figures().keySet()));
    assertEquals(2, result.model().architecture().inputs());
  }

  @Test
  void theHistoryHasAnEntryForEachEpoch() {
    var events = new ArrayList<TrainingEvent>();
    var result =
        Training.of(Tables.separable(60, 1), settings("target", "kind", "epochs", "7"))
            .listener(events::add)
            .run();
    assertEquals(7, result.history().size());
    assertInstanceOf(Started.class, events.getFirst());
    assertEquals(result.history(), events.subList(1, events.size()));
    for (int i = 0; i < 7; i++) {
      var epoch = result.history().get(i);
      assertEquals(i + 1, epoch.epoch());
      assertEquals(7, epoch.epochs());
      assertTrue(Double.isFinite(epoch.loss()));
      assertTrue(judgement(epoch).isAccuracy());
    }
    assertFalse(result.stopped());
    assertEquals(7, result.model().provenance().epochs());
  }

  @Test
  void theBestEpochIsKept() {
    // A rate far too large lets the validation jump up and down.
    var result =
        Training.of(
                Tables.bundled("iris.csv"),
                settings(
                    "target",
                    "species",
                    "learning-rate",
                    "0.5",
                    "epochs",
                    "20",
                    "schedule",
                    "constant"))
            .run();
    int kept = result.model().provenance().keptEpoch();
    double best =
        result.history().stream().mapToDouble(epoch -> judgement(epoch).metric()).max().orElse(0);
    var keptEpoch = result.history().get(kept - 1);
    assertTrue(keptEpoch.best());
    assertEquals(best, judgement(keptEpoch).metric());
    assertEquals(best, accuracy(result.evaluation()));
    assertEquals(judgement(keptEpoch).loss(), result.evaluation().loss(), 1e-9);
    assertEquals(best, result.model().provenance().metrics().get("accuracy"));
  }

  @Test
  void stopsWhenAskedAndGivesTheBestSoFar() {
    var enough = new AtomicBoolean();
    var result =
        Training.of(Tables.separable(100, 1), settings("target", "kind"))
            .controller(event -> {
              if (event instanceof EpochFinished epoch && epoch.epoch() == 3) {
                enough.set(true);
              }
            })
            .stopWhen(enough::get)
            .run();
    assertTrue(result.stopped());
    assertEquals(3, result.history().size());
    int kept = result.model().provenance().keptEpoch();
    var judged = judgement(result.history().get(kept - 1));
    assertEquals(judged.metric(), accuracy(result.evaluation()));
    for (EpochFinished epoch : result.history()) {
      assertTrue(judgement(epoch).metric() <= judged.metric());
    }
  }

  @Test
  void stopsInTheMiddleOfAnEpoch() {
    var looks = new AtomicInteger();
    var result =
        Training.of(
                Tables.separable(100, 1),
                settings("target", "kind", "batch-size", "1", "validation", "0"))
            .stopWhen(() -> looks.incrementAndGet() > 150)
            .run();
    assertTrue(result.stopped());
    assertEquals(1, result.history().size());
    assertEquals(2, result.model().provenance().epochs());
  }

  @Test
  void aStopThatIsAskedForOnceIsNotForgotten() {
    var looks = new AtomicInteger();
    var result =
        Training.of(Tables.separable(100, 1), settings("target", "kind", "batch-size", "10"))
            .stopWhen(() -> looks.incrementAndGet() == 3)
            .run();
    assertTrue(result.stopped());
    assertEquals(0, result.history().size());
    assertEquals(1, result.model().provenance().epochs());
  }

  @Test
  void stopsBeforeAnythingIsLearned() {
    var result =
        Training.of(Tables.linear(100, 1), settings("target", "y")).stopWhen(() -> true).run();
    assertTrue(result.stopped());
    assertTrue(Double.isFinite(result.evaluation().loss()));
  }

  @Test
  void patienceEndsTrainingThatGoesNowhere() {
    // Steps too small to change any weight: the first epoch is as good as any.
    for (String target : List.of("kind", "b")) {
      var result =
          Training.of(
                  Tables.separable(100, 1),
                  settings("target", target, "learning-rate", "1e-30", "patience", "4"))
              .run();
      assertEquals(5, result.history().size(), target);
      assertFalse(result.stopped());
    }
  }

  @Test
  void patienceBearsWithTrainingThatGetsBetter() {
    var result =
        Training.of(
                Tables.linear(100, 1),
                settings(
                    "target",
                    "y",
                    "patience",
                    "3",
                    "epochs",
                    "15",
                    "hidden",
                    "none",
                    "learning-rate",
                    "0.01",
                    "momentum",
                    "0",
                    "schedule",
                    "constant"))
            .run();
    assertEquals(15, result.history().size());
  }

  @Test
  void withoutValidationTheLastEpochIsKept() {
    var result =
        Training.of(
                Tables.separable(50, 1),
                settings("target", "kind", "validation", "0", "epochs", "5"))
            .run();
    assertEquals(0, result.plan().validationRows());
    assertEquals(50, result.plan().trainingRows());
    for (EpochFinished epoch : result.history()) {
      assertNull(epoch.validation());
      assertFalse(epoch.best());
    }
    assertEquals(5, result.model().provenance().keptEpoch());
    assertEquals(50, result.evaluation().rows());
  }

  @Test
  void fewRowsAllTrain() {
    var result =
        Training.of(Tables.bundled("xor.csv"), settings("target", "y", "epochs", "1")).run();
    assertEquals(4, result.plan().trainingRows());
    assertEquals(0, result.plan().validationRows());
  }

  private static Training validatedOn(Table validation) {
    var settings = settings("target", "kind", "epochs", "5");
    return Training.of(Plan.of(Tables.separable(50, 1), validation, settings));
  }

  @Test
  void validatesOnATableOfItsOwn() {
    var other = Tables.separable(33, 9);
    var result = validatedOn(other).run();
    assertEquals(50, result.plan().trainingRows());
    assertEquals(33, result.plan().validationRows());
    assertEquals(33, result.evaluation().rows());
    assertEquals(accuracy(Evaluation.of(result.model(), other)), accuracy(result.evaluation()));
  }

  @Test
  void refusesAValidationTableThatDoesNotFit() {
    var withoutB = Tables.of(Tables.numbers("a", 1, 2), Tables.texts("kind", "above", "below"));
    assertBadData(
        "t lacks a column that the model was trained on: 'b'; there are 'a', 'kind'",
        () -> validatedOn(withoutB).run());
    var other =
        Tables.of(
            Tables.numbers("a", 1, 2),
            Tables.numbers("b", 1, 2),
            Tables.texts("kind", "above", "beside"));
    assertBadData(
        "t, column 'kind': class 'beside' (data row 2) was not seen in training; the model knows"
            + " [above, below]",
        () -> validatedOn(other).run());
  }

  @Test
  void rowsWithoutATargetAreLeftOutWithANote() {
    var table =
        Tables.of(Tables.numbers("a", 1, 2, 3, 4, 5), Tables.texts("kind", "x", "", "y", "", "x"));
    var result = Training.of(table, settings("target", "kind", "epochs", "1")).run();
    assertEquals(List.of("2 of 5 rows lack the target and are left out"), result.plan().notes());
    assertEquals(3, result.plan().trainingRows());
    var evaluation = Evaluation.of(result.model(), table);
    assertEquals(3, evaluation.rows());
    assertEquals(2, evaluation.rowsWithoutTarget());
  }

  @Test
  void saysWhereTrainingDiverged() {
    var training =
        Training.of(
            Tables.linear(100, 1),
            settings("target", "y", "learning-rate", "1e10", "schedule", "constant"));
    var thrown = assertThrows(TrainingDivergedException.class, training::run);
    assertTrue(thrown.epoch() >= 1 && thrown.step() >= 1);
    String message = String.valueOf(thrown.getMessage());
    assertTrue(
        message.matches(
            "training diverged at epoch %d, step %d: loss is (NaN|-?Infinity) in \\d+ of (32|16) rows of the batch, first in data row \\d+, and layer '(hidden [12]|output)' is the first whose values are not finite \\(learning rate 1\\.000e\\+10\\); lower the learning rate or set clip-norm"
                .formatted(thrown.epoch(), thrown.step())),
        message);
  }

  @Test
  void aLastStepThatDivergesIsNotKept() {
    // The loss is judged before each step, so nothing is wrong until the only step is done.
    var table = Tables.linear(100, 1);
    for (String validation : List.of("0", "0.2")) {
      var training =
          Training.of(
              table,
              settings(
                  "target",
                  "y",
                  "learning-rate",
                  "1e300",
                  "epochs",
                  "1",
                  "batch-size",
                  "full",
                  "validation",
                  validation));
      var thrown = assertThrows(TrainingDivergedException.class, training::run);
      assertEquals(1, thrown.epoch());
      assertEquals(1, thrown.step());
    }
  }

  @Test
  void weightsThatAreNoNumbersCannotHideBehindStepsAndSigmoids() {
    var table = Tables.separable(60, 1);
    for (String activation : List.of("step", "sigmoid")) {
      var training =
          Training.of(
              table,
              settings(
                  "target",
                  "kind",
                  "hidden",
                  "none",
                  "output-activation",
                  activation,
                  "loss",
                  activation.equals("step") ? "perceptron" : "mean-squared-error",
                  "learning-rate",
                  "1e300",
                  "epochs",
                  "3"));
      assertThrows(TrainingDivergedException.class, training::run);
    }
  }

  @Test
  void theSameSeedGivesTheSameModelAndAnotherDoesNot() {
    var table = Tables.separable(60, 1);
    var settings = settings("target", "kind", "epochs", "3");
    String once = Training.of(table, settings).run().model().fingerprint();
    assertEquals(once, Training.of(table, settings).run().model().fingerprint());
    String other = Training.of(table, settings.with(Settings.SEED, 1L)).run().model().fingerprint();
    assertFalse(once.equals(other));
  }

  @Test
  void whatAListenerDoesChangesNothing() {
    var table = Tables.separable(60, 1);
    var settings = settings("target", "kind", "epochs", "3");
    String quiet = Training.of(table, settings).run().model().fingerprint();
    String loud =
        Training.of(table, settings)
            .listener(event -> new Predictor(Training.of(table, settings).run().model()))
            .run()
            .model()
            .fingerprint();
    assertEquals(quiet, loud);
  }

  @Test
  void theModelSaysWhereItComesFrom() {
    var result =
        Training.of(Tables.separable(50, 1), settings("target", "kind", "epochs", "2", "seed", "7"))
            .sourceHash("cafe")
            .run();
    var provenance = result.model().provenance();
    assertEquals(Training.VERSION, provenance.version());
    assertEquals("t", provenance.source());
    assertEquals("cafe", provenance.sourceHash());
    assertEquals(40, provenance.trainingRows());
    assertEquals(10, provenance.validationRows());
    assertEquals("7", provenance.settings().get("seed"));
    assertEquals("binary-cross-entropy", provenance.settings().get("loss"));
    assertEquals("sigmoid", provenance.settings().get("output-activation"));
    assertEquals("classification", provenance.settings().get("task"));
    assertEquals(result.evaluation().figures(), provenance.metrics());
  }

  @Test
  void regressionWithBoundedOutputsScalesTheTargetBetweenZeroAndOne() {
    var result =
        Training.of(Tables.linear(200, 1), settings("target", "y", "output-activation", "sigmoid"))
            .run();
    var target = assertInstanceOf(NumberTarget.class, result.model().preparation().target());
    double[] y = Tables.map(Tables.plane(200, 1), (a, b) -> 3 * a - 2 * b + 1);
    double least = Double.MAX_VALUE;
    for (int row : result.plan().split().training()) {
      least = Math.min(least, y[row]);
    }
    assertEquals(least, target.scales().getFirst().center());
    assertEquals(0, metrics(result.evaluation(), "y").rmse(), 0.3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          drop=kind | column 'kind' is both target and dropped; it can be one of them
          activation=step surrogate=none | hidden layers have activation step, whose derivative is 0 everywhere, so no error flows back through them; take --surrogate growing-slope, an --optimizer without a gradient such as natural-evolution, or sigmoid, a step with a slope
          output-activation=step | output activation step learns by the perceptron rule, which reaches no hidden layer; take --hidden none, or sigmoid outputs
          loss=perceptron | loss perceptron moves the weights of the output layer alone; take --hidden none, or another loss
          loss=huber output-activation=step hidden=none | loss huber needs the derivative of the output, and step has none that helps; leave one of the two out and it is chosen
          loss=binary-cross-entropy output-activation=softmax | loss binary-cross-entropy is made for output activation sigmoid, not softmax; leave one of the two out and it is chosen
          activation=relu,tanh,relu | 3 activations for 2 hidden layers; give one, or one for each hidden layer
          activation=softmax | hidden layer 1 has activation softmax; it makes probabilities and belongs to the output layer
          validation=other.csv | validation is the file other.csv, but its rows were not given with the table
          """)
  void refusesSettingsThatContradictEachOther(String given, String message) {
    var settings = settings("target", "kind");
    for (String pair : given.split(" ", -1)) {
      settings =
          settings.with(
              pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    var all = settings;
    assertIllegal(message, () -> Training.of(Tables.separable(50, 1), all));
  }

  @Test
  void refusesLossesForClassesWhereTheTargetIsANumber() {
    var table = Tables.linear(50, 1);
    for (Map.Entry<String, String> losses :
        Map.of(
                "binary-cross-entropy", "sigmoid",
                "categorical-cross-entropy", "softmax",
                "perceptron", "step")
            .entrySet()) {
      var settings =
          settings(
              "target",
              "y",
              "hidden",
              "none",
              "loss",
              losses.getKey(),
              "output-activation",
              losses.getValue());
      assertIllegal(
          "the target is a number, and output %s with loss %s is made for classes; take identity with mean-squared-error, or --task classification"
              .formatted(losses.getValue(), losses.getKey()),
          () -> Training.of(table, settings));
    }
  }

  @Test
  void refusesTargetsThatAreNotThere() {
    var table = Tables.separable(50, 1);
    assertIllegal(
        "no target is named; say which column to predict with --target, there are 'a', 'b', 'kind'",
        () -> Training.of(table, settings()).run());
    assertBadData(
        "t has no column 'knd'; did you mean 'kind'?",
        () -> Training.of(table, settings("target", "knd")).run());
    assertIllegal(
        "target 'a' is named twice; name each target once",
        () -> Training.of(table, settings("target", "a,a")).run());
  }

  @Test
  void everyUsableRowIsEitherTrainedOrValidated() {
    Table penguins = Tables.bundled("penguins.csv");
    var plan = Plan.of(penguins, null, settings("target", "sex"));
    int usable = TargetChoice.usableRows(penguins, List.of("sex")).length;
    assertEquals(usable, plan.trainingRows() + plan.validationRows());
  }
}
