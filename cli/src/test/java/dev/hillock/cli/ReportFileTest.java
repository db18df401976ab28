package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.json.JsonObject;
import dev.hillock.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ReportFileTest {

  private static final String IRIS = Run.data("iris.csv");

  @TempDir private Path folder;

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private String iris(String... more) {
    String model = path("iris.safetensors");
    var args =
        new ArrayList<>(
            List.of("train", IRIS, "--target", "species", "--epochs", "20", "--out", model));
    args.addAll(List.of(more));
    Run.ok(args.toArray(String[]::new));
    return model;
  }

  private Map<String, Double> numbersOn(String page) {
    var values = new HashMap<String, Double>();
    try {
      String html = Files.readString(folder.resolve(page));
      var elements =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(html)))
              .getElementsByTagName("data");
      for (int i = 0; i < elements.getLength(); i++) {
        var element = (Element) elements.item(i);
        values.put(
            element.getAttribute("data-name"), Double.parseDouble(element.getAttribute("value")));
      }
    } catch (Exception e) {
      throw new AssertionError("the page cannot be read: " + e.getMessage(), e);
    }
    return values;
  }

  /// Claims that every number of the object is on the page, and its interval.
  private static void assertOnPage(JsonObject json, String prefix, Map<String, Double> page) {
    json.members()
        .forEach((name, _) -> {
          if (!List.of("classes", "confusion", "targets", "intervals", "target", "label")
              .contains(name)) {
            assertEquals(json.number(name), page.get(prefix + name), prefix + name);
          }
        });
    if (json.members().containsKey("intervals")) {
      var intervals = json.object("intervals");
      for (String name : intervals.members().keySet()) {
        double[] ends = intervals.array(name).numbers();
        assertEquals(ends[0], page.get(prefix + name + "/low"), name);
        assertEquals(ends[1], page.get(prefix + name + "/high"), name);
      }
    }
  }

  @Test
  void theNumbersOfThePageAreThoseOfTheJson() throws IOException {
    String model = iris("--quiet");
    var run = Run.ok("evaluate", model, IRIS, "--importance", "--json", "--report", path("r.html"));
    var json = JsonReader.parseObject(run.out().strip());
    var evaluation = json.object("evaluation");
    var page = numbersOn("r.html");
    assertOnPage(evaluation, "", page);
    assertTrue(
        Files.readString(folder.resolve("r.html"))
            .contains("Note: the model has learned from rows of this very source"));
    for (int c = 0; c < 3; c++) {
      assertOnPage(evaluation.array("classes").object(c), "class/" + c + "/", page);
      double[] counts = evaluation.array("confusion").array(c).numbers();
      for (int p = 0; p < 3; p++) {
        assertEquals(counts[p], page.get("confusion/" + c + "/" + p));
      }
    }
    var columns = json.object("importance").array("columns");
    assertEquals(4, columns.size());
    for (int i = 0; i < 4; i++) {
      assertEquals(columns.object(i).number("mean"), page.get("importance/" + i + "/mean"));
      assertEquals(
          columns.object(i).number("deviation"), page.get("importance/" + i + "/deviation"));
    }
  }

  @Test
  void theNumbersOfSeveralTargetsAreThoseOfTheJson() {
    String model = path("c.safetensors");
    Run.ok(
        "train",
        Run.data("concrete.csv"),
        "--target",
        "compressive_strength,water",
        "--epochs",
        "2",
        "--quiet",
        "--out",
        model);
    var run =
        Run.ok("evaluate", model, Run.data("concrete.csv"), "--json", "--report", path("c.html"));
    var evaluation = JsonReader.parseObject(run.out().strip()).object("evaluation");
    var page = numbersOn("c.html");
    for (JsonObject target : evaluation.array("targets").objects()) {
      assertOnPage(target, target.text("target") + "/", page);
    }
  }

  @Test
  void trainingWritesAPageWithItsCurves() throws IOException {
    iris("--report", path("t.html"), "--folds", "off");
    String html = Files.readString(folder.resolve("t.html"));
    assertTrue(html.contains("<b><data value=\"30\" data-name=\"rows\">30</data>"), "rows judged");
    assertTrue(html.contains("validation rows of iris.csv"));
    assertTrue(html.contains("kept: epoch "));
    assertTrue(html.contains("Settings that differ from the preset"));
    for (String outside : List.of("http:", "https:", "//", "<script", "src=")) {
      assertFalse(html.contains(outside), outside);
    }
  }

  @Test
  void saysWhatColumnsAreWorth() {
    String model = iris("--quiet");
    var run = Run.ok("evaluate", model, IRIS, "--importance");
    int at =
        run.lines()
            .indexOf(
                "  importance: drop of accuracy when a column is shuffled among 150 rows, mean ±"
                    + " deviation of 5 shuffles");
    assertTrue(at > 0, run.out());
    assertEquals(at + 5, run.lines().size());
    assertTrue(
        run.lines().get(at + 1).matches("  petal_\\w+ +0\\.\\d{4}  ±  0\\.\\d{4}"), run.out());
    assertEquals(run.out(), Run.ok("evaluate", model, IRIS, "--importance").out());
  }

  @Test
  void refusesPlacesBeforeTheWork() throws IOException {
    String model = iris("--quiet");
    long bytes = Files.size(Path.of(model));
    assertRefused(
        model + " is the model file too; name another --report",
        "evaluate",
        model,
        IRIS,
        "--report",
        model);
    assertRefused(
        model + " is the model file too; name another --report",
        "train",
        IRIS,
        "--target",
        "species",
        "--out",
        model,
        "--report",
        model);
    assertRefused(
        IRIS + " is read, so nothing is written there; name another --report",
        "evaluate",
        model,
        IRIS,
        "--report",
        IRIS);
    assertRefused(
        folder + " is a folder; name a file with --report",
        "evaluate",
        model,
        IRIS,
        "--report",
        folder.toString());
    assertRefused(
        "%s cannot be written: there is no folder %s; make it or name another --report"
            .formatted(path("no/r.html"), path("no")),
        "evaluate",
        model,
        IRIS,
        "--report",
        path("no/r.html"));
    assertRefused("--report is empty; name a file", "evaluate", model, IRIS, "--report", "");
    assertEquals(bytes, Files.size(Path.of(model)));
  }

  private static void assertRefused(String message, String... args) {
    var run = Run.of(args);
    assertEquals(List.of("hillock: " + message), run.complaints());
    assertEquals(Failures.USAGE, run.code());
  }
}
