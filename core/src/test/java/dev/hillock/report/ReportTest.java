package dev.hillock.report;

import static dev.hillock.Tables.numbers;
import static dev.hillock.Tables.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Table;
import dev.hillock.kernel.Activation;
import dev.hillock.settings.Choice;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import dev.hillock.train.Importances;
import dev.hillock.train.Training;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ReportTest {

  private static final Settings FEW =
      Settings.defaults().with(Settings.EPOCHS, 3).with(Settings.HIDDEN, List.of(4));

  private static Report report(Table table, Settings settings) {
    var result = Training.of(table, settings).run();
    return Report.of(result.model(), "validation rows of t", result.evaluation())
        .withHistory(result.history())
        .withNotes(List.of("a note"))
        .withImportances(Importances.of(result.model(), table));
  }

  private static Document parsed(String html) {
    try {
      var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      return builder.parse(new InputSource(new StringReader(html)));
    } catch (Exception e) {
      throw new AssertionError("the page is not well-formed: " + e.getMessage(), e);
    }
  }

  private static Map<String, Double> numbersOn(Document page) {
    var values = new HashMap<String, Double>();
    var elements = page.getElementsByTagName("data");
    for (int i = 0; i < elements.getLength(); i++) {
      var element = (Element) elements.item(i);
      values.put(
          element.getAttribute("data-name"), Double.parseDouble(element.getAttribute("value")));
    }
    return values;
  }

  private static List<String> headings(Document page) {
    var elements = page.getElementsByTagName("h2");
    return IntStream.range(0, elements.getLength())
        .mapToObj(i -> elements.item(i).getTextContent())
        .toList();
  }

  private static List<String> captions(Document page) {
    var elements = page.getElementsByTagName("figcaption");
    return IntStream.range(0, elements.getLength())
        .mapToObj(i -> elements.item(i).getTextContent())
        .toList();
  }

  @Test
  void tellsOfClasses() {
    var report = report(Tables.separable(300, 1), FEW.with(Settings.TARGET, List.of("kind")));
    var page = parsed(report.html());
    assertEquals(
        List.of(
            "Classes", "Probabilities", "Importance of the columns", "Training", "Data and model"),
        headings(page));
    assertEquals(
        List.of(
            "ROC curve",
            "Precision and recall",
            "Reliability: do probabilities come true?",
            "Rows by probability of the predicted class",
            "Loss",
            "Validation accuracy",
            "Learning rate"),
        captions(page));
    var values = numbersOn(page);
    for (var metric : report.classMetrics()) {
      assertEquals(metric.value(), values.get(metric.metric().text()), metric.metric().title());
    }
    assertEquals((double) report.evaluation().rows(), values.get("rows"));
    assertTrue(report.html().contains(report.model().fingerprint()));
  }

  @Test
  void tellsOfEachOfSeveralNumbers() {
    double[][] plane = Tables.plane(200, 3);
    var table =
        Tables.of(
            numbers("a", plane[0]),
            numbers("b", plane[1]),
            numbers("y", Tables.map(plane, (a, b) -> a + b)),
            numbers("z", Tables.map(plane, (a, b) -> 1000 * a)));
    var report = report(table, FEW.with(Settings.TARGET, List.of("y", "z")));
    var page = parsed(report.html());
    assertEquals(6 + 3, captions(page).size());
    var values = numbersOn(page);
    report
        .numberMetrics()
        .forEach((name, metrics) ->
            metrics.forEach(metric ->
                assertEquals(metric.value(), values.get(name + "/" + metric.metric().text()))));
  }

  @Test
  void outputsThatAreNoProbabilitiesHaveNoCurves() {
    var settings =
        Settings.defaults()
            .with(Settings.EPOCHS, 3)
            .with(Settings.HIDDEN, List.of())
            .with(Settings.OUTPUT_ACTIVATION, Choice.of(Activation.STEP))
            .with(Settings.TARGET, List.of("kind"));
    var page = parsed(report(Tables.separable(100, 1), settings).html());
    assertEquals(List.of("Loss", "Validation accuracy", "Learning rate"), captions(page));
  }

  @Test
  void namesFromAFileStayNames() {
    String evil = "\"'><script src=//evil.example></script>&\u0007\u202e";
    int n = 60;
    var table =
        Tables.of(
            numbers(evil, IntStream.range(0, n).mapToDouble(i -> i).toArray()),
            texts(
                evil + "k",
                IntStream.range(0, n)
                    .mapToObj(i -> i % 2 == 0 ? "</td>" + evil : "<b>")
                    .toArray(String[]::new)));
    var html = report(table, FEW.with(Settings.TARGET, List.of(evil + "k"))).html();
    var page = parsed(html);
    assertEquals(0, page.getElementsByTagName("script").getLength());
    assertFalse(html.contains("<script"), "a script came in");
    assertFalse(html.contains("\u202e"));
  }

  @Test
  void fetchesNothing() {
    var html = report(Tables.linear(100, 1), FEW.with(Settings.TARGET, List.of("y"))).html();
    for (String outside : List.of("http:", "https:", "//", "url(", "@import", "src=", "<script")) {
      assertFalse(html.contains(outside), outside);
    }
  }

  @Test
  void theStyleSheetNeedsNoEscapes() {
    // In HTML the text of a style element is taken as it is, in XML it is not.
    assertTrue(Style.CSS.chars().noneMatch(c -> "<>&\"'".indexOf(c) >= 0));
  }

  @Test
  void tellsWhichSettingsDifferFromThePreset() {
    var settings = FEW.with(Settings.TARGET, List.of("y")).with(Settings.PRESET, Preset.PLAIN);
    var model = Training.of(Tables.linear(100, 1), settings).run().model();
    assertEquals(
        List.of("hidden", "epochs"),
        SettingDifference.of(model.provenance()).stream().map(SettingDifference::name).toList());
  }
}
