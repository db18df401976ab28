package dev.hillock.kernel;

import static dev.hillock.kernel.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;

/// The operations with the Vector API, at whatever width the processor has. Same bits as
/// [ScalarKernels]; a test holds every operation against it on all small shapes.
final class VectorKernels implements Kernels {

  private static final int LANES = SPECIES.length();

  /// Fewer rows read the weights where they lie, in wider strips.
  private static final int ROWS_FOR_PACKED = 4;

  private final ScalarKernels scalar = new ScalarKernels();

  /// Width of a vector in bits.
  static int bits() {
    return SPECIES.vectorBitSize();
  }

  @Override
  public String name() {
    return "vector " + bits() + " bit";
  }

  @Override
  public PackedWeights pack(Matrix weights) {
    return PackedWeights.of(weights);
  }

  @Override
  public void forward(
      int rowFrom,
      int rowTo,
      int columnFrom,
      int columnTo,
      Rows x,
      DenseOperands layer,
      Matrix z,
      Matrix y,
      Scratch scratch) {
    product(rowFrom, rowTo, columnFrom, columnTo, x, layer, z, scratch);
    activate(rowFrom, rowTo, columnFrom, columnTo, layer.activation(), z, y, scratch);
  }

  @Override
  public void activate(
      int rowFrom,
      int rowTo,
      int columnFrom,
      int columnTo,
      Activation f,
      Matrix z,
      Matrix y,
      Scratch scratch) {
    if (f.isRowWise()) {
      VectorSoftmax.rows(rowFrom, rowTo, z, y, scratch);
    } else if (f == Activation.IDENTITY && z.equals(y)) {
      return;
    } else if (columnTo - columnFrom == z.columns()) {
      int count =
          wholeVectors(
              (rowTo - rowFrom) * z.columns(), Math.min(z.roomAfter(rowTo), y.roomAfter(rowTo)));
      VectorActivations.values(f, z.data(), z.at(rowFrom), y.data(), y.at(rowFrom), count, scratch);
    } else {
      for (int row = rowFrom; row < rowTo; row++) {
        int zAt = z.at(row) + columnFrom;
        int yAt = y.at(row) + columnFrom;
        VectorActivations.values(f, z.data(), zAt, y.data(), yAt, columnTo - columnFrom, scratch);
      }
    }
  }

  /// As many numbers as there are, or a few more that nobody reads, so that a run of vectors has no
  /// tail.
  private static int wholeVectors(int count, int room) {
    int whole = (count + LANES - 1) / LANES * LANES;
    return whole - count <= room ? whole : count;
  }

  private static void product(
      int rowFrom,
      int rowTo,
      int columnFrom,
      int columnTo,
      Rows x,
      DenseOperands layer,
      Matrix z,
      Scratch scratch) {
    var packed = layer.packed();
    boolean wholeRows = columnTo - columnFrom == z.columns();
    if (packed != null && wholeRows && rowTo - rowFrom >= ROWS_FOR_PACKED) {
      VectorProduct.multiplyPacked(rowFrom, rowTo, x, packed, layer.bias(), z, scratch);
    } else {
      VectorProduct.multiply(
          rowFrom, rowTo, columnFrom, columnTo, x, layer.weights(), layer.bias(), z, scratch);
    }
  }

  @Override
  public void backThroughActivation(
      int rows, int from, int to, Activation f, Matrix z, Matrix y, Matrix delta, Scratch scratch) {
    if (f.isRowWise()) {
      scalar.backThroughActivation(rows, from, to, f, z, y, delta, scratch);
    } else if (to - from == y.columns()) {
      int count =
          wholeVectors(
              rows * y.columns(),
              Math.min(delta.roomAfter(rows), Math.min(z.roomAfter(rows), y.roomAfter(rows))));
      VectorDerivatives.multiply(
          f,
          z.data(),
          z.offset(),
          y.data(),
          y.offset(),
          delta.data(),
          delta.offset(),
          count,
          scratch);
    } else {
      for (int row = 0; row < rows; row++) {
        VectorDerivatives.multiply(
            f,
            z.data(),
            z.at(row) + from,
            y.data(),
            y.at(row) + from,
            delta.data(),
            delta.at(row) + from,
            to - from,
            scratch);
      }
    }
  }

  @Override
  public void inputGradient(
      int rows, int from, int to, Rows delta, Matrix weights, Matrix error, Scratch scratch) {
    VectorProduct.multiplyTransposed(rows, from, to, delta, weights, error, scratch);
  }

  @Override
  public void weightGradient(
      int from, int to, int batchRows, Rows x, Matrix delta, Matrix gradient, Scratch scratch) {
    GradientProduct.accumulate(from, to, batchRows, x, delta, gradient, scratch);
  }

  @Override
  public void useWeightGradient(
      int from,
      int to,
      int batchRows,
      Rows x,
      Matrix delta,
      int at,
      GradientUse use,
      Scratch scratch) {
    GradientProduct.use(from, to, batchRows, x, delta, at, use, scratch);
  }

  @Override
  public void biasGradient(int batchRows, Matrix delta, Slice gradient, Scratch scratch) {
    float[] g = gradient.data();
    int columns = gradient.length();
    int whole = SPECIES.loopBound(columns);
    for (int j = 0; j < whole; j += LANES) {
      addRows(batchRows, delta, j, g, gradient.offset() + j);
    }
    int rest = columns - whole;
    if (rest == 0) {
      return;
    }
    if (batchRows > 0 && Edge.isInside(delta, batchRows - 1, whole)) {
      System.arraycopy(g, gradient.offset() + whole, scratch.edge, 0, rest);
      addRows(batchRows, delta, whole, scratch.edge, 0);
      System.arraycopy(scratch.edge, 0, g, gradient.offset() + whole, rest);
    } else {
      ScalarKernels.addRows(batchRows, delta, whole, gradient);
    }
  }

  private static void addRows(int batchRows, Matrix delta, int column, float[] g, int at) {
    var sum = FloatVector.fromArray(SPECIES, g, at);
    float[] d = delta.data();
    int from = delta.offset() + column;
    int stride = delta.columns();
    for (int row = 0; row < batchRows; row++) {
      sum = sum.add(FloatVector.fromArray(SPECIES, d, from + row * stride));
    }
    sum.intoArray(g, at);
  }

  @Override
  public void momentumStep(
      float[] w,
      float[] change,
      int at,
      float[] gradient,
      int gradientAt,
      int count,
      float rate,
      float momentum,
      boolean nesterov) {
    int bound = SPECIES.loopBound(count);
    var mu = FloatVector.broadcast(SPECIES, momentum);
    for (int i = 0; i < bound; i += LANES) {
      var minusStep = FloatVector.fromArray(SPECIES, gradient, gradientAt + i).mul(rate).neg();
      var delta = mu.fma(FloatVector.fromArray(SPECIES, change, at + i), minusStep);
      delta.intoArray(change, at + i);
      var move = nesterov ? mu.fma(delta, minusStep) : delta;
      FloatVector.fromArray(SPECIES, w, at + i).add(move).intoArray(w, at + i);
    }
    scalar.momentumStep(
        w,
        change,
        at + bound,
        gradient,
        gradientAt + bound,
        count - bound,
        rate,
        momentum,
        nesterov);
  }

  @Override
  public void adamStep(
      float[] w,
      float[] mean,
      float[] square,
      int at,
      float[] gradient,
      int gradientAt,
      int count,
      AdamNumbers numbers,
      float rate) {
    int bound = SPECIES.loopBound(count);
    var beta1 = FloatVector.broadcast(SPECIES, numbers.beta1);
    var beta2 = FloatVector.broadcast(SPECIES, numbers.beta2);
    float rest1 = 1f - numbers.beta1;
    float rest2 = 1f - numbers.beta2;
    for (int i = 0; i < bound; i += LANES) {
      var g = FloatVector.fromArray(SPECIES, gradient, gradientAt + i);
      var m = beta1.fma(FloatVector.fromArray(SPECIES, mean, at + i), g.mul(rest1));
      var v = beta2.fma(FloatVector.fromArray(SPECIES, square, at + i), g.mul(g).mul(rest2));
      m.intoArray(mean, at + i);
      v.intoArray(square, at + i);
      var divisor = v.sqrt().mul(numbers.correction).add(numbers.epsilon);
      FloatVector.fromArray(SPECIES, w, at + i).sub(m.mul(rate).div(divisor)).intoArray(w, at + i);
    }
    scalar.adamStep(
        w, mean, square, at + bound, gradient, gradientAt + bound, count - bound, numbers, rate);
  }
}
