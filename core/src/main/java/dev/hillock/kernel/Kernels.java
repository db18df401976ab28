package dev.hillock.kernel;

import org.jspecify.annotations.Nullable;

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
/// number of threads, or the batch that a row is part of. Operations that take bounds compute that
/// part of their result and nothing else; different parts may be computed by different threads at
/// once. Matrices that are written must not overlap those that are read, except where an operation
/// says so. Sizes are checked by the caller; kernels only assert.
public interface Kernels {

  /// Results are split into columns at multiples of this: the floats of the widest vector.
  int COLUMNS_TOGETHER = 16;

  /// Batches are split at multiples of this many rows, the height of a block of a product.
  int ROWS_TOGETHER = 8;

  /// A word for messages: `vector 512 bit`.
  String name();

  /// Lays weights out for many forward passes; null where these kernels gain nothing by it.
  ///
  /// @param weights `[inputs, outputs]`, which must not change afterwards
  @Nullable PackedWeights pack(Matrix weights);

  /// Forward pass of a dense layer: z = b + x·W, y = f(z), for a rectangle of z.
  ///
  /// @param rowFrom first row of the batch
  /// @param rowTo the row after the last
  /// @param columnFrom first output, a multiple of [#COLUMNS_TOGETHER]
  /// @param columnTo the output after the last, a multiple too or the number of outputs; all
  ///   outputs where f is row-wise
  /// @param x `[rows, inputs]`
  /// @param layer weights `[inputs, outputs]`, bias `[outputs]` and f
  /// @param z `[rows, outputs]`, the weighted sums; may be the same as `y` where nobody needs them
  /// @param y `[rows, outputs]`, the outputs
  /// @param scratch of the calling thread
  void forward(
      int rowFrom,
      int rowTo,
      int columnFrom,
      int columnTo,
      Rows x,
      DenseOperands layer,
      Matrix z,
      Matrix y,
      Scratch scratch);

  /// The second half of [#forward] alone: y = f(z), for a rectangle of z.
  ///
  /// @param rowFrom first row
  /// @param rowTo the row after the last
  /// @param from first output; 0 where f is row-wise
  /// @param to the output after the last; all where f is row-wise
  /// @param z the weighted sums
  /// @param y the outputs; may be `z`
  /// @param scratch of the calling thread
  void activate(
      int rowFrom, int rowTo, int from, int to, Activation f, Matrix z, Matrix y, Scratch scratch);

  /// Node deltas from the errors that come back: δ = e·f'(z), in place, for the outputs `from` to
  /// `to` of the first `rows` rows; for all outputs where f is row-wise. For softmax, δ_j =
  /// y_j·(e_j − Σ_k e_k·y_k), the sum in ascending order.
  ///
  /// @param z the weighted sums; read only where [Activation#keepsSum] says so
  /// @param y the outputs
  /// @param delta holds e = ∂L/∂y before and δ = ∂L/∂z after
  /// @param scratch of the calling thread
  void backThroughActivation(
      int rows, int from, int to, Activation f, Matrix z, Matrix y, Matrix delta, Scratch scratch);

  /// Error for the layer below: e = δ·Wᵀ, for the inputs `from` to `to` of the first `rows` rows.
  ///
  /// @param from a multiple of [#COLUMNS_TOGETHER]
  /// @param to a multiple too, or the number of inputs
  /// @param delta `[rows, outputs]`
  /// @param weights `[inputs, outputs]`; only their rows `from` to `to` are read
  /// @param error `[rows, inputs]`
  /// @param scratch of the calling thread
  void inputGradient(
      int rows, int from, int to, Rows delta, Matrix weights, Matrix error, Scratch scratch);

  /// Adds a mini-batch to the gradient of the weights: g += xᵀ·δ, the rows of the batch in
  /// ascending order, for rows `from` to `to` of g (a row of g belongs to an input).
  ///
  /// @param batchRows how many rows of x and δ count
  /// @param x `[rows, inputs]`
  /// @param delta `[rows, outputs]`
  /// @param gradient `[inputs, outputs]`
  /// @param scratch of the calling thread
  void weightGradient(
      int from, int to, int batchRows, Rows x, Matrix delta, Matrix gradient, Scratch scratch);

  /// The same for a gradient that is a single mini-batch's: it begins at zero, and each piece is
  /// used as soon as it is complete and not stored.
  ///
  /// @param at where the weights begin in the flat array of parameters
  /// @param use gets the pieces
  void useWeightGradient(
      int from,
      int to,
      int batchRows,
      Rows x,
      Matrix delta,
      int at,
      GradientUse use,
      Scratch scratch);

  /// Adds a mini-batch to the gradient of the biases: g_j += Σ_rows δ_j, ascending.
  void biasGradient(int batchRows, Matrix delta, Slice gradient, Scratch scratch);

  /// One step of gradient descent with momentum, element by element: Δ ← μ·Δ − α·g, then w ← w + Δ.
  /// With Nesterov's look-ahead w ← w + (μ·Δ − α·g) with the new Δ.
  ///
  /// @param w the parameters, read and written from `at` on
  /// @param change Δ, the previous change, read and written from `at` on
  /// @param gradient g, read from `gradientAt` on
  /// @param count how many parameters
  /// @param rate α
  /// @param momentum μ
  /// @param nesterov whether to look ahead
  void momentumStep(
      float[] w,
      float[] change,
      int at,
      float[] gradient,
      int gradientAt,
      int count,
      float rate,
      float momentum,
      boolean nesterov);

  /// One step of Adam, element by element: m ← β1·m + (1 − β1)·g, v ← β2·v + (1 − β2)·g², then w ←
  /// w − α·m / (√v·c + ε).
  ///
  /// @param w the parameters, read and written from `at` on
  /// @param mean m, likewise
  /// @param square v, likewise
  /// @param gradient g, read from `gradientAt` on
  /// @param count how many parameters
  /// @param numbers β1, β2, ε and c
  /// @param rate α
  void adamStep(
      float[] w,
      float[] mean,
      float[] square,
      int at,
      float[] gradient,
      int gradientAt,
      int count,
      AdamNumbers numbers,
      float rate);
}
