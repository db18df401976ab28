package dev.hillock.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The vector kernels give the bits of the scalar ones, for every operation and shape.
class KernelsContractTest {

  private static final int LARGEST = 33;
  private static final float[] SPECIAL = {
    0f,
    -0f,
    1f,
    -1f,
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.MIN_NORMAL,
    88.7f,
    88.8f,
    -87.4f,
    -103.9f,
    -104.1f,
    0.625f,
    -0.625f,
    0.92f,
    -0.92f,
    3.95f,
    4f,
    20f,
    -20f,
    1e-20f,
    -1e-20f,
    2.5f,
    -2.5f
  };

  private final Kernels scalar = KernelChoice.oracle();
  private final Kernels vector = KernelChoice.fastest().kernels();
  private final Scratch scratch = new Scratch();

  @Test
  void theVectorKernelsAreTested() {
    assertTrue(KernelChoice.fastest().isVector(), KernelChoice.fastest().reason());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33})
  void productsAgreeOnAllSmallShapes(int rows) {
    for (int inputs = 1; inputs <= LARGEST; inputs++) {
      for (int outputs = 1; outputs <= LARGEST; outputs++) {
        productsAgree(rows, inputs, outputs, rows * 31L + inputs * 1009L + outputs);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void productsAgreeOnLargerShapes(long seed) {
    var random = new SplittableRandom(seed);
    productsAgree(random.nextInt(40, 150), random.nextInt(40, 300), random.nextInt(40, 200), seed);
  }

  private void productsAgree(int rows, int inputs, int outputs, long seed) {
    var random = new SplittableRandom(seed);
    var x = random(random, rows, inputs);
    var w = random(random, inputs, outputs);
    var bias = new Slice(random(random, 1, outputs).data(), 0, outputs);
    var delta = random(random, rows, outputs);
    var dense = new DenseOperands(w, seed % 2 == 0 ? bias : null, Activation.TANH);
    var shape = "[%d, %d, %d]".formatted(rows, inputs, outputs);

    var y = new Matrix[] {random(random, rows, outputs), Matrix.of(rows, outputs)};
    forward(scalar, x, dense, y[0]);
    forward(vector, x, dense, y[1]);
    assertSameBits("forward " + shape, y[0], y[1]);
    forward(vector, x, packed(dense), y[1]);
    assertSameBits("forward packed " + shape, y[0], y[1]);

    var g = random(random, inputs, outputs);
    var h = new Matrix(g.data().clone(), 0, inputs, outputs, g.room());
    scalar.weightGradient(0, inputs, rows, Rows.of(x), delta, g, scratch);
    vector.weightGradient(0, inputs, rows, Rows.of(x), delta, h, scratch);
    assertSameBits("weight gradient " + shape, g, h);

    var used = new float[2][inputs * outputs];
    scalar.useWeightGradient(0, inputs, rows, Rows.of(x), delta, 0, into(used[0]), scratch);
    vector.useWeightGradient(0, inputs, rows, Rows.of(x), delta, 0, into(used[1]), scratch);
    assertSameBits("used weight gradient " + shape, used[0], used[1]);

    var e = new Matrix[] {random(random, rows, inputs), random(random, rows, inputs)};
    scalar.inputGradient(rows, 0, inputs, Rows.of(delta), w, e[0], scratch);
    vector.inputGradient(rows, 0, inputs, Rows.of(delta), w, e[1], scratch);
    assertSameBits("input gradient " + shape, e[0], e[1]);

    float[] b = bias.data().clone();
    scalar.biasGradient(rows, delta, bias, scratch);
    vector.biasGradient(rows, delta, new Slice(b, 0, outputs), scratch);
    assertSameBits("bias gradient " + shape, bias.data(), b);
  }

  private void forward(Kernels kernels, Matrix x, DenseOperands dense, Matrix y) {
    kernels.forward(0, y.rows(), 0, y.columns(), Rows.of(x), dense, y, y, scratch);
  }

  private DenseOperands packed(DenseOperands dense) {
    var packed = vector.pack(dense.weights());
    return new DenseOperands(dense.weights(), dense.bias(), dense.activation(), packed);
  }

  /// Writes each piece of a gradient where it belongs; a parameter that comes twice shows.
  private static GradientUse into(float[] whole) {
    return (at, gradient, gradientAt, count) -> {
      for (int i = 0; i < count; i++) {
        whole[at + i] += gradient[gradientAt + i];
      }
    };
  }

  /// Shapes with several pieces of the inner index, several strips of rows, and gradients of which
  /// only some columns stay in the cache.
  @ParameterizedTest
  @CsvSource({"300, 1100, 70", "20, 1030, 133", "5, 530, 300", "3, 2000, 210", "600, 100, 610"})
  void productsAgreeBeyondTheirBlocks(int rows, int inputs, int outputs) {
    productsAgree(rows, inputs, outputs, 2L * rows + inputs + outputs);
  }

  @Test
  void rowsAreReadWhereverTheyLie() {
    var random = new SplittableRandom(7);
    var set = random(random, 60, 45);
    int[] order = random.ints(33, 0, 60).toArray();
    var copied = Matrix.of(33, 45);
    for (int r = 0; r < 33; r++) {
      System.arraycopy(set.data(), set.at(order[r]), copied.data(), copied.at(r), 45);
    }
    var scattered = new Rows(40, 45);
    scattered.pointAt(set, order, 0, 33);
    var dense = new DenseOperands(random(random, 45, 50), null, Activation.TANH);
    var delta = random(random, 33, 50);
    for (Kernels kernels : new Kernels[] {scalar, vector}) {
      var y = new Matrix[] {Matrix.of(33, 50), Matrix.of(33, 50)};
      var g = new Matrix[] {Matrix.of(45, 50), Matrix.of(45, 50)};
      kernels.forward(0, 33, 0, 50, Rows.of(copied), dense, y[0], y[0], scratch);
      kernels.forward(0, 33, 0, 50, scattered, dense, y[1], y[1], scratch);
      kernels.weightGradient(0, 45, 33, Rows.of(copied), delta, g[0], scratch);
      kernels.weightGradient(0, 45, 33, scattered, delta, g[1], scratch);
      assertSameBits("forward", y[0], y[1]);
      assertSameBits("weight gradient", g[0], g[1]);
    }
  }

  @Test
  void partsOfAResultAreTheBitsOfTheWhole() {
    var random = new SplittableRandom(6);
    var x = random(random, 45, 80);
    var w = random(random, 80, 107);
    var delta = random(random, 45, 107);
    var dense = new DenseOperands(w, null, Activation.GELU);
    var y = new Matrix[] {Matrix.of(45, 107), Matrix.of(45, 107)};
    var e = new Matrix[] {Matrix.of(45, 80), Matrix.of(45, 80)};
    var g = new float[2][80 * 107];
    forward(vector, x, dense, y[0]);
    vector.inputGradient(45, 0, 80, Rows.of(delta), w, e[0], scratch);
    vector.useWeightGradient(0, 80, 45, Rows.of(x), delta, 0, into(g[0]), scratch);
    for (int[] rows : new int[][] {{0, 40}, {40, 45}}) {
      for (int[] columns : new int[][] {{0, 16}, {16, 96}, {96, 107}}) {
        vector.forward(
            rows[0], rows[1], columns[0], columns[1], Rows.of(x), dense, y[1], y[1], scratch);
      }
    }
    for (int[] inputs : new int[][] {{0, 32}, {32, 48}, {48, 80}}) {
      vector.inputGradient(45, inputs[0], inputs[1], Rows.of(delta), w, e[1], scratch);
      vector.useWeightGradient(inputs[0], inputs[1], 45, Rows.of(x), delta, 0, into(g[1]), scratch);
    }
    assertSameBits("forward in parts", y[0], y[1]);
    assertSameBits("input gradient in parts", e[0], e[1]);
    assertSameBits("weight gradient in parts", g[0], g[1]);
  }

  /// Blocks store whole vectors where what lies behind is theirs to write; nothing else may change.
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 8, 9, 21})
  void nothingIsWrittenBeyondAPart(int rows) {
    for (int columns = 1; columns <= LARGEST; columns++) {
      var random = new SplittableRandom(rows * 100L + columns);
      var x = random(random, 40, 5);
      var w = random(random, 5, columns);
      var delta = random(random, rows, 5);
      var slope = random(random, columns, 5);
      var dense = new DenseOperands(w, null, Activation.RELU);
      var y = amongOthers(40, columns, 0);
      vector.forward(7, 7 + rows, 0, columns, Rows.of(x), dense, y, y, scratch);
      assertOnlyWritten(y, 7, 7 + rows, columns);
      var e = amongOthers(rows, columns, 0);
      vector.inputGradient(rows, 0, columns, Rows.of(delta), slope, e, scratch);
      vector.backThroughActivation(rows, 0, columns, Activation.TANH, e, e, e, scratch);
      assertOnlyWritten(e, 0, rows, columns);
      var roomy = amongOthers(7 + rows, columns, Matrix.ROOM);
      vector.forward(7, 7 + rows, 0, columns, Rows.of(x), dense, roomy, roomy, scratch);
      assertOnlyWritten(roomy, 7, 7 + rows, columns);
    }
  }

  /// A matrix in an array that holds nothing but ones.
  private static Matrix amongOthers(int rows, int columns, int room) {
    float[] data = new float[50 + rows * columns + room + 50];
    Arrays.fill(data, 1f);
    return new Matrix(data, 50, rows, columns, room);
  }

  private static void assertOnlyWritten(Matrix matrix, int rowFrom, int rowTo, int columns) {
    int end = matrix.at(rowTo) + (rowTo == matrix.rows() ? matrix.room() : 0);
    for (int i = 0; i < matrix.data().length; i++) {
      if (i < matrix.at(rowFrom) || i >= end) {
        assertEquals(1f, matrix.data()[i], "element " + i + " with " + columns + " columns");
      }
    }
  }

  @Test
  void aRowHasTheSameBitsAloneAndInAnyBatch() {
    var random = new SplittableRandom(5);
    var x = random(random, 37, 50);
    var w = random(random, 50, 21);
    var dense = new DenseOperands(w, null, Activation.SIGMOID);
    var whole = Matrix.of(37, 21);
    var parts = Matrix.of(37, 21);
    forward(vector, x, dense, whole);
    for (int row = 0; row < 37; row++) {
      vector.forward(row, row + 1, 0, 21, Rows.of(x), dense, parts, parts, scratch);
    }
    assertSameBits("row by row", whole, parts);
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void activationsAgreeEverywhere(Activation f) {
    for (int columns = 1; columns <= LARGEST; columns++) {
      int rows = 61;
      var z = activationInputs(rows, columns);
      var w = Matrix.of(1, columns);
      var y = new Matrix[] {Matrix.of(rows, columns), Matrix.of(rows, columns)};
      var delta = random(new SplittableRandom(columns), rows, columns);
      var delta2 = new Matrix(delta.data().clone(), 0, rows, columns);
      // A product with nothing in it leaves z as the bias; so z is put there by a bias row at a
      // time.
      for (int row = 0; row < rows; row++) {
        var dense = new DenseOperands(w, new Slice(z.data(), z.at(row), columns), f);
        var zero = Matrix.of(rows, 1);
        var z0 = Matrix.of(rows, columns);
        scalar.forward(row, row + 1, 0, columns, Rows.of(zero), dense, z0, y[0], scratch);
        vector.forward(row, row + 1, 0, columns, Rows.of(zero), dense, z0, y[1], scratch);
      }
      assertSameBits(f + " with " + columns + " columns", y[0], y[1]);
      var alone = Matrix.of(rows, columns);
      scalar.activate(0, rows, 0, columns, f, z, alone, scratch);
      var parts = Matrix.of(rows, columns);
      int split = f.isRowWise() || columns <= 16 ? columns : 16;
      vector.activate(0, 20, 0, columns, f, z, parts, scratch);
      vector.activate(20, rows, 0, split, f, z, parts, scratch);
      if (split < columns) {
        vector.activate(20, rows, split, columns, f, z, parts, scratch);
      }
      assertSameBits(f + " alone with " + columns + " columns", alone, parts);
      scalar.backThroughActivation(rows, 0, columns, f, z, y[0], delta, scratch);
      vector.backThroughActivation(rows, 0, columns, f, z, y[1], delta2, scratch);
      assertSameBits(f + "' with " + columns + " columns", delta, delta2);
    }
  }

  /// Numbers of every size, a fifth of them special.
  private static Matrix activationInputs(int rows, int columns) {
    var random = new SplittableRandom(columns * 77L);
    var z = Matrix.of(rows, columns);
    for (int i = 0; i < z.data().length; i++) {
      z.data()[i] =
          switch (random.nextInt(5)) {
            case 0 -> SPECIAL[random.nextInt(SPECIAL.length)];
            case 1 -> (float) random.nextDouble(-120, 120);
            case 2 -> Float.intBitsToFloat(random.nextInt());
            default -> (float) random.nextDouble(-4, 4);
          };
    }
    return z;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void momentumStepsAgree(boolean nesterov) {
    for (int length = 1; length <= 2 * LARGEST; length++) {
      var random = new SplittableRandom(length);
      float[] w = random(random, 1, length).data();
      float[] change = random(random, 1, length).data();
      float[] gradient = random(random, 1, length).data();
      float[] w2 = w.clone();
      float[] change2 = change.clone();
      scalar.momentumStep(w, change, 0, gradient, 0, length, 0.3f, 0.6f, nesterov);
      vector.momentumStep(w2, change2, 0, gradient, 0, length, 0.3f, 0.6f, nesterov);
      assertSameBits("parameters", w, w2);
      assertSameBits("changes", change, change2);
    }
  }

  @Test
  void adamStepsAgree() {
    for (int length = 1; length <= 2 * LARGEST; length++) {
      var random = new SplittableRandom(length);
      float[] w = random(random, 1, length).data();
      float[] mean = random(random, 1, length).data();
      float[] square = random(random, 1, length).data();
      float[] gradient = random(random, 1, length).data();
      for (int i = 0; i < length; i++) {
        square[i] *= square[i];
      }
      float[][] copies = {w.clone(), mean.clone(), square.clone()};
      var numbers = new AdamNumbers(0.9f, 0.95f, 1e-8f);
      numbers.correction(1.7f);
      scalar.adamStep(w, mean, square, 0, gradient, 0, length, numbers, 0.3f);
      vector.adamStep(copies[0], copies[1], copies[2], 0, gradient, 0, length, numbers, 0.3f);
      assertSameBits("parameters", w, copies[0]);
      assertSameBits("means", mean, copies[1]);
      assertSameBits("squares", square, copies[2]);
    }
  }

  @Test
  void aMomentumStepWorkedByHand() {
    // Δ = 0.5·0.2 − 0.1·3 = −0.2; w = 1 − 0.2 = 0.8
    float[] w = {1f};
    float[] change = {0.2f};
    vector.momentumStep(w, change, 0, new float[] {3f}, 0, 1, 0.1f, 0.5f, false);
    assertEquals(-0.2f, change[0], 1e-7f);
    assertEquals(0.8f, w[0], 1e-7f);
    // Nesterov: Δ = 0.5·(−0.2) − 0.1·3 = −0.4; w = 0.8 + 0.5·(−0.4) − 0.3 = 0.3
    vector.momentumStep(w, change, 0, new float[] {3f}, 0, 1, 0.1f, 0.5f, true);
    assertEquals(-0.4f, change[0], 1e-7f);
    assertEquals(0.3f, w[0], 1e-7f);
  }

  private static Matrix random(SplittableRandom random, int rows, int columns) {
    // With and without room behind the last row: the kernels take different ways then.
    var matrix = random.nextBoolean() ? Matrix.withRoom(rows, columns) : Matrix.of(rows, columns);
    for (int i = 0; i < rows * columns; i++) {
      matrix.data()[i] = (float) random.nextDouble(-2, 2);
    }
    return matrix;
  }

  static void assertSameBits(String what, Matrix expected, Matrix actual) {
    assertSameBits(what, elements(expected), elements(actual));
  }

  private static float[] elements(Matrix matrix) {
    return Arrays.copyOfRange(matrix.data(), matrix.at(0), matrix.at(matrix.rows()));
  }

  /// NaNs are equal whatever their payload: hardware may differ there and nothing reads it.
  static void assertSameBits(String what, float[] expected, float[] actual) {
    for (int i = 0; i < expected.length; i++) {
      if (Float.floatToIntBits(expected[i]) != Float.floatToIntBits(actual[i])) {
        assertEquals(expected[i], actual[i], what + ", element " + i);
      }
    }
  }
}
