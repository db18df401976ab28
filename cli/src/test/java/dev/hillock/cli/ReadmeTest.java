package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the README shows is what the command prints, to the last digit; and the tables in data/ are
/// learned as well as promised.
class ReadmeTest {

  private static final Path ROOT = Path.of(System.getProperty("hillock.root"));
  private static final String MAIN_JOB =
      "./hillock train data/digits8x8.csv --target digit     # the main job";

  @TempDir private Path folder;

  @Test
  void showsWhatTheMainJobPrints() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    assertTrue(readme.contains(MAIN_JOB), MAIN_JOB);
    String out = folder.resolve("digits8x8.safetensors").toString();
    var run = Run.ok("train", Run.data("digits8x8.csv"), "--target", "digit", "--out", out);
    String printed = run.out().replace(out, "digits8x8.safetensors");
    assertEquals(withoutMachine(block(readme)), withoutMachine(printed.lines().toList()));
    var metrics = ModelFile.read(Path.of(out)).provenance().metrics();
    double accuracy = metrics.getOrDefault("accuracy", Double.NaN);
    assertTrue(accuracy >= 0.96, () -> "digits8x8.csv: accuracy " + accuracy);
  }

  private static List<String> block(String readme) {
    String opening = "```text\nData ";
    int from = readme.indexOf(opening) + "```text\n".length();
    return readme.substring(from, readme.indexOf("```", from)).lines().toList();
  }

  /// Threads and kernels differ from machine to machine; the numbers do not.
  private static List<String> withoutMachine(List<String> lines) {
    return lines.stream().filter(line -> !line.contains(" kernels, seed ")).toList();
  }

  @ParameterizedTest
  @CsvSource({"iris.csv, species, accuracy, 0.93", "penguins.csv, species, accuracy, 0.97"})
  void classesAreLearnedByDefault(String file, String target, String figure, double floor) {
    double value = figures(file, target).getOrDefault(figure, Double.NaN);
    assertTrue(value >= floor, () -> file + ": " + figure + " " + value);
  }

  @Test
  void concreteIsLearnedByDefault() {
    double rmse = figures("concrete.csv", "compressive_strength").getOrDefault("rmse", Double.NaN);
    assertTrue(rmse <= 6.0, () -> "RMSE " + rmse);
  }

  private Map<String, Double> figures(String file, String target) {
    Path model = folder.resolve("m.safetensors");
    Run.ok("train", Run.data(file), "--target", target, "--out", model.toString(), "--quiet");
    try {
      return ModelFile.read(model).provenance().metrics();
    } catch (IOException e) {
      throw new AssertionError("the model that was just written cannot be read", e);
    }
  }
}
