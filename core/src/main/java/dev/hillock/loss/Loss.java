package dev.hillock.loss;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.ScalarMath;
import java.util.Locale;

/// The error E of one row as a function of the network's outputs a (or its logits z) and the
/// targets t; the loss of a batch is the mean of E over its rows. n is the number of outputs.
///
/// Sums are kept in double. Shapes: outputs, logits, targets and errors are `[rows, n]`.
public enum Loss {
  /// ½ Σ (t − a)²: the textbook's. ∂E/∂a = a − t.
  HALF_SQUARED_ERROR,
  /// (1/n) Σ (t − a)². ∂E/∂a = 2 (a − t) / n.
  MEAN_SQUARED_ERROR,
  /// (1/n) Σ |t − a|. ∂E/∂a = sign(a − t) / n, 0 where they are equal.
  MEAN_ABSOLUTE_ERROR,
  /// (1/n) Σ h(t − a) with h(e) = ½ e² where |e| ≤ 1, otherwise |e| − ½. Huber 1964, threshold 1.
  HUBER,
  /// (1/n) Σ ½ |t − a|, whose smallest mean is the median; see [Pinball] for other quantiles. ∂E/∂a
  /// = ½ sign(a − t) / n.
  PINBALL,
  /// Σ e^z − t·z with identity outputs a = z, the logarithm of a rate: the Poisson likelihood
  /// without the term ln t! that no weight moves. ∂E/∂z = e^z − t.
  POISSON,
  /// Σ −t·ln a − (1 − t)·ln(1 − a) with a = sigmoid(z), from the logits: ln(1 + e^z) − t·z. ∂E/∂z =
  /// a − t.
  BINARY_CROSS_ENTROPY,
  /// −Σ t·ln a with a = softmax(z), from the logits: ln Σ e^z − Σ t·z. ∂E/∂z = a − t.
  CATEGORICAL_CROSS_ENTROPY,
  /// The perceptron rule for step units: E = ½ Σ (t − a)² counts wrong outputs, and the weights
  /// move by α (t − a) x, as if ∂E/∂z were a − t. Rosenblatt 1958.
  PERCEPTRON;

  /// Whether [#errors] gives the node delta ∂E/∂z; otherwise it gives ∂E/∂a.
  public boolean givesNodeDelta() {
    return switch (this) {
      case BINARY_CROSS_ENTROPY, CATEGORICAL_CROSS_ENTROPY, PERCEPTRON, POISSON -> true;
      case HALF_SQUARED_ERROR, MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, HUBER, PINBALL -> false;
    };
  }

  /// Σ E over the first `rows` rows, in double.
  ///
  /// @param logits z of the output layer
  /// @param outputs a of the output layer
  /// @param targets t
  public double sum(int rows, Matrix logits, Matrix outputs, Matrix targets) {
    return switch (this) {
      case BINARY_CROSS_ENTROPY -> binaryCrossEntropy(rows, logits, targets);
      case CATEGORICAL_CROSS_ENTROPY -> categoricalCrossEntropy(rows, logits, outputs, targets);
      case HALF_SQUARED_ERROR, PERCEPTRON -> 0.5 * squares(rows, outputs, targets);
      case MEAN_SQUARED_ERROR -> squares(rows, outputs, targets) / targets.columns();
      case MEAN_ABSOLUTE_ERROR -> distances(rows, outputs, targets) / targets.columns();
      case HUBER -> huber(rows, outputs, targets) / targets.columns();
      case PINBALL -> 0.5 * distances(rows, outputs, targets) / targets.columns();
      case POISSON -> poisson(rows, logits, targets);
    };
  }

  private static double squares(int rows, Matrix outputs, Matrix targets) {
    double sum = 0;
    for (int i = 0; i < rows * targets.columns(); i++) {
      double e = difference(i, outputs, targets);
      sum += e * e;
    }
    return sum;
  }

  private static double distances(int rows, Matrix outputs, Matrix targets) {
    double sum = 0;
    for (int i = 0; i < rows * targets.columns(); i++) {
      sum += Math.abs(difference(i, outputs, targets));
    }
    return sum;
  }

  private static double huber(int rows, Matrix outputs, Matrix targets) {
    double sum = 0;
    for (int i = 0; i < rows * targets.columns(); i++) {
      double e = Math.abs(difference(i, outputs, targets));
      sum += e <= 1 ? 0.5 * e * e : e - 0.5;
    }
    return sum;
  }

  /// In double, where e^z is finite for any z that training does not stop at.
  private static double poisson(int rows, Matrix logits, Matrix targets) {
    double sum = 0;
    for (int i = 0; i < rows * targets.columns(); i++) {
      double z = logits.data()[logits.offset() + i];
      sum += StrictMath.exp(z) - targets.data()[targets.offset() + i] * z;
    }
    return sum;
  }

  /// a − t of a cell, counted row by row.
  private static double difference(int cell, Matrix outputs, Matrix targets) {
    return (double) outputs.data()[outputs.offset() + cell]
        - targets.data()[targets.offset() + cell];
  }

  /// ln(1 + e^z) = max(z, 0) + ln(1 + e^−|z|), which does not overflow.
  private static double binaryCrossEntropy(int rows, Matrix logits, Matrix targets) {
    double sum = 0;
    var product = new LogProduct();
    for (int i = 0; i < rows * targets.columns(); i++) {
      float z = logits.data()[logits.offset() + i];
      sum += Math.max(z, 0f) - (double) targets.data()[targets.offset() + i] * z;
      product.times(1 + (double) ScalarMath.exp(-Math.abs(z)));
    }
    return sum + product.log();
  }

  /// With m the place of the largest z: ln Σ e^z = z_m + ln Σ e^(z − z_m), and e^(z − z_m) = a /
  /// a_m, so that the exponentials need not be computed again.
  private static double categoricalCrossEntropy(
      int rows, Matrix logits, Matrix outputs, Matrix targets) {
    int n = targets.columns();
    float[] z = logits.data();
    float[] a = outputs.data();
    float[] t = targets.data();
    double sum = 0;
    var product = new LogProduct();
    for (int row = 0; row < rows; row++) {
      int zAt = logits.at(row);
      int aAt = outputs.at(row);
      int tAt = targets.at(row);
      float largest = z[zAt];
      float likeliest = a[aAt];
      double chosen = 0;
      double total = 0;
      for (int j = 0; j < n; j++) {
        largest = Math.max(largest, z[zAt + j]);
        likeliest = Math.max(likeliest, a[aAt + j]);
        chosen += (double) t[tAt + j] * z[zAt + j];
        total += a[aAt + j];
      }
      sum += largest - chosen;
      product.times(total / likeliest);
    }
    return sum + product.log();
  }

  /// Writes ∂E/∂a (or ∂E/∂z, see [#givesNodeDelta]) times `scale` for the first `rows` rows. With
  /// `scale` = 1 / (rows of the batch) the gradient is that of the batch's mean.
  ///
  /// @param errors written
  public void errors(int rows, Matrix outputs, Matrix targets, float scale, Matrix errors) {
    int n = targets.columns();
    int cells = rows * n;
    float[] a = outputs.data();
    float[] t = targets.data();
    float[] to = errors.data();
    int aAt = outputs.offset();
    int tAt = targets.offset();
    int toAt = errors.offset();
    if (this == POISSON) {
      for (int i = 0; i < cells; i++) {
        to[toAt + i] = (ScalarMath.exp(a[aAt + i]) - t[tAt + i]) * scale;
      }
      return;
    }
    for (int i = 0; i < cells; i++) {
      to[toAt + i] = a[aAt + i] - t[tAt + i];
    }
    for (int i = 0; i < cells; i++) {
      to[toAt + i] = slope(to[toAt + i], n) * scale;
    }
  }

  private float slope(float e, int n) {
    return switch (this) {
      case HALF_SQUARED_ERROR,
          BINARY_CROSS_ENTROPY,
          CATEGORICAL_CROSS_ENTROPY,
          PERCEPTRON,
          POISSON ->
          e;
      case MEAN_SQUARED_ERROR -> 2f * e / n;
      case MEAN_ABSOLUTE_ERROR -> Math.signum(e) / n;
      case HUBER -> Math.min(Math.max(e, -1f), 1f) / n;
      case PINBALL -> 0.5f * Math.signum(e) / n;
    };
  }

  /// Says why this loss cannot train a network with such an output layer; empty if it can.
  ///
  /// @param output activation of the output layer
  public String objectionTo(Activation output) {
    return switch (this) {
      case BINARY_CROSS_ENTROPY -> needs(Activation.SIGMOID, output);
      case CATEGORICAL_CROSS_ENTROPY -> needs(Activation.SOFTMAX, output);
      case PERCEPTRON -> needs(Activation.STEP, output);
      case POISSON -> needs(Activation.IDENTITY, output);
      case HALF_SQUARED_ERROR, MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, HUBER, PINBALL ->
          output.isDifferentiable()
              ? ""
              : "loss %s needs the derivative of the output, and %s has none that helps"
                  .formatted(text(), output.text());
    };
  }

  private String needs(Activation needed, Activation found) {
    return needed == found
        ? ""
        : "loss %s is made for output activation %s, not %s"
            .formatted(text(), needed.text(), found.text());
  }

  /// The name in settings and files: `half-squared-error`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
