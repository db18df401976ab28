package dev.hillock.model;

import static dev.hillock.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Column;
import dev.hillock.data.DataException;
import dev.hillock.data.Pixels;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictor;
import dev.hillock.prep.CategoryIndex;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.DateTransform;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.NumberTransform;
import dev.hillock.prep.OneHot;
import dev.hillock.prep.OrdinalTransform;
import dev.hillock.prep.PixelTransform;
import dev.hillock.settings.Preset;
import dev.hillock.train.Training;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {

  @TempDir Path folder;

  /// A column of numbers with a missing cell, one of texts with one, three targets.
  private static Table mixed() {
    return Tables.of(
        Tables.numbers("size", 1, 2.5, Double.NaN, 4, 5, 6.25),
        Tables.texts("colour \"é\"", "red", "blue", "", "red", "red", "blue"),
        Tables.numbers("y", 0.1, 0.4, 0.3, 0.9, 1.2, 1.1),
        Tables.numbers("z", 3, 2, 1, 2, 3, 5),
        Tables.texts("two", "no", "yes", "no", "yes", "yes", "no"),
        Tables.texts("three", "a", "b", "c", "a", "b", "c"));
  }

  /// A column of ordered levels and one of dates.
  private static Table dated() {
    return Tables.of(
        Tables.texts("size", "S", "M", "L", "", "S", "L"),
        Tables.texts(
            "day",
            "2023-12-31",
            "2024-03-01T12:30",
            "2024-07-01 18:00:30.5",
            "",
            "2024-02-29",
            "2022-01-03"),
        Tables.numbers("y", 0.1, 0.4, 0.3, 0.9, 1.2, 1.1));
  }

  private static Table images() {
    byte[] bytes = new byte[6 * 2 * 3 * 3];
    var random = new SplittableRandom(1);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) random.nextInt(256);
    }
    List<Column> columns = new ArrayList<>(new Pixels(bytes, 2, 3, 3).columns());
    columns.add(Tables.texts("label", "cat", "dog", "cat", "dog", "dog", "cat"));
    return new Table("images", columns);
  }

  private static Model trained(Table table, String target, Map<String, String> settings) {
    var all =
        Preset.PLAIN.settings().with("target", target).with("epochs", "2").with("hidden", "3");
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      all = all.with(setting.getKey(), setting.getValue());
    }
    return Training.of(table, all).sourceHash("cafe").run().model();
  }

  private static Model small() {
    return trained(
        mixed(), "two", Map.of("hidden", "none", "drop", "y,z,three", "scaling", "min-max"));
  }

  static Stream<Arguments> kinds() {
    return Stream.of(
        Arguments.of("two", mixed(), Map.of(), ClassTarget.class, NumberTransform.class),
        Arguments.of("two", mixed(), Map.of("bias", "false"), ClassTarget.class, OneHot.class),
        Arguments.of(
            "two",
            mixed(),
            Map.of("loss", "categorical-cross-entropy"),
            ClassTarget.class,
            OneHot.class),
        Arguments.of("three", mixed(), Map.of(), ClassTarget.class, NumberTransform.class),
        Arguments.of("y", mixed(), Map.of(), NumberTarget.class, NumberTransform.class),
        Arguments.of(
            "y,z",
            mixed(),
            Map.of("hidden", "4,3", "activation", "gelu,tanh"),
            NumberTarget.class,
            OneHot.class),
        Arguments.of(
            "y,z",
            mixed(),
            Map.of("preset", "realmlp-s", "hidden", "4,3"),
            NumberTarget.class,
            NumberTransform.class),
        Arguments.of(
            "three",
            mixed(),
            Map.of("preset", "realmlp-s", "hidden", "4"),
            ClassTarget.class,
            OneHot.class),
        Arguments.of(
            "y",
            mixed(),
            Map.of("preset", "realmlp", "hidden", "4,3", "one-hot-levels", "1"),
            NumberTarget.class,
            CategoryIndex.class),
        Arguments.of(
            "y,z",
            mixed(),
            Map.of("preset", "realmlp", "hidden", "3", "folds", "3"),
            NumberTarget.class,
            NumberTransform.class),
        Arguments.of(
            "two",
            mixed(),
            Map.of("ensemble", "2", "preset", "realmlp", "hidden", "3"),
            ClassTarget.class,
            OneHot.class),
        Arguments.of(
            "y",
            dated(),
            Map.of("type", "size=ordinal:S<M<L"),
            NumberTarget.class,
            OrdinalTransform.class),
        Arguments.of(
            "y",
            dated(),
            Map.of("preset", "realmlp-s", "hidden", "4"),
            NumberTarget.class,
            DateTransform.class),
        Arguments.of(
            "three",
            mixed(),
            Map.of("hidden", "4,4", "residual", "true"),
            ClassTarget.class,
            OneHot.class),
        Arguments.of(
            "three",
            mixed(),
            Map.of("hidden", "4,4", "norm", "batch", "parametric", "true"),
            ClassTarget.class,
            OneHot.class),
        Arguments.of(
            "three",
            mixed(),
            Map.of("preset", "tabm-mini", "hidden", "4,3"),
            ClassTarget.class,
            OneHot.class),
        Arguments.of("y", mixed(), Map.of("norm", "layer"), NumberTarget.class, OneHot.class),
        Arguments.of("label", images(), Map.of(), ClassTarget.class, PixelTransform.class));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("kinds")
  void everyKindOfModelComesBackBitForBit(
      String target, Table table, Map<String, String> settings, Class<?> coding, Class<?> transform)
      throws IOException {
    var model = trained(table, target, settings);
    assertEquals(coding, model.preparation().target().getClass());
    assertTrue(model.preparation().inputs().stream().anyMatch(transform::isInstance));
    Path file = folder.resolve("m.safetensors");
    ModelFile.write(file, model);
    var read = ModelFile.read(file);
    assertEquals(model.fingerprint(), read.fingerprint());
    assertArrayEquals(model.parameters().values(), read.parameters().values());
    assertEquals(model.preparation(), read.preparation());
    assertEquals(model.architecture(), read.architecture());
    assertEquals(model.members().size(), read.members().size());
    assertEquals(model.provenance(), read.provenance());
    var outputs = new Predictor(model).predict(table).outputs();
    var again = new Predictor(read).predict(table).outputs();
    assertArrayEquals(outputs.logits().data(), again.logits().data());
    assertArrayEquals(outputs.values().data(), again.values().data());
    Path second = folder.resolve("second.safetensors");
    ModelFile.write(second, read);
    assertEquals(-1, Files.mismatch(file, second));
  }

  /// So that an older version reads what it can.
  @ParameterizedTest
  @CsvSource({
    "bias, false, 1",
    "parametric, true, 2",
    "residual, true, 3",
    "submodels, 2, 3",
    "norm, layer, 3",
    "norm, batch, 3"
  })
  void aModelIsWrittenInTheOldestVersionThatKnowsIt(String setting, String value, int version)
      throws IOException {
    Path file = folder.resolve("m.safetensors");
    ModelFile.write(file, trained(mixed(), "two", Map.of("hidden", "4,4", setting, value)));
    String definition = Safetensors.read(file).metadata("hillock");
    assertTrue(definition.contains("\"format_version\":" + version), definition);
  }

  @Test
  void anyReaderGetsTheWeights() throws IOException {
    var model = small();
    Path file = folder.resolve("m.safetensors");
    ModelFile.write(file, model);
    var tensors = Safetensors.read(file).tensors();
    assertEquals(
        List.of("layer1.weight", "layer1.bias"), tensors.stream().map(Tensor::name).toList());
    // size, blue, red, missing -> one output
    assertArrayEquals(new int[] {4, 1}, tensors.getFirst().shape());
    assertArrayEquals(new int[] {1}, tensors.getLast().shape());
    assertArrayEquals(Arrays.copyOf(model.parameters().values(), 4), tensors.getFirst().values());
  }

  /// A bit of every byte turned over, and every length cut: refused, or the same model.
  @Test
  void noDamageGoesUnnoticed() throws IOException {
    var model = small();
    Path file = folder.resolve("m.safetensors");
    ModelFile.write(file, model);
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= (byte) (1 << i % 8);
      assertRefusedOrSame(model, damaged);
      byte[] cut = Arrays.copyOf(whole, i);
      assertThrows(ModelFormatException.class, () -> decoded(cut));
    }
  }

  private static Model decoded(byte[] bytes) {
    return ModelFile.of(Safetensors.decode("m", ByteBuffer.wrap(bytes)));
  }

  private static void assertRefusedOrSame(Model model, byte[] bytes) {
    try {
      var read = decoded(bytes);
      assertEquals(model.fingerprint(), read.fingerprint());
      assertEquals(model.provenance(), read.provenance());
      assertEquals(model.preparation(), read.preparation());
    } catch (ModelFormatException _) {
      // As it should be.
    }
  }

  /// The small model with a piece of its definition replaced.
  private Path changed(String what, String by) throws IOException {
    return changed(small(), what, by);
  }

  private Path changed(Model model, String what, String by) throws IOException {
    Path file = folder.resolve("m.safetensors");
    ModelFile.write(file, model);
    var sound = Safetensors.read(file);
    String definition = sound.metadata("hillock");
    assertTrue(definition.contains(what), definition);
    Safetensors.write(file, Map.of("hillock", definition.replace(what, by)), sound.tensors());
    return file;
  }

  private static void assertNoModel(String reason, Path file) {
    assertRefused(
        ModelFormatException.class,
        file
            + ": its definition is not a model: "
            + reason
            + "; the file is damaged or cut short; copy or save it again",
        () -> ModelFile.read(file));
  }

  @ParameterizedTest
  @CsvSource({"format_version, 4, 4, 1", "arithmetic, 7, 1, 7"})
  void refusesWhatANewerVersionWrote(String name, int number, int version, int arithmetic)
      throws IOException {
    Path file = changed("\"" + name + "\":1", "\"" + name + "\":" + number);
    assertRefused(
        ModelFormatException.class,
        "%s: format version %d with arithmetic %d, this version reads up to 3 with 1; use a newer hillock"
            .formatted(file, version, arithmetic),
        () -> ModelFile.read(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "kind":"dense" | "kind":"conv" | layer kind 'conv' is unknown
          "kind":"dense" | "kind":"de\\nse\\u001b[7m" | layer kind 'de?se?[7m' is unknown
          "activation":"sigmoid" | "activation":"cube" | activation 'cube' is unknown
          "activation":"sigmoid" | "activation":"SIGMOID" | activation 'SIGMOID' is unknown
          "kind":"number" | "kind":"script" | transform 'script' is unknown
          "kind":"classes" | "kind":"ranks" | target 'ranks' is unknown
          "labels":["no","yes"] | "labels":["no"] | target 'two' has 1 classes and 1 outputs; it needs 2 classes or more and an output for each (1 will do for 2)
          "labels":["no","yes"] | "labels":["no","no"] | target 'two' has class 'no' twice; its classes must differ
          "levels":["blue","red"] | "levels":["red"] | the columns give 3 inputs but the network takes 4
          "outputs":1,"activation" | "outputs":2,"activation" | the target has 1 outputs but the network gives 2
          "inputs":4 | "inputs":0 | a layer has 0 inputs and 1 neurons; it needs at least 1 of each
          "inputs":4 | "inputs":2147483647 | a layer from 2147483647 inputs to 1 neurons has 2147483648 parameters; at most 2147483639 fit into an array
          """)
  void refusesADefinitionThatMakesNoSense(String what, String by, String reason)
      throws IOException {
    Path file = changed(what, by);
    if (what.startsWith("\"outputs\"")) {
      // The tensors are looked at first.
      assertRefused(
          ModelFormatException.class,
          file
              + ": tensor 'layer1.weight' is [4, 1], [4, 2] expected; the file is damaged or cut"
              + " short; copy or save it again",
          () -> ModelFile.read(file));
    } else {
      assertNoModel(reason, file);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"f1", "balanced-accuracy"})
  void refusesADecisionByProbabilitiesThatAreNone(String goal) throws IOException {
    String column = goal.equals("f1") ? "two" : "three";
    Model model =
        trained(
            mixed(), column, Map.of("hidden", "none", "validation", "0.4", "threshold-for", goal));
    String f = model.architecture().output().activation().text();
    assertNoModel(
        "target '%s' is decided by probabilities but the outputs of activation relu are none"
            .formatted(column),
        changed(model, "\"activation\":\"%s\"".formatted(f), "\"activation\":\"relu\""));
  }

  @ParameterizedTest
  @CsvSource({"0", "-1"})
  void refusesAVersionThatNeverWas(int version) throws IOException {
    Path file = changed("\"format_version\":1", "\"format_version\":" + version);
    assertThrows(ModelFormatException.class, () -> ModelFile.read(file));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3, 3",
    "2, -3, 3",
    "2, 3, 0",
    "2, 3, 2",
    "100000, 100000, 3",
    "1073741824, 1073741824, 16",
    "2147483647, 2147483647, 2147483647"
  })
  void refusesImpossibleImages(int height, int width, int channels) throws IOException {
    Path file = folder.resolve("m.safetensors");
    ModelFile.write(file, trained(images(), "label", Map.of()));
    var sound = Safetensors.read(file);
    String pixels = "\"height\":2,\"width\":3,\"channels\":3";
    String definition = sound.metadata("hillock");
    assertTrue(definition.contains(pixels), definition);
    String other = "\"height\":%d,\"width\":%d,\"channels\":%d".formatted(height, width, channels);
    Safetensors.write(file, Map.of("hillock", definition.replace(pixels, other)), sound.tensors());
    var thrown = assertThrows(ModelFormatException.class, () -> ModelFile.read(file));
    assertTrue(thrown.reason().endsWith(" are impossible"), thrown.getMessage());
  }

  @Test
  void refusesTensorsThatAreMissingOrOfAnotherShape() throws IOException {
    Path file = folder.resolve("m.safetensors");
    ModelFile.write(file, small());
    var sound = Safetensors.read(file);
    var weight = sound.tensor("layer1.weight");
    Safetensors.write(file, sound.metadata(), List.of(weight));
    assertRefused(
        ModelFormatException.class,
        file
            + ": there is no tensor \"layer1.bias\", which is needed; give a file that hillock saved",
        () -> ModelFile.read(file));
    var turned = new Tensor(weight.name(), new int[] {1, 4}, weight.values());
    Safetensors.write(file, sound.metadata(), List.of(turned, sound.tensor("layer1.bias")));
    assertRefused(
        ModelFormatException.class,
        file
            + ": tensor 'layer1.weight' is [1, 4], [4, 1] expected; the file is damaged or cut"
            + " short; copy or save it again",
        () -> ModelFile.read(file));
  }

  @Test
  void refusesWeightsWithoutAModel() throws IOException {
    Path file = folder.resolve("m.safetensors");
    Safetensors.write(file, Map.of(), List.of(new Tensor("w", new int[] {1}, new float[1])));
    assertRefused(
        ModelFormatException.class,
        file
            + ": holds weights but no Hillock model; give it a file that hillock train has written",
        () -> ModelFile.read(file));
  }

  /// A file without a checksum, as others or earlier versions write it.
  @Test
  void anyWrongByteIsRefusedOrGivesAModelThatPredicts() throws IOException {
    Path whole = folder.resolve("m.safetensors");
    ModelFile.write(whole, small());
    byte[] bytes = Files.readAllBytes(whole);
    int key = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("crc32c");
    bytes[key] = 'x';
    int models = 0;
    for (int i = 0; i < bytes.length; i++) {
      for (int mask : new int[] {1 << i % 8, 0xff}) {
        byte[] wrong = bytes.clone();
        wrong[i] ^= (byte) mask;
        models += predictsOrIsRefused(wrong) ? 1 : 0;
      }
    }
    // Wrong bits of a weight or a letter of a text cannot be seen.
    assertTrue(models > 0 && models < 2 * bytes.length, models + " of " + 2 * bytes.length);
  }

  /// Whether it is a model; what it says is no matter, as long as it is an answer.
  private static boolean predictsOrIsRefused(byte[] bytes) {
    try {
      var predictions = new Predictor(decoded(bytes)).predict(mixed());
      assertEquals(6, predictions.labels().size());
      return true;
    } catch (ModelFormatException e) {
      assertEquals("m", e.file());
    } catch (DataException e) {
      assertFalse(String.valueOf(e.getMessage()).isEmpty());
      return true;
    }
    return false;
  }

  @Test
  void figuresThatAreNoNumbersAreLeftOut() throws IOException {
    var model = small();
    var provenance =
        new Provenance("v", "s", "", 1, 0, Map.of(), 1, 1, Map.of("r2", Double.NaN, "rmse", 0.5));
    Path file = folder.resolve("m.safetensors");
    ModelFile.write(
        file, new Model(model.preparation(), model.architecture(), model.parameters(), provenance));
    assertEquals(Map.of("rmse", 0.5), ModelFile.read(file).provenance().metrics());
  }
}
