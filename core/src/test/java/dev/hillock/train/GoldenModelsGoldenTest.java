package dev.hillock.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictor;
import dev.hillock.model.Model;
import dev.hillock.model.ModelFile;
import dev.hillock.settings.Settings;
import dev.hillock.train.TrainingEvent.EpochFinished;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Models of every version are read, predict and are trained again to the last bit. How to add
/// those of a new version stands in the README.md beside them.
class GoldenModelsGoldenTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("hillock.root", ".."), "core/src/test/resources/golden");
  private static final String ENDING = ".safetensors";

  /// What is written for a new version: name, table, settings.
  private static final Map<String, String> JOBS =
      Map.of(
          "classic", "iris.csv target=species preset=classic hidden=4 epochs=40",
          "default", "iris.csv target=species hidden=12,12 epochs=30",
          "ensemble", "penguins.csv target=species hidden=8 epochs=20 ensemble=3",
          "step", "iris.csv target=species hidden=8 activation=step epochs=30",
          "number",
              "concrete.csv target=compressive_strength preset=realmlp-s hidden=10 epochs=8"
                  + " refit=true interval=0.9",
          "lbfgs", "iris.csv target=species hidden=4 optimizer=lbfgs epochs=20",
          "genetic", "iris.csv target=species hidden=4 optimizer=genetic epochs=20");

  @BeforeAll
  static void writeWhereItIsAskedFor() throws IOException {
    Path folder = FOLDER.resolve(Training.VERSION);
    if (!System.getProperty("hillock.golden", "").equals("write") || Files.exists(folder)) {
      return;
    }
    Files.createDirectories(folder);
    for (var job : JOBS.entrySet()) {
      List<String> words = List.of(job.getValue().split(" ", -1));
      var settings = Settings.defaults();
      for (String pair : words.subList(1, words.size())) {
        int sign = pair.indexOf('=');
        settings = settings.with(pair.substring(0, sign), pair.substring(sign + 1));
      }
      var result = Training.of(Tables.bundled(words.getFirst()), settings).run();
      ModelFile.write(folder.resolve(job.getKey() + ENDING), result.model());
      Files.write(folder.resolve(job.getKey() + ".txt"), lines(result.model(), result.history()));
    }
  }

  static List<Path> models() throws IOException {
    try (var files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
  }

  @Test
  void thisVersionHasModelsOfItsOwn() throws IOException {
    Path own = FOLDER.resolve(Training.VERSION);
    long models = models().stream().filter(file -> file.startsWith(own)).count();
    assertEquals(JOBS.size(), models, () -> "write them: see " + FOLDER.resolve("README.md"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void isReadPredictsAndComesOutAgainBitForBit(Path file) throws IOException {
    var model = ModelFile.read(file);
    var expected = Files.readAllLines(Path.of(file.toString().replace(ENDING, ".txt")));
    assertFalse(expected.isEmpty());
    if (model.provenance().run().arithmetic() == Model.ARITHMETIC) {
      assertEquals(expected.getFirst(), predictions(model));
      var outcome = Reproduction.of(model, table(model)).run();
      assertTrue(outcome.isIdentical(), () -> file + ": " + outcome.diff());
      assertEquals(List.of(), outcome.diff().departures());
      assertEquals(expected, lines(model, outcome.result().history()));
    }
  }

  private static Table table(Model model) {
    return Tables.bundled(model.provenance().source());
  }

  private static List<String> lines(Model model, List<EpochFinished> history) {
    var lines = new ArrayList<String>();
    lines.add(predictions(model));
    for (EpochFinished epoch : history) {
      var validation = epoch.validation();
      lines.add(
          "%d %s %s"
              .formatted(
                  epoch.epoch(),
                  Double.toHexString(epoch.loss()),
                  validation == null ? "-" : Double.toHexString(validation.loss())));
    }
    return lines;
  }

  /// The SHA-256 of all outputs for the rows of its table.
  private static String predictions(Model model) {
    try (var predictor = new Predictor(model)) {
      var values = predictor.predict(table(model)).outputs().values();
      var bytes = ByteBuffer.allocate(Float.BYTES * values.data().length);
      for (float value : values.data()) {
        bytes.putFloat(value);
      }
      return "predictions "
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JVM has SHA-256", e);
    }
  }
}
