package dev.hillock.infer;

import static dev.hillock.Refusal.assertBadData;
import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hillock.Tables;
import dev.hillock.data.Table;
import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Matrix;
import dev.hillock.model.Model;
import dev.hillock.model.Provenance;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Initializer;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.Preparation;
import dev.hillock.prep.PreparationFit;
import dev.hillock.prep.Scaling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PredictorTest {

  private static final Table DIGITS = Tables.bundled("digits8x8.csv");
  private static final Predictor PREDICTOR =
      new Predictor(untrained(DIGITS, Activation.GELU, Activation.TANH));

  /// A network of random weights: it knows nothing, but it has bits.
  static Model untrained(Table table, Activation first, Activation second) {
    var target =
        new ClassTarget("digit", IntStream.range(0, 10).mapToObj(String::valueOf).toList(), 10);
    var fitted =
        new PreparationFit(Scaling.STANDARD, Set.of(), Map.of())
            .inputs(table, List.of("digit"), Tables.rows(table.rows()));
    var preparation = new Preparation(fitted.transforms(), target);
    var architecture =
        Architecture.of(
            preparation.width(),
            List.of(33, 17),
            List.of(first, second),
            new Architecture.Output(10, Activation.SOFTMAX),
            true);
    return new Model(
        preparation,
        architecture,
        Initializer.AUTO.draw(architecture, 1),
        new Provenance("test", "t", "", 1, 0, Map.of(), 0, 0, Map.of()));
  }

  private static float[] row(Matrix matrix, int row) {
    return Arrays.copyOfRange(matrix.data(), matrix.at(row), matrix.at(row) + matrix.columns());
  }

  @Test
  void aRowHasTheSameBitsAloneAndInAnyBatch() {
    var all = PREDICTOR.predict(DIGITS).outputs();
    assertEquals(DIGITS.rows(), all.values().rows());
    for (int row = 0; row < DIGITS.rows(); row += 7) {
      var alone = PREDICTOR.predict(DIGITS, new int[] {row}).outputs();
      assertArrayEquals(row(all.logits(), row), alone.logits().data());
      assertArrayEquals(row(all.values(), row), alone.values().data());
    }
    for (int size : new int[] {2, 3, 5, 17, 255, 256, 257, 513}) {
      int[] rows = IntStream.range(0, size).map(i -> (i * 31 + size) % DIGITS.rows()).toArray();
      var some = PREDICTOR.predict(DIGITS, rows).outputs();
      for (int i = 0; i < size; i++) {
        assertArrayEquals(row(all.values(), rows[i]), row(some.values(), i));
      }
    }
  }

  @Test
  void probabilitiesOfARowAddUpToOne() {
    var predictions = PREDICTOR.predict(DIGITS, new int[] {3});
    double sum = IntStream.range(0, 10).mapToDouble(k -> predictions.probability(0, k)).sum();
    assertEquals(1, sum, 1e-6);
  }

  @Test
  void servesFourThreadsAtOnce() throws InterruptedException, ExecutionException {
    float[] expected = PREDICTOR.predict(DIGITS).outputs().values().data();
    Callable<float[]> work = () -> PREDICTOR.predict(DIGITS).outputs().values().data();
    try (var threads = Executors.newFixedThreadPool(4)) {
      var answers = new ArrayList<Future<float[]>>();
      for (int i = 0; i < 40; i++) {
        answers.add(threads.submit(work));
      }
      for (Future<float[]> answer : answers) {
        assertArrayEquals(expected, answer.get());
      }
    }
  }

  @Test
  void threadsOfItsOwnChangeNoBit() {
    var expected = PREDICTOR.predict(DIGITS).outputs();
    for (int threads : new int[] {2, 3}) {
      try (var predictor = new Predictor(PREDICTOR.model(), threads)) {
        assertArrayEquals(
            expected.values().data(), predictor.predict(DIGITS).outputs().values().data());
      }
    }
  }

  @Test
  void rowsGoIntoAMatrixOfTheCallers() {
    Matrix x = PREDICTOR.model().preparation().apply(DIGITS, Tables.rows(300)).x();
    var values = new Matrix(new float[7 + 300 * 10], 7, 300, 10);
    PREDICTOR.outputs(x, values);
    float[] written = Arrays.copyOfRange(values.data(), 7, values.data().length);
    assertArrayEquals(PREDICTOR.outputs(x).values().data(), written);
  }

  @Test
  void aMatrixOfAnotherShapeIsRefused() {
    Matrix x = PREDICTOR.model().preparation().apply(DIGITS, Tables.rows(3)).x();
    var e =
        assertThrows(IllegalArgumentException.class, () -> PREDICTOR.outputs(x, Matrix.of(3, 11)));
    assertEquals(
        "a matrix [3, 11] for the outputs of 3 rows of a network with 10 outputs", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> PREDICTOR.outputs(x, Matrix.of(2, 10)));
  }

  @Test
  void oneRowOfInputsHasTheSameBits() {
    Matrix x = PREDICTOR.model().preparation().apply(DIGITS, Tables.rows(50)).x();
    float[] values = new float[50 * 10];
    for (int row = 0; row < 50; row++) {
      PREDICTOR.outputs(x.data(), x.at(row), values, 10 * row);
    }
    assertArrayEquals(PREDICTOR.outputs(x).values().data(), values);
  }

  /// In a JVM of its own: in this one the compiler has seen every activation and shape of all
  /// tests. And in a few at most: in some runs, where other programs keep it waiting, the compiler
  /// settles for code that leaves a vector on the heap.
  @Test
  void oneRowOfInputsAllocatesNothingOnceCompiled() throws IOException, InterruptedException {
    String out = allocated();
    for (int more = 0; more < 2 && !out.startsWith("0 bytes"); more++) {
      out = allocated();
    }
    assertEquals("0 bytes in 500 rows", out);
  }

  private static String allocated() throws IOException, InterruptedException {
    String separator = System.getProperty("path.separator");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-cp",
                placeOf(Predictor.class) + separator + placeOf(RowAllocationProbe.class),
                RowAllocationProbe.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
    return out.strip();
  }

  private static String placeOf(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
  }

  @Test
  void predictsNoRows() {
    assertEquals(List.of(), PREDICTOR.predict(DIGITS, new int[0]).labels());
  }

  @Test
  void refusesATableWithoutItsColumns() {
    assertBadData(
        "t lacks 61 columns that the model was trained on: 'p01', 'p02', 'p03', 'p04', 'p05';"
            + " there are 'zzzz'",
        () -> PREDICTOR.predict(Tables.of(Tables.numbers("zzzz", 1))));
  }

  @Test
  void refusesInputsOfAnotherWidth() {
    assertIllegal(
        "rows of 63 inputs for a network that takes 61; prepare them with the model's preparation",
        () -> PREDICTOR.outputs(Matrix.of(2, 63)));
  }
}
