package dev.hillock.compare;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Table;
import dev.hillock.report.ComparisonPage;
import dev.hillock.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RaceTest {

  private static final Table IRIS = Tables.bundled("iris.csv");
  private static final Settings SETTINGS = Settings.defaults().with("target", "species");

  private static List<Run> race(List<Entrant> entrants, int seeds, Budget budget) {
    return new Race(IRIS, entrants, seeds, budget, () -> false).run(_ -> {});
  }

  @Test
  void evaluationsAreTheSameForAllAndGiveTheSameFiguresAgain() {
    var entrants = Lineup.of(SETTINGS, List.of("sgd", "genetic", "cma-es"), Map.of());
    var runs = race(entrants, 2, new Budget.Evaluations(150));
    assertEquals(6, runs.size());
    for (Run run : runs) {
      double spent = run.points().getLast().evaluations();
      // A generation is finished: 64 candidates, or 62 without the elite.
      assertTrue(spent >= 150 && spent < 150 + 64, run.entrant().name() + " " + spent);
    }
    var again = race(entrants, 2, new Budget.Evaluations(150));
    for (int i = 0; i < runs.size(); i++) {
      assertEquals(runs.get(i).loss(), again.get(i).loss());
    }
  }

  @Test
  void timeIsSharedByTheSeeds() {
    var entrants = Lineup.of(SETTINGS, List.of("sgd", "particle-swarm"), Map.of());
    for (Run run : race(entrants, 2, new Budget.Time(0.4))) {
      assertFalse(run.points().isEmpty());
      assertTrue(run.points().size() <= 602);
    }
  }

  @Test
  void curvesOnlyFall() {
    var runs = race(Lineup.of(SETTINGS, List.of("sgd"), Map.of()), 1, new Budget.Evaluations(2000));
    var points = runs.getFirst().points();
    assertTrue(points.size() > 100 && points.size() < 700, "" + points.size());
    for (int i = 1; i < points.size(); i++) {
      assertTrue(points.get(i).loss() <= points.get(i - 1).loss());
      assertTrue(points.get(i).evaluations() > points.get(i - 1).evaluations());
    }
  }

  @Test
  void whatDivergesIsLastAndSaysSo() {
    var varied = new LinkedHashMap<String, List<String>>();
    varied.put("learning-rate", List.of("0.1", "1e30"));
    varied.put("momentum", List.of("0", "0.9"));
    var entrants = Lineup.of(SETTINGS, List.of(), varied);
    assertEquals("learning-rate 0.1, momentum 0", entrants.getFirst().name());
    assertEquals(4, entrants.size());
    var standings = Standings.of(race(entrants, 6, new Budget.Evaluations(40)));
    assertEquals("accuracy", standings.measure());
    var last = standings.places().getLast();
    assertTrue(last.entrant().name().startsWith("learning-rate 1e30"));
    assertEquals(6, last.diverged());
    assertTrue(last.isWorse() || last.p() < 0.1, "" + last.p());
    assertTrue(ComparisonPage.verdict(last).endsWith("; 6 of 6 diverged"));
    assertEquals("first", ComparisonPage.verdict(standings.places().getFirst()));
  }

  @Test
  void sameSeedsAreSeveralWaysApartOnlyByMoreThanChance() {
    var entrants =
        List.of(
            new Entrant("one", SETTINGS.with("preset", "plain").with("hidden", "4")),
            new Entrant("same", SETTINGS.with("preset", "plain").with("hidden", "4")));
    var standings = Standings.of(race(entrants, 6, new Budget.Evaluations(5)));
    assertEquals(1, standings.places().getLast().p());
    assertFalse(standings.places().getLast().isWorse());
  }

  @Test
  void saysWhoHadNoTime() {
    var entrants = Lineup.of(SETTINGS, List.of("sgd"), Map.of());
    var place = Standings.of(race(entrants, 2, new Budget.Time(1e-9))).places().getFirst();
    assertEquals(2, place.unbegun());
    assertEquals("first; 2 of 2 had no time for an epoch", ComparisonPage.verdict(place));
  }

  @Test
  void aStopLeavesWhatIsThere() {
    var done = new ArrayList<Run>();
    var entrants = Lineup.of(SETTINGS, List.of("sgd", "adam"), Map.of());
    var race = new Race(IRIS, entrants, 5, new Budget.Evaluations(3), () -> done.size() >= 3);
    assertEquals(3, race.run(done::add).size());
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertIllegal(
        "there is no method 'genetics'; did you mean 'genetic'?",
        () -> Lineup.of(SETTINGS, List.of("genetics"), Map.of()));
    assertIllegal(
        "there is no setting 'momentun'; did you mean 'momentum'?",
        () -> Lineup.of(SETTINGS, List.of(), Map.of("momentun", List.of("1"))));
    assertIllegal("0.0 seconds for each method; it needs more than 0", () -> new Budget.Time(0));
    assertIllegal(
        "0 evaluations for each run; it needs at least 1", () -> new Budget.Evaluations(0));
    assertIllegal(
        "144 combinations; at most 100 are compared",
        () ->
            Lineup.of(SETTINGS, List.of(), Map.of("seed", numbers(12), "batch-size", numbers(12))));
    var steps =
        Lineup.of(
            SETTINGS.with("activation", "step").with("surrogate", "none"),
            List.of("sgd"),
            Map.of());
    var thrown =
        assertThrows(
            IllegalArgumentException.class, () -> race(steps, 1, new Budget.Evaluations(1)));
    assertTrue(
        String.valueOf(thrown.getMessage()).startsWith("sgd: hidden layers have activation step"));
  }

  private static List<String> numbers(int n) {
    return IntStream.rangeClosed(1, n).mapToObj(Integer::toString).toList();
  }

  @Test
  void thePageTellsTheNumbersInFull() {
    var entrants = Lineup.of(SETTINGS, List.of("sgd", "adam"), Map.of());
    var standings = Standings.of(race(entrants, 2, new Budget.Evaluations(20)));
    var page =
        new ComparisonPage(
                "iris.csv", "<species>", "4-16-3", new Budget.Time(5), standings, List.of("a & b"))
            .html();
    for (var place : standings.places()) {
      String name = place.entrant().name();
      assertTrue(
          page.contains(
              "value=\"%s\" data-name=\"%s/loss\"".formatted(place.middle().loss(), name)),
          page);
    }
    assertTrue(page.contains("&lt;species&gt;") && page.contains("a &amp; b"));
    assertFalse(page.contains("http://") || page.contains("https://") || page.contains("<script"));
  }
}
