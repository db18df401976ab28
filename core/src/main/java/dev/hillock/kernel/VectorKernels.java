package dev.hillock.kernel;

import static dev.hillock.kernel.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;

/// The operations with the Vector API, at whatever width the processor has. Same bits as
/// [ScalarKernels]; a test holds every operation against it on all small shapes.
final class VectorKernels implements Kernels {

  private static final int LANES = SPECIES.length();

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
  public void forward(int from, int to, Matrix x, DenseOperands layer, Matrix z, Matrix y) {
    for (int row = from; row < to; row++) {
      ScalarKernels.startRow(layer.bias(), z, row);
    }
    VectorProduct.accumulate(from, to, x.columns(), x, false, layer.weights(), z);
    if (layer.activation().isRowWise()) {
      for (int row = from; row < to; row++) {
        VectorActivations.softmax(z.data(), z.at(row), y.data(), y.at(row), z.columns());
      }
    } else {
      int count = (to - from) * z.columns();
      VectorActivations.values(
          layer.activation(), z.data(), z.at(from), y.data(), y.at(from), count);
    }
  }

  @Override
  public void backThroughActivation(
      int from, int to, Activation f, Matrix z, Matrix y, Matrix delta) {
    if (f.isRowWise()) {
      scalar.backThroughActivation(from, to, f, z, y, delta);
      return;
    }
    int count = (to - from) * y.columns();
    VectorDerivatives.multiply(
        f, z.data(), z.at(from), y.data(), y.at(from), delta.data(), delta.at(from), count);
  }

  @Override
  public void inputGradient(
      int from, int to, Matrix delta, Matrix transposedWeights, Matrix error) {
    for (int row = from; row < to; row++) {
      ScalarKernels.startRow(null, error, row);
    }
    VectorProduct.accumulate(from, to, delta.columns(), delta, false, transposedWeights, error);
  }

  @Override
  public void weightGradient(
      int from, int to, int batchRows, Matrix x, Matrix delta, Matrix gradient) {
    VectorProduct.accumulate(from, to, batchRows, x, true, delta, gradient);
  }

  @Override
  public void biasGradient(int batchRows, Matrix delta, Slice gradient) {
    scalar.biasGradient(batchRows, delta, gradient);
  }

  @Override
  public void transpose(Matrix w, Matrix t) {
    scalar.transpose(w, t);
  }

  @Override
  public void momentumStep(
      float[] w, float[] change, float[] gradient, float rate, float mu, boolean nesterov) {
    int i = 0;
    var momentum = FloatVector.broadcast(SPECIES, mu);
    for (; i < SPECIES.loopBound(w.length); i += LANES) {
      var minusStep = FloatVector.fromArray(SPECIES, gradient, i).mul(rate).neg();
      var delta = momentum.fma(FloatVector.fromArray(SPECIES, change, i), minusStep);
      delta.intoArray(change, i);
      var move = nesterov ? momentum.fma(delta, minusStep) : delta;
      FloatVector.fromArray(SPECIES, w, i).add(move).intoArray(w, i);
    }
    for (; i < w.length; i++) {
      ScalarKernels.momentumStep(w, change, gradient, rate, mu, nesterov, i);
    }
  }
}
