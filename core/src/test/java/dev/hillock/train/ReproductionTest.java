package dev.hillock.train;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Column;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.Table;
import dev.hillock.model.Model;
import dev.hillock.model.ModelFile;
import dev.hillock.model.Provenance;
import dev.hillock.model.RunRecord;
import dev.hillock.model.Trace.Place;
import dev.hillock.settings.Settings;
import dev.hillock.train.Reproduction.Cause;
import dev.hillock.train.Reproduction.Kind;
import dev.hillock.train.Reproduction.Outcome;
import dev.hillock.train.TrainingEvent.EpochRunning;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReproductionTest {

  private static final Table IRIS = Tables.bundled("iris.csv");
  private static final Settings PLAIN =
      settings("target=species preset=plain hidden=6 epochs=5 threads=1");

  @TempDir private Path folder = Path.of("");

  private static Settings settings(String pairs) {
    var settings = Settings.defaults();
    for (String pair : pairs.split(" ", -1)) {
      settings =
          settings.with(
              pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    return settings;
  }

  /// As it comes back from its file.
  private Model written(Model model) {
    Path file = folder.resolve("m.safetensors");
    try {
      ModelFile.write(file, model);
      return ModelFile.read(file);
    } catch (IOException e) {
      throw new AssertionError("a model could not be written and read", e);
    }
  }

  private Model trained(Table table, Settings settings) {
    return written(Training.of(table, settings).run().model());
  }

  private static void assertSame(Outcome outcome) {
    assertEquals(List.of(), outcome.causes());
    assertTrue(outcome.diff().isSameInAll(), () -> outcome.diff().toString());
    assertTrue(outcome.isIdentical());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "iris.csv target=species preset=plain epochs=5",
        "xor.csv target=y preset=classic hidden=4 epochs=20",
        // Variants, of which some are kept.
        "iris.csv target=species hidden=8,8 epochs=6",
        "penguins.csv target=species hidden=8 epochs=4 ensemble=2",
        "penguins.csv target=species hidden=8 epochs=4 folds=3 preset=plain",
        "penguins.csv target=body_mass_g hidden=8 epochs=4 refit=true preset=realmlp interval=0.9",
        "concrete.csv target=compressive_strength hidden=8 epochs=3 target-transform=log",
        "concrete.csv target=compressive_strength hidden=8 epochs=3 quantiles=0.1,0.9 preset=plain",
        "iris.csv target=species hidden=4 epochs=5 optimizer=genetic",
        "iris.csv target=species hidden=4 epochs=5 optimizer=lbfgs",
        "concrete.csv target=water hidden=4 epochs=2 optimizer=levenberg-marquardt",
        "iris.csv target=species hidden=8 epochs=5 activation=step",
        "iris.csv target=species hidden=8 epochs=5 submodels=3",
        "iris.csv target=species hidden=8 epochs=9 patience=2 preset=plain validation=0.4 norm=batch",
        "iris.csv target=species hidden=8 epochs=5 preset=plain ema=0.9 validation=0",
        "iris.csv target=species hidden=8 epochs=5 missing=NA,'a,b' class-weights=balanced"
      })
  void everyKindOfModelComesOutAgain(String job) {
    int blank = job.indexOf(' ');
    var table = Tables.bundled(job.substring(0, blank));
    var model = trained(table, settings(job.substring(blank + 1)).with(Settings.THREADS, 1));
    assertFalse(model.provenance().run().traces().getFirst().isEmpty());
    var outcome = Reproduction.of(model, table).run();
    assertSame(outcome);
    assertEquals(
        model.provenance(), written(outcome.result().model()).provenance(), "the provenance");
  }

  @Test
  void aBudgetThatIsKeptIsRepeatedWithItsEpochs() {
    // A clock that makes every look a millisecond long.
    var calls = new AtomicInteger();
    var training =
        Training.of(IRIS, PLAIN.with("epochs", "100000").with("budget", "500ms"))
            .clock(() -> calls.incrementAndGet() * 1_000_000L);
    var model = written(training.run().model());
    assertTrue(model.provenance().epochs() < 100_000);
    assertSame(Reproduction.of(model, IRIS).run());
  }

  @Test
  void aModelThatLearnedOnComesOutAgain() {
    var first = trained(IRIS, PLAIN);
    var given = settings("epochs=3 learning-rate=0.01");
    var model = written(Training.continuing(first, IRIS, given).run().model());
    var plan = Plan.continuing(first, IRIS, null, Reproduction.given(model));
    assertSame(Reproduction.of(model, plan).run());
    assertIllegal(
        "training went on from the model with fingerprint %s, which is not given; make a plan with Plan.continuing"
            .formatted(first.fingerprint()),
        () -> Reproduction.of(model, IRIS));
    var other = trained(IRIS, PLAIN.with("seed", "1"));
    var wrong = Reproduction.of(model, Plan.continuing(other, IRIS, null, given)).run();
    assertEquals(
        List.of(
            new Cause(Kind.CONTINUED_MODEL, "", first.fingerprint(), other.fingerprint()),
            // It goes on with the settings of that one.
            new Cause(Kind.CHOICE, "seed", "0", "1")),
        wrong.causes());
    assertFalse(wrong.isIdentical());
  }

  @Test
  void aTrainingThatWasStoppedWithinAnEpochIsStoppedThereAgain() {
    var stop = new AtomicBoolean();
    var result =
        Training.of(
                Tables.separable(400, 1),
                settings("target=kind preset=plain batch-size=1 epochs=9 threads=1 hidden=3"))
            .controller(event -> {
              if (event instanceof EpochRunning running && running.epoch() == 3) {
                stop.set(true);
              }
            })
            .stopWhen(stop::get)
            .run();
    assertTrue(result.stopped());
    var model = written(result.model());
    assertEquals(3, model.provenance().epochs());
    // 320 steps an epoch; told of the third after 6 steps of it.
    assertEquals(2 * 320 + 7, model.provenance().run().stoppedAfter());
    assertSame(Reproduction.of(model, Tables.separable(400, 1)).run());
  }

  @Test
  void severalNetworksThatWereStoppedAreNamed() {
    var asked = new AtomicInteger();
    var result =
        Training.of(IRIS, PLAIN.with("ensemble", "2"))
            .stopWhen(() -> asked.incrementAndGet() > 7)
            .run();
    var model = written(result.model());
    assertEquals(RunRecord.UNREPEATABLE, model.provenance().run().stoppedAfter());
    var outcome = Reproduction.of(model, IRIS).run();
    assertEquals(
        new Cause(Kind.RECORD, "", "stopped before its end", "not stopped"),
        outcome.causes().getFirst());
    assertFalse(outcome.isIdentical());
  }

  @Test
  void namesASourceThatIsAnotherAndTheFirstStep() {
    var model = written(Training.of(IRIS, PLAIN).sourceHash("a1").run().model());
    var fewer = withoutLastRow(IRIS);
    var outcome = Reproduction.of(model, fewer).sourceHash("b2").run();
    assertFalse(outcome.isIdentical());
    assertEquals(new Cause(Kind.SOURCE, "", "a1", "b2"), outcome.causes().getFirst());
    assertEquals(
        new Cause(Kind.ROWS, "", "120 train, 30 validate", "119 train, 30 validate"),
        outcome.causes().getLast());
    assertEquals(new Place(1, 1, 1), outcome.diff().departures().getFirst().place());
    assertEquals("layer1.weight", outcome.diff().tensors().getFirst().name());
    assertFalse(outcome.diff().tensors().getFirst().isIdentical());
  }

  private static Table withoutLastRow(Table table) {
    int rows = table.rows() - 1;
    var columns = new ArrayList<Column>();
    for (Column column : table.columns()) {
      columns.add(
          switch (column) {
            case NumericColumn numbers ->
                Tables.numbers(column.name(), Arrays.copyOf(numbers.values(), rows));
            default ->
                Tables.texts(
                    column.name(),
                    IntStream.range(0, rows).mapToObj(column::text).toArray(String[]::new));
          });
    }
    return new Table(table.source(), columns);
  }

  @Test
  void namesAnotherSeedAndAnotherSetting() {
    var model = trained(IRIS, PLAIN);
    var seed = outcome(model, PLAIN.with("seed", "1"));
    assertEquals(List.of(new Cause(Kind.SETTING, "seed", "0", "1")), seed.causes());
    assertEquals(new Place(0, 0, 0), seed.diff().departures().getFirst().place());
    var rate = outcome(model, PLAIN.with("learning-rate", "0.031"));
    assertEquals(List.of(new Cause(Kind.SETTING, "learning-rate", "0.03", "0.031")), rate.causes());
    assertEquals(new Place(1, 1, 2), rate.diff().departures().getFirst().place());
    assertFalse(rate.isIdentical());
  }

  @Test
  void aSettingThatMakesNoDifferenceIsNamedAndTheModelIsIdentical() {
    var model = trained(IRIS, PLAIN);
    var outcome = outcome(model, PLAIN.with("seed", "0").with("folds", "off"));
    assertTrue(outcome.isIdentical());
    assertEquals(
        List.of(
            new Cause(Kind.SETTING, "folds", "off (not asked for)", "off"),
            new Cause(Kind.SETTING, "seed", "0 (not asked for)", "0")),
        outcome.causes().stream().sorted((a, b) -> a.name().compareTo(b.name())).toList());
  }

  @Test
  void threadsAreNoDifference() {
    var model = trained(IRIS, PLAIN);
    assertSame(outcome(model, PLAIN.with("threads", "3")));
  }

  private static Outcome outcome(Model model, Settings settings) {
    return Reproduction.of(model, Plan.of(IRIS, null, settings)).run();
  }

  @Test
  void aVersionAndAnArithmeticAreNamedFirst() {
    var model = trained(IRIS, PLAIN);
    var run = model.provenance().run();
    var older = with(model, "0.0.9", new RunRecord(99, run.given(), "", 0, run.traces()));
    var outcome = outcome(older, PLAIN.with("seed", "1"));
    assertEquals(
        List.of(Kind.VERSION, Kind.ARITHMETIC, Kind.SETTING),
        outcome.causes().stream().map(Cause::kind).toList());
    assertEquals(new Cause(Kind.ARITHMETIC, "", "99", "1"), outcome.causes().get(1));
  }

  @Test
  void aModelOfAVersionThatWroteNoRecordIsTrainedWithAllItsSettings() {
    var model = trained(IRIS, PLAIN);
    var older = written(with(model, Training.VERSION, RunRecord.UNKNOWN));
    assertFalse(older.provenance().run().isKnown());
    var outcome = Reproduction.of(older, IRIS).run();
    assertTrue(outcome.isIdentical());
    assertEquals(Kind.RECORD, outcome.causes().getFirst().kind());
    assertEquals(List.of(), outcome.diff().departures());
  }

  private static Model with(Model model, String version, RunRecord run) {
    var from = model.provenance();
    return new Model(
        model.members(),
        new Provenance(
            version,
            from.source(),
            from.sourceHash(),
            from.trainingRows(),
            from.validationRows(),
            from.settings(),
            from.epochs(),
            from.keptEpoch(),
            from.continuedFrom(),
            from.metrics(),
            run));
  }

  @Test
  void aValidationFileIsNamed() {
    var rows = Tables.separable(50, 1);
    var settings = settings("target=kind preset=plain hidden=3 epochs=3 threads=1");
    var model =
        Training.of(Plan.of(rows, Tables.separable(20, 2), settings))
            .validationHash("a1")
            .run()
            .model();
    var same = Plan.of(rows, Tables.separable(20, 2), settings);
    assertSame(Reproduction.of(written(model), same).validationHash("a1").run());
    var other = Plan.of(rows, Tables.separable(20, 3), settings);
    var outcome = Reproduction.of(model, other).validationHash("b2").run();
    assertEquals(List.of(new Cause(Kind.VALIDATION_FILE, "", "a1", "b2")), outcome.causes());
    assertFalse(outcome.isIdentical());
  }
}
