package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A headless browser with pages of this repository, which must neither complain nor fetch
/// anything. Needs the installed programs chromium and node, and axe-core, which `npm ci` puts into
/// cli/src/test/browser.
final class Chromium implements AutoCloseable {

  private static final Path AXE =
      Path.of(
          System.getProperty("hillock.root"),
          "cli/src/test/browser/node_modules/axe-core/axe.min.js");

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> fetched = new ArrayList<>();

  Chromium() {
    var environment =
        Map.of(
            "PLAYWRIGHT_NODEJS_PATH",
            program("node", "nodejs").toString(),
            "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
            "1");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(program("chromium", "chromium-browser", "google-chrome"))
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")));
  }

  /// What is missing for these tests, with the way to get it; empty if nothing is.
  static String missing() {
    var missing = new ArrayList<String>();
    if (find("node", "nodejs") == null) {
      missing.add("node (apt-get install nodejs npm)");
    }
    if (find("chromium", "chromium-browser", "google-chrome") == null) {
      missing.add("chromium (apt-get install chromium)");
    }
    if (!Files.exists(AXE)) {
      missing.add("axe-core (npm ci --prefix cli/src/test/browser)");
    }
    return String.join(", ", missing);
  }

  private static Path program(String... names) {
    var found = find(names);
    if (found == null) {
      throw new IllegalStateException("none of " + List.of(names) + " is installed");
    }
    return found;
  }

  @SuppressWarnings("StringSplitter")
  private static @Nullable Path find(String... names) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  /// Opens a file.
  Page open(Path file, int width, boolean dark) {
    BrowserContext context =
        browser.newContext(
            new NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
    var page = context.newPage();
    page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
    page.onPageError(complaints::add);
    page.onRequest(request -> fetched.add(request.url()));
    page.navigate(file.toUri().toString());
    return page;
  }

  /// Nothing was written to the console, and nothing fetched but the pages themselves.
  void requireQuiet() {
    assertEquals(List.of(), complaints);
    assertTrue(
        fetched.stream().allMatch(url -> url.startsWith("file:") || url.startsWith("data:")),
        fetched.toString());
  }

  /// What axe-core finds wrong with the page as it is, one line each.
  static List<String> accessibilityProblems(Page page) throws IOException {
    // Evaluated by the debugger, so that the page's policy does not forbid it.
    page.evaluate(Files.readString(AXE));
    Object found =
        page.evaluate(
            "async () => (await axe.run()).violations.map(v => v.id + ': ' + v.help + ' '"
                + " + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(', '))");
    return ((List<?>) found).stream().map(Object::toString).toList();
  }

  @Override
  public void close() {
    playwright.close();
  }
}
