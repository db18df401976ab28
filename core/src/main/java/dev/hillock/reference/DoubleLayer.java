package dev.hillock.reference;

import dev.hillock.kernel.Activation;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Dense;
import dev.hillock.nn.Norm;

/// One layer with its numbers, as a prediction uses it: without dropout, [Norm#BATCH] with the
/// running mean and variance.
///
/// The parameters stay floats, which are doubles without loss; they are read where they lie.
final class DoubleLayer {

  /// ε of the norms, the engine's ([dev.hillock.kernel.Normalization]).
  private static final double EPSILON = 1e-5;

  private final Dense layer;
  private final float[] parameters;
  private final int inputs;
  private final int outputs;
  private final int weightsAt;
  private final int biasAt;
  private final int alphaAt;
  private final int normAt;

  /// @param index of the layer, from 0
  /// @param submodel whose output layer it is, where there is one for each
  DoubleLayer(Architecture architecture, int index, int submodel, float[] parameters) {
    this.layer = architecture.layers().get(index);
    this.parameters = parameters;
    this.inputs = layer.inputs();
    this.outputs = layer.outputs();
    int head = architecture.heads(index) == 1 ? 0 : submodel;
    weightsAt = architecture.weightsOffset(index) + head * layer.weightCount();
    biasAt = architecture.biasOffset(index) + head * outputs;
    alphaAt = architecture.alphaOffset(index);
    normAt = architecture.normOffset(index);
  }

  LayerValues forward(double[] x) {
    return fromSums(x, sums(x));
  }

  /// u_j = b_j + Σ_i x_i·w_ij.
  private double[] sums(double[] x) {
    double[] u = new double[outputs];
    for (int j = 0; j < outputs; j++) {
      u[j] = layer.bias() ? parameters[biasAt + j] : 0;
    }
    for (int i = 0; i < inputs; i++) {
      int at = weightsAt + i * outputs;
      for (int j = 0; j < outputs; j++) {
        u[j] += x[i] * parameters[at + j];
      }
    }
    return u;
  }

  /// The rest of the layer, given the weighted sums.
  LayerValues fromSums(double[] x, double[] u) {
    double[] z = layer.norm() == Norm.NONE ? u : normalized(u);
    double[] f = activated(z);
    boolean changes = layer.parametric() || layer.residual();
    double[] y = changes ? new double[outputs] : f;
    for (int j = 0; changes && j < outputs; j++) {
      double blend = layer.parametric() ? z[j] + alpha(j) * (f[j] - z[j]) : f[j];
      y[j] = layer.residual() ? blend + x[j] : blend;
    }
    return new LayerValues(x, u, z, f, y);
  }

  private double[] activated(double[] z) {
    if (layer.activation() == Activation.SOFTMAX) {
      return DoubleActivations.softmax(z);
    }
    double[] f = new double[outputs];
    for (int j = 0; j < outputs; j++) {
      f[j] = DoubleActivations.value(layer.activation(), z[j]);
    }
    return f;
  }

  private double alpha(int j) {
    return parameters[alphaAt + j];
  }

  private double gamma(int j) {
    return parameters[normAt + j];
  }

  /// z = γ·x̂ + β.
  private double[] normalized(double[] u) {
    double[] standard = standardized(u);
    double[] z = new double[outputs];
    for (int j = 0; j < outputs; j++) {
      z[j] = gamma(j) * standard[j] + parameters[normAt + outputs + j];
    }
    return z;
  }

  /// x̂ = (u − mean) / √(variance + ε).
  private double[] standardized(double[] u) {
    double[] inverse = inverseDeviations(u);
    double mean = layer.norm() == Norm.LAYER ? mean(u) : 0;
    double[] standard = new double[outputs];
    for (int j = 0; j < outputs; j++) {
      double center = layer.norm() == Norm.LAYER ? mean : parameters[normAt + 2 * outputs + j];
      standard[j] = (u[j] - center) * inverse[j];
    }
    return standard;
  }

  /// 1 / √(variance + ε) for each neuron.
  private double[] inverseDeviations(double[] u) {
    double variance = layer.norm() == Norm.LAYER ? variance(u) : 0;
    double[] inverse = new double[outputs];
    for (int j = 0; j < outputs; j++) {
      double own = layer.norm() == Norm.LAYER ? variance : parameters[normAt + 3 * outputs + j];
      inverse[j] = 1 / Math.sqrt(own + EPSILON);
    }
    return inverse;
  }

  private static double mean(double[] u) {
    double sum = 0;
    for (double v : u) {
      sum += v;
    }
    return sum / u.length;
  }

  private static double variance(double[] u) {
    double mean = mean(u);
    double squares = 0;
    for (double v : u) {
      squares += (v - mean) * (v - mean);
    }
    return squares / u.length;
  }

  /// From e = ∂F/∂y to ∂F/∂x.
  double[] backward(LayerValues values, double[] error) {
    double[] below = backFromZ(values, deltas(values, error));
    for (int i = 0; layer.residual() && i < inputs; i++) {
      below[i] += error[i];
    }
    return below;
  }

  /// From e = ∂F/∂y to δ = ∂F/∂z: e·(1 + α·(f'(z) − 1)), or for softmax y_j·(e_j − Σ_k e_k·y_k).
  private double[] deltas(LayerValues values, double[] error) {
    double[] delta = new double[outputs];
    boolean softmax = layer.activation() == Activation.SOFTMAX;
    double mean = 0;
    for (int j = 0; softmax && j < outputs; j++) {
      mean += error[j] * values.f()[j];
    }
    for (int j = 0; j < outputs; j++) {
      if (softmax) {
        delta[j] = values.f()[j] * (error[j] - mean);
      } else {
        double slope = DoubleActivations.derivative(layer.activation(), values.z()[j]);
        delta[j] = error[j] * (layer.parametric() ? 1 + alpha(j) * (slope - 1) : slope);
      }
    }
    return delta;
  }

  /// From δ = ∂F/∂z to the part of ∂F/∂x that goes through the weights: W·∂F/∂u.
  double[] backFromZ(LayerValues values, double[] delta) {
    double[] error = layer.norm() == Norm.NONE ? delta : backThroughNorm(values.u(), delta);
    double[] below = new double[inputs];
    for (int i = 0; i < inputs; i++) {
      below[i] = dot(weightsAt + i * outputs, error);
    }
    return below;
  }

  /// Σ_j w_j·e_j in four chains, since each addition has to wait for the one before.
  private double dot(int at, double[] error) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = 0;
    for (; j + 4 <= outputs; j += 4) {
      s0 += parameters[at + j] * error[j];
      s1 += parameters[at + j + 1] * error[j + 1];
      s2 += parameters[at + j + 2] * error[j + 2];
      s3 += parameters[at + j + 3] * error[j + 3];
    }
    for (; j < outputs; j++) {
      s0 += parameters[at + j] * error[j];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /// γ·δ / √(variance + ε); over a row, from which mean and variance come themselves, (g − mean g −
  /// x̂·mean(g·x̂)) / √(variance + ε) with g = γ·δ.
  private double[] backThroughNorm(double[] u, double[] delta) {
    double[] standard = standardized(u);
    double[] inverse = inverseDeviations(u);
    double mean = 0;
    double slope = 0;
    for (int j = 0; layer.norm() == Norm.LAYER && j < outputs; j++) {
      mean += gamma(j) * delta[j] / outputs;
      slope += gamma(j) * delta[j] * standard[j] / outputs;
    }
    double[] error = new double[outputs];
    for (int j = 0; j < outputs; j++) {
      error[j] = (gamma(j) * delta[j] - mean - standard[j] * slope) * inverse[j];
    }
    return error;
  }
}
