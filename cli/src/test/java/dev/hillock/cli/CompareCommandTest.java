package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareCommandTest {

  @TempDir private Path folder = Path.of("");

  private String[] command(String... more) {
    String[] begin = {
      "compare", Run.data("iris.csv"), "--target", "species", "--page", page().toString()
    };
    var all = new ArrayList<>(List.of(begin));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private Path page() {
    return folder.resolve("page.html");
  }

  @Test
  void printsTheStandingsAndWritesThePage() throws IOException {
    var run =
        Run.ok(
            command(
                "--methods", "sgd,genetic,random-search", "--seeds", "6", "--evaluations", "200"));
    assertEquals("iris.csv, network 4-16-3", run.lines().getFirst());
    assertTrue(run.lines().get(2).endsWith("evaluations  seconds  against the first"), run.out());
    assertTrue(run.lines().get(3).startsWith("sgd "), run.out());
    assertTrue(run.lines().get(3).endsWith(" first"), run.out());
    assertTrue(run.lines().get(5).startsWith("random-search "), run.out());
    assertEquals("page " + page(), run.lines().getLast());
    assertTrue(Files.readString(page()).contains("Loss over evaluations"));
    assertEquals("", run.err());
  }

  /// The table for people, the object for programs and the page tell the same numbers.
  @Test
  void theObjectTellsTheNumbersOfThePage() throws IOException {
    var run =
        Run.ok(command("--methods", "sgd,adam", "--seeds", "2", "--evaluations", "30", "--json"));
    assertEquals(1, run.lines().size());
    var json = JsonReader.parseObject(run.out().strip());
    String html = Files.readString(page());
    var places = json.array("places");
    assertEquals(2, places.size());
    for (int i = 0; i < places.size(); i++) {
      var place = places.object(i);
      for (String figure :
          new String[] {"loss", "least", "greatest", "validation", "evaluations"}) {
        double value = place.number(figure);
        String text =
            value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        String cell =
            "value=\"%s\" data-name=\"%s/%s\"".formatted(text, place.text("name"), figure);
        assertTrue(html.contains(cell), cell);
      }
      assertEquals(2, place.array("runs").size());
    }
  }

  @Test
  void showsWhatARateTooHighDoes() {
    var run =
        Run.ok(
            command(
                "--vary",
                "learning-rate=0.03,1e30",
                "--vary",
                "momentum=0,0.9",
                "--seeds",
                "2",
                "--evaluations",
                "20"));
    assertEquals(4, run.lines().stream().filter(line -> line.startsWith("learning-rate")).count());
    assertTrue(run.out().contains("2 of 2 diverged"), run.out());
    assertFalse(run.out().contains("NaN"), run.out());
  }

  @Test
  void drawsTheStandingsOnATerminal() {
    var args = command("--methods", "sgd", "--seeds", "2", "--evaluations", "5");
    var run = Run.withWidth(80, args).requireOk();
    assertTrue(run.err().contains("1 of 2 trainings"), run.err());
    // The first table is taken away before the second is drawn, and that one at the end.
    assertEquals(2, run.err().split("\u001b\\[J", -1).length - 1);
    assertFalse(run.out().contains("\u001b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          --methods genetics | there is no method 'genetics'; did you mean 'genetic'?
          --methods none | --methods is empty; name at least one
          --seconds 0 | 0.0 seconds for each method; it needs more than 0
          --evaluations 0 | 0 evaluations for each run; it needs at least 1
          --seconds 1 --evaluations 5 | --seconds and --evaluations are both given; take one of them
          --seeds 0 | --seeds is 0; it must be from 1 to 1000
          --vary momentum | --vary is momentum; it must be SETTING=VALUE,VALUE such as learning-rate=0.03,0.3
          --vary momentum=2 | momentum is 2; it must be at least 0 and less than 1
          --vary momentun=0 | there is no setting 'momentun'; did you mean 'momentum'?
          --vary seed=1 --vary seed=2 | --vary names seed twice; list its values with commas
          --epochs 5 | --epochs does not go with compare; --seconds or --evaluations say how long each trains
          --preset realmlp | --preset does not go with compare, which trains preset plain with each method
          --target petal | iris.csv has no column 'petal'; did you mean 'petal_width'?
          --methods cma-es --elite x | elite is x; it must be a whole number, at least 0 and less than the population
          """)
  void saysWhatIsWrong(String options, String complaint) {
    var args = command(options.split(" ", -1));
    if (options.startsWith("--target")) {
      args = new String[] {"compare", Run.data("iris.csv"), "--target", "petal"};
    }
    var run = Run.of(args);
    assertTrue(run.code() == Failures.USAGE || run.code() == Failures.DATA, run.err());
    assertEquals("hillock: " + complaint, run.complaints().getFirst().replaceFirst("; see.*", ""));
    assertFalse(Files.exists(page()));
  }
}
