package dev.hillock.nn;

import dev.hillock.kernel.Activation;
import dev.hillock.loss.Loss;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The network again, in double precision and with nothing but loops: the outside oracle that the
/// engine is held against. One row at a time; derivatives straight from the definitions.
final class ScalarReference {

  private final Architecture architecture;
  private final Loss loss;

  ScalarReference(Architecture architecture, Loss loss) {
    this.architecture = architecture;
    this.loss = loss;
  }

  /// E of one row.
  double loss(double[] w, double[] x, double[] t) {
    return loss(w, new double[][] {x}, new double[][] {t});
  }

  /// Σ E of a batch.
  double loss(double[] w, double[][] x, double[][] t) {
    double[][][][] zy = forward(w, x);
    int last = architecture.layers().size() - 1;
    double sum = 0;
    for (int row = 0; row < zy[0][last].length; row++) {
      sum += error(zy[0][last][row], zy[1][last][row], t[row % t.length]);
    }
    return sum;
  }

  /// ∂E/∂w of one row, by the chain rule.
  double[] gradient(double[] w, double[] x, double[] t) {
    double[][][][] zy = forward(w, new double[][] {x});
    double[] gradient = new double[w.length];
    int last = architecture.layers().size() - 1;
    double[] error = outputErrors(zy[1][last][0], t);
    for (int l = last; l >= 0; l--) {
      Dense layer = architecture.layers().get(l);
      double[] below = l == 0 ? x : zy[1][l - 1][0];
      boolean isDelta = l == last && loss.givesNodeDelta();
      double[] delta = isDelta ? error : deltas(layer, zy[0][l][0], zy[1][l][0], error);
      int at = architecture.weightsOffset(l);
      error = new double[layer.inputs()];
      for (int i = 0; i < layer.inputs(); i++) {
        for (int j = 0; j < layer.outputs(); j++) {
          gradient[at + i * layer.outputs() + j] = below[i] * delta[j];
          error[i] += w[at + i * layer.outputs() + j] * delta[j];
        }
      }
      if (layer.bias()) {
        System.arraycopy(delta, 0, gradient, architecture.biasOffset(l), delta.length);
      }
    }
    return gradient;
  }

  /// What the outputs of each hidden layer are multiplied with, row by row; null for nothing.
  double @Nullable [][][] masks;

  private double[][][][] forward(double[] w, double[][] inputs) {
    int rows = inputs.length * architecture.submodels();
    int layers = architecture.layers().size();
    double[][] x = new double[rows][];
    for (int row = 0; row < rows; row++) {
      x[row] = embedded(w, inputs[row % inputs.length]);
      int factors = architecture.factorsOffset() + row / inputs.length * x[row].length;
      for (int j = 0; j < x[row].length && architecture.submodels() > 1; j++) {
        x[row][j] *= w[factors + j];
      }
    }
    double[][][] z = new double[layers][rows][];
    double[][][] y = new double[layers][rows][];
    for (int l = 0; l < layers; l++) {
      for (int row = 0; row < rows; row++) {
        z[l][row] = sums(w, l, l == layers - 1 ? row / inputs.length : 0, x[row]);
      }
      z[l] = normalized(w, l, z[l]);
      for (int row = 0; row < rows; row++) {
        y[l][row] = outputs(w, l, z[l][row]);
        for (int j = 0; j < y[l][row].length; j++) {
          y[l][row][j] *= l == layers - 1 ? 1 : mask(row, l, j);
          y[l][row][j] += architecture.layers().get(l).residual() ? x[row][j] : 0;
        }
      }
      x = y[l];
    }
    return new double[][][][] {z, y};
  }

  private double mask(int row, int l, int j) {
    return masks == null ? 1 : masks[row][l][j];
  }

  private double[] sums(double[] w, int l, int head, double[] x) {
    Dense layer = architecture.layers().get(l);
    int at = architecture.weightsOffset(l) + head * layer.weightCount();
    int biasAt = architecture.biasOffset(l) + head * layer.outputs();
    double[] z = new double[layer.outputs()];
    for (int j = 0; j < layer.outputs(); j++) {
      z[j] = layer.bias() ? w[biasAt + j] : 0;
      for (int i = 0; i < layer.inputs(); i++) {
        z[j] += x[i] * w[at + i * layer.outputs() + j];
      }
    }
    return z;
  }

  /// γ·x̂ + β, of each row or of each column.
  private double[][] normalized(double[] w, int l, double[][] u) {
    Norm norm = architecture.layers().get(l).norm();
    int neurons = u[0].length;
    double[][] z = new double[u.length][neurons];
    for (int row = 0; row < u.length; row++) {
      for (int j = 0; j < neurons; j++) {
        double[] among = u[row];
        if (norm == Norm.BATCH) {
          among = new double[u.length];
          for (int r = 0; r < u.length; r++) {
            among[r] = u[r][j];
          }
        }
        double mean = Arrays.stream(among).average().orElseThrow();
        double variance =
            Arrays.stream(among).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        int at = architecture.normOffset(l) + j;
        z[row][j] =
            norm == Norm.NONE
                ? u[row][j]
                : w[at] * (u[row][j] - mean) / Math.sqrt(variance + 1e-5) + w[at + neurons];
      }
    }
    return z;
  }

  /// f(z), or z + α·(f(z) − z).
  private double[] outputs(double[] w, int l, double[] z) {
    Dense layer = architecture.layers().get(l);
    double[] y = layer.activation() == Activation.SOFTMAX ? softmax(z) : map(layer, z);
    for (int j = 0; j < layer.outputs() && layer.parametric(); j++) {
      y[j] = z[j] + w[architecture.alphaOffset(l) + j] * (y[j] - z[j]);
    }
    return y;
  }

  private double[] embedded(double[] w, double[] inputs) {
    double[] x = new double[architecture.embedding().outputs()];
    int at = 0;
    int column = 0;
    int output = 0;
    for (Embedding.Part part : architecture.embedding().parts()) {
      switch (part) {
        case Embedding.Plain(int n) -> System.arraycopy(inputs, column, x, output, n);
        case Embedding.Lookup(int _, int width) ->
            System.arraycopy(w, at + ((int) inputs[column]) * width, x, output, width);
        case Embedding.Periodic(int n, int frequencies, int sums) -> {
          int waves = n * frequencies;
          for (int j = 0; j < n; j++) {
            x[output + j] = inputs[column + j];
            for (int k = 0; k < sums; k++) {
              double sum = w[at + (2 + sums) * waves + k * n + j];
              for (int f = 0; f < frequencies; f++) {
                double wave =
                    2 * Math.PI * w[at + f * n + j] * inputs[column + j]
                        + w[at + waves + f * n + j];
                sum += w[at + (2 + k) * waves + f * n + j] * Math.cos(wave);
              }
              x[output + (1 + k) * n + j] = sum;
            }
          }
        }
      }
      at += part.parameterCount();
      column += part.inputs();
      output += part.outputs();
    }
    return x;
  }

  private static double[] map(Dense layer, double[] z) {
    double[] y = new double[z.length];
    for (int j = 0; j < z.length; j++) {
      y[j] = value(layer.activation(), z[j]);
    }
    return y;
  }

  private static double[] softmax(double[] z) {
    double sum = 0;
    for (double v : z) {
      sum += Math.exp(v);
    }
    double[] y = new double[z.length];
    for (int j = 0; j < z.length; j++) {
      y[j] = Math.exp(z[j]) / sum;
    }
    return y;
  }

  private static double[] deltas(Dense layer, double[] z, double[] y, double[] error) {
    double[] delta = new double[z.length];
    for (int j = 0; j < z.length; j++) {
      if (layer.activation() == Activation.SOFTMAX) {
        for (int k = 0; k < z.length; k++) {
          delta[j] += error[k] * y[k] * ((j == k ? 1 : 0) - y[j]);
        }
      } else {
        // f' by a central difference of its own: no formula is used twice.
        double h = 1e-6;
        Activation f = layer.activation();
        delta[j] = error[j] * (value(f, z[j] + h) - value(f, z[j] - h)) / (2 * h);
      }
    }
    return delta;
  }

  static double value(Activation f, double z) {
    return switch (f) {
      case IDENTITY -> z;
      case STEP -> z >= 0 ? 1 : 0;
      case SIGMOID -> 1 / (1 + Math.exp(-z));
      case TANH -> Math.tanh(z);
      case RELU -> Math.max(0, z);
      case LEAKY_RELU -> z > 0 ? z : 0.01 * z;
      case ELU -> z > 0 ? z : Math.expm1(z);
      case SELU -> 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * Math.expm1(z));
      case GELU -> z * 0.5 * (1 + erf(z / Math.sqrt(2)));
      case SILU -> z / (1 + Math.exp(-z));
      case MISH -> z * Math.tanh(Math.log1p(Math.exp(z)));
      case SOFTPLUS -> Math.log1p(Math.exp(z));
      case HARD_SIGMOID -> Math.max(0, Math.min(1, 0.2 * z + 0.5));
      case SOFTMAX -> throw new IllegalArgumentException("softmax needs a row");
    };
  }

  /// Taylor series of the error function.
  private static double erf(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; n < 200; n++) {
      term *= -x * x / n;
      sum += term / (2 * n + 1);
    }
    return 2 / Math.sqrt(Math.PI) * sum;
  }

  private double error(double[] z, double[] a, double[] t) {
    int n = t.length;
    double sum = 0;
    double expSum = 0;
    for (int j = 0; j < n; j++) {
      double e = t[j] - a[j];
      expSum += Math.exp(z[j]);
      sum +=
          switch (loss) {
            case HALF_SQUARED_ERROR, PERCEPTRON -> e * e / 2;
            case MEAN_SQUARED_ERROR -> e * e / n;
            case MEAN_ABSOLUTE_ERROR -> Math.abs(e) / n;
            case HUBER -> (Math.abs(e) <= 1 ? e * e / 2 : Math.abs(e) - 0.5) / n;
            case BINARY_CROSS_ENTROPY -> -t[j] * Math.log(a[j]) - (1 - t[j]) * Math.log(1 - a[j]);
            case PINBALL -> Math.abs(e) / 2 / n;
            case POISSON -> Math.exp(z[j]) - t[j] * z[j];
            case CATEGORICAL_CROSS_ENTROPY -> -t[j] * z[j];
          };
    }
    return loss == Loss.CATEGORICAL_CROSS_ENTROPY ? sum + Math.log(expSum) : sum;
  }

  private double[] outputErrors(double[] a, double[] t) {
    double[] error = new double[t.length];
    for (int j = 0; j < t.length; j++) {
      double e = a[j] - t[j];
      error[j] =
          switch (loss) {
            case HALF_SQUARED_ERROR, PERCEPTRON, BINARY_CROSS_ENTROPY, CATEGORICAL_CROSS_ENTROPY ->
                e;
            case MEAN_SQUARED_ERROR -> 2 * e / t.length;
            case MEAN_ABSOLUTE_ERROR -> Math.signum(e) / t.length;
            case HUBER -> Math.max(-1, Math.min(1, e)) / t.length;
            case PINBALL -> Math.signum(e) / 2 / t.length;
            case POISSON -> Math.exp(a[j]) - t[j];
          };
    }
    return error;
  }
}
