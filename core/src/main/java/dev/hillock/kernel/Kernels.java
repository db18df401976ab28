package dev.hillock.kernel;

/// The operations a dense network is made of. Two implementations, [ScalarKernels] and
/// [VectorKernels], give the same bits for the same arguments.
///
/// The contract:
/// * an element of a matrix product is one chain of fused multiply-adds over the inner index in
///   ascending order, starting from what the element held before (the bias, the gradient so far);
/// * element-wise operations are the formulas of [ScalarActivations];
/// * a sum along a row goes over 16 stripes and a fixed tree ([Stripes]).
///
/// So a result depends on the shapes and the numbers alone: not on the width of a vector, the
/// number of threads, or the batch that a row is part of. Operations that take `from` and `to`
/// compute the rows `from ≤ row < to` of their result and nothing else; different rows may be
/// computed by different threads at once. Matrices that are written must not overlap those that are
/// read, except where an operation says so. Sizes are checked by the caller; kernels only assert.
public interface Kernels {

  /// A word for messages: `vector 512 bit`.
  String name();

  /// Forward pass of a dense layer: z = b + x·W, y = f(z), for rows `from` to `to` of the batch.
  ///
  /// @param x `[rows, inputs]`
  /// @param layer weights `[inputs, outputs]`, bias `[outputs]` and f
  /// @param z `[rows, outputs]`, the weighted sums; may be the same as `y` where nobody needs them
  /// @param y `[rows, outputs]`, the outputs
  void forward(int from, int to, Matrix x, DenseOperands layer, Matrix z, Matrix y);

  /// Node deltas from the errors that come back: δ = e·f'(z), in place, for rows `from` to `to`.
  /// For softmax, δ_j = y_j·(e_j − Σ_k e_k·y_k), the sum in ascending order.
  ///
  /// @param z the weighted sums; read only where [Activation#keepsSum] says so
  /// @param y the outputs
  /// @param delta holds e = ∂L/∂y before and δ = ∂L/∂z after
  void backThroughActivation(int from, int to, Activation f, Matrix z, Matrix y, Matrix delta);

  /// Error for the layer below: e = δ·Wᵀ, for rows `from` to `to` of the batch.
  ///
  /// @param delta `[rows, outputs]`
  /// @param transposedWeights `[outputs, inputs]`, packed by [#transpose] once per step
  /// @param error `[rows, inputs]`
  void inputGradient(int from, int to, Matrix delta, Matrix transposedWeights, Matrix error);

  /// Adds a mini-batch to the gradient of the weights: g += xᵀ·δ, the rows of the batch in
  /// ascending order, for rows `from` to `to` of g (a row of g belongs to an input).
  ///
  /// @param batchRows how many rows of x and δ count
  /// @param x `[rows, inputs]`
  /// @param delta `[rows, outputs]`
  /// @param gradient `[inputs, outputs]`
  void weightGradient(int from, int to, int batchRows, Matrix x, Matrix delta, Matrix gradient);

  /// Adds a mini-batch to the gradient of the biases: g_j += Σ_rows δ_j, ascending.
  void biasGradient(int batchRows, Matrix delta, Slice gradient);

  /// Writes the transpose of w: t[j, i] = w[i, j].
  void transpose(Matrix w, Matrix t);

  /// One step of gradient descent with momentum, element by element: Δ ← μ·Δ − α·g, then w ← w + Δ.
  /// With Nesterov's look-ahead w ← w + (μ·Δ − α·g) with the new Δ.
  ///
  /// @param w the parameters, read and written
  /// @param change Δ, the previous change, read and written; same length
  /// @param gradient g; same length
  /// @param rate α
  /// @param momentum μ
  /// @param nesterov whether to look ahead
  void momentumStep(
      float[] w, float[] change, float[] gradient, float rate, float momentum, boolean nesterov);
}
