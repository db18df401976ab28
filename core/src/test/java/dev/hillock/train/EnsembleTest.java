package dev.hillock.train;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.infer.Predictor;
import dev.hillock.model.Member;
import dev.hillock.model.Model;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import dev.hillock.train.TrainingEvent.EpochFinished;
import dev.hillock.train.TrainingEvent.MemberFinished;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class EnsembleTest {

  private static Settings settings(String target) {
    return Preset.REALMLP
        .settings()
        .with("target", target)
        .with("hidden", "12,8")
        .with("epochs", "12");
  }

  private static Model train(Settings settings, String file) {
    return Training.of(Tables.bundled(file), settings).run().model();
  }

  @Test
  void theFirstMemberIsTheNetworkThatIsTrainedAlone() {
    // Members that are calibrated share one more temperature.
    var settings = settings("species").with("calibrate", "false");
    var alone = train(settings, "penguins.csv");
    var together = train(settings.with("ensemble", "3"), "penguins.csv");
    assertEquals(3, together.members().size());
    assertEquals(alone.fingerprint(), together.parameters().fingerprint());
    var prints = new TreeSet<String>();
    together.members().forEach(member -> prints.add(member.parameters().fingerprint()));
    assertEquals(3, prints.size());
  }

  @Test
  void neitherThreadsNorTheirOrderChangeABit() {
    var settings = settings("species").with("ensemble", "2").with("folds", "3");
    var one = train(settings.with("threads", "1"), "penguins.csv");
    var four = train(settings.with("threads", "4"), "penguins.csv");
    assertEquals(6, one.members().size());
    assertEquals(one.fingerprint(), four.fingerprint());
    assertNotEquals(one.fingerprint(), one.parameters().fingerprint());
  }

  @Test
  void probabilitiesAreTheMeanOfThoseOfTheMembers() {
    var table = Tables.bundled("penguins.csv");
    var model = train(settings("species").with("ensemble", "3"), "penguins.csv");
    var all = new Predictor(model).predict(table);
    for (int row = 0; row < table.rows(); row += 17) {
      for (int label = 0; label < 3; label++) {
        double sum = 0;
        for (Member member : model.members()) {
          var single = new Model(List.of(member), model.provenance());
          sum += new Predictor(single).predict(table).probability(row, label);
        }
        assertEquals(sum / 3, all.probability(row, label), 1e-6);
      }
    }
  }

  @Test
  void numbersOfFoldsAreAveragedInTheirUnits() {
    var table = Tables.bundled("concrete.csv");
    var model = train(settings("compressive_strength").with("folds", "3"), "concrete.csv");
    // Each fold has scales of its own.
    assertNotEquals(
        model.members().get(0).preparation().target(),
        model.members().get(1).preparation().target());
    var all = new Predictor(model, 2).predict(table);
    for (int row = 0; row < table.rows(); row += 101) {
      double sum = 0;
      for (Member member : model.members()) {
        var single = new Model(List.of(member), model.provenance());
        sum += new Predictor(single).predict(table).value(row, 0);
      }
      assertEquals(sum / 3, all.value(row, 0), 1e-4);
    }
  }

  @Test
  void withFoldsEveryRowIsJudgedOnceByMembersThatDidNotSeeIt() {
    var table = Tables.bundled("penguins.csv");
    var result = Training.of(table, settings("species").with("folds", "4")).run();
    assertEquals(table.rows(), result.evaluation().rows());
    var confusion = result.evaluation().confusion();
    assertNotNull(confusion);
    assertEquals(table.rows(), confusion.rows());
    var seen = new TreeSet<Integer>();
    for (Plan plan : MemberPlans.of(result.plan()).expected()) {
      for (int row : plan.split().validation()) {
        assertTrue(seen.add(row), "row " + row + " validates twice");
      }
      assertEquals(table.rows(), plan.trainingRows() + plan.validationRows());
    }
    assertEquals(table.rows(), seen.size());
  }

  @Test
  void membersAreToldInsteadOfEpochs() {
    var events = new ArrayList<TrainingEvent>();
    Training.of(Tables.bundled("penguins.csv"), settings("species").with("ensemble", "3"))
        .listener(events::add)
        .run();
    assertFalse(events.stream().anyMatch(EpochFinished.class::isInstance));
    assertEquals(3, events.stream().filter(MemberFinished.class::isInstance).count());
  }

  @Test
  void aStopKeepsWhatHasBegun() {
    var stop = new AtomicBoolean();
    var result =
        Training.of(
                Tables.bundled("penguins.csv"),
                settings("species").with("ensemble", "9").with("threads", "1"))
            .controller(event -> {
              if (event instanceof MemberFinished) {
                stop.set(true);
              }
            })
            .stopWhen(stop::get)
            .run();
    assertEquals(1, result.model().members().size());
  }

  @Test
  void foldsAndAValidationPartExcludeEachOther() {
    var settings = settings("species").with("folds", "4").with("validation", "0.3");
    assertIllegal(
        "folds validate all rows in turn, and validation names others; give one of --folds and --validation",
        () -> train(settings, "penguins.csv"));
    assertIllegal(
        "900 folds of 344 rows; each fold needs 2 rows at least, take fewer --folds",
        () -> train(settings("species").with("folds", "900"), "penguins.csv"));
  }
}
