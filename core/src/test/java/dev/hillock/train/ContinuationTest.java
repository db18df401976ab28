package dev.hillock.train;

import static dev.hillock.Refusal.assertBadData;
import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Table;
import dev.hillock.model.Model;
import dev.hillock.model.ModelFile;
import dev.hillock.prep.NumberTarget;
import dev.hillock.settings.Settings;
import dev.hillock.train.TrainingEvent.EpochFinished;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Training that goes on with a model.
class ContinuationTest {

  private static final Table PENGUINS = Tables.bundled("penguins.csv");
  private static final Settings NONE = Settings.defaults();

  private static Settings settings(String preset, String target) {
    return NONE.with("preset", preset)
        .with("target", target)
        .with("hidden", "12,8")
        .with("epochs", "15");
  }

  private static Training.Result train(Table table, Settings settings) {
    return Training.of(table, settings).run();
  }

  private static Training.Result goOn(Model model, Table table, Settings given) {
    return Training.continuing(model, table, given).run();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "realmlp-s", "realmlp"})
  void onTheSameRowsItIsAtLeastAsGood(String preset) {
    var first = train(PENGUINS, settings(preset, "species"));
    var second = goOn(first.model(), PENGUINS, NONE.with("epochs", "6"));
    // The epoch of the best accuracy is kept, the one before the first step among them.
    var before = first.evaluation().confusion();
    var after = second.evaluation().confusion();
    assertNotNull(before);
    assertNotNull(after);
    assertTrue(after.accuracy() >= before.accuracy(), () -> before + " became " + after);
    assertTrue(second.evaluation().loss() < 1.5 * first.evaluation().loss() + 0.05);
    assertEquals(6, second.history().size());
    var start = first.model().preparation().inputs();
    assertEquals(start, second.model().preparation().inputs());
    assertEquals(first.model().architecture(), second.model().architecture());
  }

  @Test
  void whatItHasLearnedIsWhereItBegins() {
    var first = train(PENGUINS, settings("plain", "species"));
    // Steps too small to change any weight.
    var second = goOn(first.model(), PENGUINS, NONE.with("learning-rate", "1e-30"));
    assertEquals(first.model().fingerprint(), second.model().fingerprint());
    assertEquals(first.evaluation().figures(), second.evaluation().figures());
  }

  @Test
  void ifNoEpochIsBetterTheNetworkStaysAsItWas() {
    var first = train(PENGUINS, settings("plain", "body_mass_g"));
    var second =
        goOn(
            first.model(),
            PENGUINS,
            NONE.with("learning-rate", "0.4").with("schedule", "constant").with("epochs", "2"));
    boolean worse =
        second.history().stream()
            .map(EpochFinished::validation)
            .allMatch(now -> now != null && now.loss() > first.evaluation().loss());
    assertTrue(worse, "the rate is not too large");
    assertEquals(0, second.model().provenance().keptEpoch());
    assertEquals(first.model().fingerprint(), second.model().fingerprint());
  }

  @Test
  void everyMemberGoesOnWithAnyNumberOfThreads() {
    var settings = settings("realmlp", "species").with("ensemble", "3");
    var first = train(PENGUINS, settings).model();
    var given = NONE.with("epochs", "5").with("learning-rate", "0.1").with("validation", "0");
    var one = goOn(first, PENGUINS, given.with("threads", "1")).model();
    var two = goOn(first, PENGUINS, given.with("threads", "2")).model();
    assertEquals(3, one.members().size());
    assertEquals(one.fingerprint(), two.fingerprint());
    assertEquals(one.provenance(), two.provenance());
    for (int i = 0; i < 3; i++) {
      assertNotEquals(
          first.members().get(i).parameters().fingerprint(),
          one.members().get(i).parameters().fingerprint());
    }
  }

  @Test
  void theFileSaysWhatItWasContinuedFrom(@TempDir Path folder) throws IOException {
    var first = train(PENGUINS, settings("plain", "species")).model();
    assertEquals("", first.provenance().continuedFrom());
    Path file = folder.resolve("first.safetensors");
    ModelFile.write(file, first);
    var read = ModelFile.read(file);
    assertEquals("", read.provenance().continuedFrom());
    var second = goOn(read, PENGUINS, NONE.with("epochs", "2")).model();
    assertEquals(first.fingerprint(), second.provenance().continuedFrom());
    ModelFile.write(file, second);
    assertEquals(first.fingerprint(), ModelFile.read(file).provenance().continuedFrom());
    // And what was read can be continued again.
    var third = goOn(ModelFile.read(file), PENGUINS, NONE).model();
    assertEquals("2", third.provenance().settings().get("epochs"));
  }

  @Test
  void rowsOfFewerClassesWillDo() {
    var first = train(Tables.separable(100, 1), settings("plain", "kind"));
    var above =
        Tables.of(
            Tables.numbers("a", 1, 2, 3),
            Tables.numbers("b", 1, 2, 3),
            Tables.texts("kind", "above", "above", "above"));
    var second = goOn(first.model(), above, NONE.with("epochs", "2"));
    assertEquals(3, second.plan().trainingRows());
    assertEquals(first.model().preparation().target(), second.model().preparation().target());
  }

  @Test
  void predictionsReachTheNumbersOfTheNewRowsToo() {
    var first = train(Tables.linear(100, 1), settings("plain", "y").with("limit", "true")).model();
    var higher =
        Tables.of(
            Tables.numbers("a", 0, 1, 0),
            Tables.numbers("b", 0, 1, 1),
            Tables.numbers("y", 100, 200, 1));
    var second = goOn(first, higher, NONE.with("epochs", "1")).model();
    var before = assertInstanceOf(NumberTarget.class, first.preparation().target());
    var after = assertInstanceOf(NumberTarget.class, second.preparation().target());
    assertEquals(before.scales(), after.scales());
    assertEquals(before.limits().getFirst().least(), after.limits().getFirst().least());
    assertEquals(200, after.limits().getFirst().greatest());
  }

  @Test
  void anEarlierIntervalIsMeasuredAnew() {
    var settings = settings("plain", "y").with("interval", "0.8");
    var first = train(Tables.linear(200, 1), settings).model();
    var again = goOn(first, Tables.linear(200, 2), NONE.with("epochs", "2")).model();
    var target = assertInstanceOf(NumberTarget.class, again.preparation().target());
    assertNotNull(target.intervals());
    var off = goOn(first, Tables.linear(200, 2), NONE.with("interval", "off")).model();
    assertEquals(
        null, assertInstanceOf(NumberTarget.class, off.preparation().target()).intervals());
  }

  @Test
  void aRefitLearnsOnFromTheSameStart() {
    var first = train(PENGUINS, settings("plain", "species")).model();
    var given = NONE.with("refit", "true").with("epochs", "3");
    var second = goOn(first, PENGUINS, given);
    assertEquals(344, second.model().provenance().trainingRows());
    assertNotEquals(first.fingerprint(), second.model().fingerprint());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          hidden | 64,32 | hidden is 64,32, but the model that training continues from has 12,8; leave --hidden out, or train a new network without --continue
          activation | tanh | activation is tanh, but the model that training continues from has relu; leave --activation out, or train a new network without --continue
          target | island | target is island, but the model that training continues from has species; leave --target out, or train a new network without --continue
          preset | realmlp | preset is realmlp, but the model that training continues from has plain; leave --preset out, or train a new network without --continue
          scaling | robust | scaling is robust, but the model that training continues from has standard; leave --scaling out, or train a new network without --continue
          ensemble | 4 | ensemble is 4, but the model that training continues from has 1; leave --ensemble out, or train a new network without --continue
          folds | 4 | folds is 4, but the model that training continues from has off; leave --folds out, or train a new network without --continue
          """)
  void refusesWhatWouldBeAnotherNetwork(String name, String text, String message) {
    var first = train(PENGUINS, settings("plain", "species").with("epochs", "1")).model();
    assertIllegal(message, () -> Training.continuing(first, PENGUINS, NONE.with(name, text)));
  }

  @Test
  void takesSettingsThatAreTheModelsAnyway() {
    var first = train(PENGUINS, settings("plain", "species").with("epochs", "1")).model();
    var same = NONE.with("hidden", "12,8").with("target", "species").with("task", "auto");
    assertEquals(1, goOn(first, PENGUINS, same).history().size());
  }

  @Test
  void refusesRowsThatDoNotFit() {
    var first = train(Tables.separable(100, 1), settings("plain", "kind")).model();
    var withoutB = Tables.of(Tables.numbers("a", 1, 2), Tables.texts("kind", "above", "below"));
    assertBadData(
        "t lacks a column that the model was trained on: 'b'; there are 'a', 'kind'",
        () -> Training.continuing(first, withoutB, NONE));
    var numbers = Tables.numbers("a", 1, 2);
    var newClass =
        Tables.of(numbers, Tables.numbers("b", 1, 2), Tables.texts("kind", "above", "beside"));
    assertBadData(
        "t, column 'kind': class 'beside' (data row 2) was not seen in training; the model knows"
            + " [above, below]",
        () -> Training.continuing(first, newClass, NONE));
    var noTarget = Tables.of(numbers, Tables.numbers("b", 1, 2));
    assertBadData(
        "t has no column 'kind'; there are 'a', 'b'",
        () -> Training.continuing(first, noTarget, NONE));
  }

  @Test
  void categoriesThatAreNewAreLikeMissingOnes() {
    var colours = Tables.texts("c", "red", "red", "blue", "blue", "red", "blue");
    var y = Tables.numbers("y", 1, 1.5, 2, 2.5, 1, 2);
    var first = train(Tables.of(colours, y), settings("plain", "y")).model();
    var green = Tables.texts("c", "green", "red", "blue", "green", "red", "blue");
    var second = goOn(first, Tables.of(green, y), NONE.with("epochs", "2")).model();
    assertEquals(first.preparation().inputs(), second.preparation().inputs());
  }
}
