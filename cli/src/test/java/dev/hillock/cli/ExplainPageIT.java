package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The page of `hillock explain --html` in a browser.
@Timeout(120)
class ExplainPageIT {

  private static final int PLACES = 1 + 11 + 1 + 11 + 11 + 1;

  @TempDir private static Path folder = Path.of("");
  private static Path file = Path.of("");
  private static @Nullable Chromium browser;

  @BeforeAll
  static void makePage() {
    String missing = Chromium.missing();
    assumeTrue(missing.isEmpty(), "not tested in a browser, for want of " + missing);
    file = folder.resolve("iris.html");
    Run.ok(
        "explain",
        Run.data("iris.csv"),
        "--target",
        "species",
        "--preset",
        "classic",
        "--hidden",
        "8",
        "--row",
        "17",
        "--html",
        file.toString());
    browser = new Chromium();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private static Page open(int width, boolean dark) {
    if (browser == null) {
      throw new IllegalStateException("there is no browser");
    }
    return browser.open(file, width, dark);
  }

  @ParameterizedTest
  @CsvSource({"1280, false", "1280, true", "400, false", "400, true"})
  void theNetworkIsDrawnWhole(int width, boolean dark) throws Exception {
    assertTrue(Files.size(file) < 300_000, "size " + Files.size(file));
    var page = open(width, dark);
    assertEquals(4 + 8 + 3, page.locator(".neuron[data-node]").count());
    assertEquals(5 * 8 + 9 * 3, page.locator(".edge").count());
    assertEquals(
        "input,hidden 1,output", String.join(",", page.locator("text.title").allTextContents()));
    Object outside =
        page.evaluate(
            "() => { const box = document.querySelector('#network svg').getBoundingClientRect();"
                + " return [...document.querySelectorAll('#network svg :is(text, circle, rect, line)')].filter(e => {"
                + " const b = e.getBoundingClientRect(); return b.left < box.left - 8 || b.right >"
                + " box.right + 8 || b.top < box.top - 2 || b.bottom > box.bottom + 2; }).map(e =>"
                + " e.outerHTML) }");
    assertEquals(List.of(), outside);
    assertEquals(
        true,
        page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"),
        "no scrolling to the side");
    assertEquals(List.of(), Chromium.accessibilityProblems(page));
    requireQuiet();
  }

  private static void requireQuiet() {
    if (browser != null) {
      browser.requireQuiet();
    }
  }

  @Test
  void theKeyboardReachesEverything() throws Exception {
    var page = open(1280, false);
    var headings = new HashSet<String>();
    headings.add(heading(page));
    for (int i = 1; i < PLACES; i++) {
      page.keyboard().press("ArrowRight");
      headings.add(heading(page));
    }
    assertEquals(PLACES, headings.size(), headings.toString());
    assertEquals("Forward again, with the new weights", heading(page));
    page.keyboard().press("Home");
    assertEquals("Data row 17 enters the network", heading(page));
    // The first inputs, then a neuron.
    for (int i = 0; i < 5; i++) {
      page.keyboard().press("Tab");
    }
    page.keyboard().press("Enter");
    assertEquals("hidden 1, neuron 1: forward", heading(page));
    assertEquals(
        "hidden 1, neuron 1",
        page.evaluate("() => document.activeElement.getAttribute('aria-label').split(':')[0]"));
    String weight = "The weight from sepal_length to hidden 1, neuron 1";
    for (int i = 0; i < 30 && !heading(page).equals(weight); i++) {
      page.keyboard().press("Tab");
      Object tag = page.evaluate("() => document.activeElement.className");
      if (String.valueOf(tag).equals("from")) {
        page.keyboard().press("Enter");
      }
    }
    assertEquals(weight, heading(page));
    assertEquals(List.of(), Chromium.accessibilityProblems(page));
    page.keyboard().press("ArrowRight");
    assertEquals("hidden 1, neuron 1: forward", heading(page));
    requireQuiet();
  }

  @Test
  void clicksOpenNeuronsAndWeights() {
    var page = open(1280, false);
    page.locator("[data-node='2,1']").click();
    assertEquals("output, versicolor: forward", heading(page));
    page.locator(".hit[data-edge='1,1,3']").dispatchEvent("click");
    assertEquals("The weight from neuron 4 to output, versicolor", heading(page));
    requireQuiet();
  }

  @Test
  void theNumbersAreThoseOfTheText() {
    var text =
        Run.ok(
                "explain",
                Run.data("iris.csv"),
                "--target",
                "species",
                "--preset",
                "classic",
                "--hidden",
                "8",
                "--row",
                "17",
                "--neuron",
                "1:3")
            .out();
    var page = open(1280, false);
    page.locator("[data-node='1,2']").click();
    var cells = page.locator("#panel tbody tr").allInnerTexts();
    for (String row : cells) {
      // Tabs between the cells of the page, blanks between those of the terminal.
      String blanks = row.strip().replaceAll("\\s+", " ");
      assertTrue(
          text.lines().anyMatch(line -> line.strip().replaceAll("\\s+", " ").equals(blanks)), row);
    }
    assertEquals(4 + 1 + 1, cells.size());
  }

  @Test
  void aFilmIsScrubbed() throws Exception {
    if (browser == null) {
      return;
    }
    Path film = folder.resolve("film.html");
    Run.ok("explain", "xor", "--steps", "6", "--html", film.toString());
    var page = browser.open(film, 1280, false);
    assertTrue(page.locator("#told").innerText().startsWith("step 1 of 6"));
    page.keyboard().press("ArrowRight");
    String first = page.locator("#panel").innerText();
    page.keyboard().press(".");
    page.keyboard().press(".");
    page.keyboard().press(",");
    assertTrue(page.locator("#told").innerText().startsWith("step 2 of 6"));
    assertFalse(first.equals(page.locator("#panel").innerText()), "the weights have moved");
    page.locator("#scrub").focus();
    page.keyboard().press("ArrowRight");
    assertTrue(page.locator("#told").innerText().startsWith("step 3 of 6"));
    page.locator("#play").click();
    page.waitForFunction("() => document.getElementById('told').innerText.startsWith('step 6')");
    assertEquals(List.of(), Chromium.accessibilityProblems(page));
    requireQuiet();
  }

  private static String heading(Page page) {
    return page.locator("#panel h2").innerText();
  }
}
