package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every command of the guide prints what stands below it. A line `…` stands for any lines.
class GuideTest {

  private static final Path GUIDE = Path.of(System.getProperty("hillock.root"), "docs/guide");
  private static final String PROMPT = "$ ./hillock ";
  private static final String BLOCK = "```console";
  private static final String LEFT_OUT = "…";

  @TempDir private Path folder;

  static Stream<Path> pages() throws IOException {
    try (var files = Files.list(GUIDE)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d\\d-.*\\.md"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyBlockIsWhatTheCommandPrints(Path page) throws IOException {
    var lines = Files.readAllLines(page);
    int blocks = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).equals(BLOCK)) {
        var block = lines.subList(i + 1, lines.size());
        int end = block.indexOf("```");
        compare(page, block.subList(0, end));
        blocks++;
      }
    }
    assertTrue(blocks > 0, page + " has no command to run");
    assertTrue(
        Files.readString(GUIDE.resolve("README.md")).contains("(" + page.getFileName() + ")"),
        page + " is not in the contents");
  }

  private void compare(Path page, List<String> block) {
    String command = block.getFirst();
    assertTrue(command.startsWith(PROMPT), page + ": " + command);
    var run = Run.ok(words(command.substring(PROMPT.length())));
    var printed = run.out().lines().map(GuideTest::withoutTimes).toList();
    int at = 0;
    boolean skips = false;
    for (String line : block.subList(1, block.size())) {
      if (line.equals(LEFT_OUT)) {
        skips = true;
        continue;
      }
      String wanted = withoutTimes(line);
      int found = skips ? at + printed.subList(at, printed.size()).indexOf(wanted) : at;
      assertTrue(found >= at, () -> page + ": '" + line + "' is not printed by " + command);
      assertTrue(found < printed.size(), () -> page + ": too few lines from " + command);
      assertEquals(wanted, printed.get(found), () -> page + ": " + command);
      at = found + 1;
      skips = false;
    }
    assertTrue(skips || at == printed.size(), () -> page + ": more lines from " + command);
  }

  /// Seconds differ from run to run.
  private static String withoutTimes(String line) {
    return line.replaceAll("\\S+  (first|better|worse|not told)", "$1");
  }

  private String[] words(String command) {
    var words = new ArrayList<String>();
    boolean isFile = false;
    for (String word : List.of(command.split(" ", -1))) {
      String name = word.startsWith("data/") ? Run.data(word.substring(5)) : word;
      words.add(isFile || word.endsWith(".safetensors") ? folder.resolve(word).toString() : name);
      isFile = word.equals("--out") || word.equals("--page") || word.equals("--html");
    }
    return words.toArray(String[]::new);
  }
}
