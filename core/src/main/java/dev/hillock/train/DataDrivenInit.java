package dev.hillock.train;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.Philox;
import dev.hillock.kernel.Philox.Purpose;
import dev.hillock.kernel.Slice;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Dense;
import dev.hillock.nn.ForwardPass;
import dev.hillock.nn.Norm;
import dev.hillock.nn.Parameters;
import dev.hillock.nn.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Fits drawn weights to the training rows, layer by layer: the weights of each neuron are divided
/// by the standard deviation of its weighted sums over the rows, so that all sums have deviation 1;
/// and its bias is minus a random average of the sums of five rows, so that the bends of the
/// neurons lie where the rows are.
///
/// Source: Holzmüller, Grinsztajn & Steinwart, "Better by default: strong pre-tuned MLPs and
/// boosted trees on tabular data", NeurIPS 2024; the bias after Steinwart, "A sober look at neural
/// network initializations", 2019.
final class DataDrivenInit {

  /// Rows that are looked at: enough for a deviation.
  private static final int MOST_ROWS = 2048;

  private static final int ROWS_PER_BIAS = 5;

  private final Architecture architecture;
  private final Matrix inputs;
  private final int[] sample;
  private final Philox philox;
  private final Compute compute;

  /// @param inputs of the training rows
  DataDrivenInit(Architecture architecture, Matrix inputs, long seed, Compute compute) {
    this.architecture = architecture;
    this.inputs = inputs;
    this.compute = compute;
    philox = new Philox(seed, Purpose.INITIAL_BIASES);
    int[] order = IntStream.range(0, inputs.rows()).toArray();
    philox.shuffle(order, 0);
    sample = Arrays.copyOf(order, Math.min(MOST_ROWS, order.length));
  }

  /// Fits the parameters, in place.
  void apply(Parameters parameters) {
    for (int layer = 0; layer < architecture.layers().size(); layer++) {
      Matrix sums = sums(layer, parameters);
      Matrix weights = parameters.weights(layer);
      Slice bias = parameters.bias(layer);
      for (int j = 0; j < weights.columns(); j++) {
        double deviation = deviation(sums, j);
        // A neuron that is the same for all rows has nothing to be divided by.
        double factor = deviation > 0 ? 1 / deviation : 1;
        for (int i = 0; i < weights.rows(); i++) {
          weights.data()[weights.at(i) + j] *= (float) factor;
        }
        double middle = average(sums, layer, j);
        if (architecture.layers().get(layer).norm() == Norm.BATCH) {
          startNorm(parameters.values(), layer, j, factor * mean(sums, j), -factor * middle);
        } else if (bias != null) {
          bias.data()[bias.offset() + j] = (float) (-factor * middle);
        }
      }
    }
  }

  /// The running numbers of a batch norm are those of the sample, and β takes the place of the
  /// bias.
  ///
  /// @param mean of the sums
  /// @param bias that would put the neuron's bend where it belongs
  private void startNorm(float[] values, int layer, int neuron, double mean, double bias) {
    int outputs = architecture.layers().get(layer).outputs();
    int at = architecture.normOffset(layer) + neuron;
    values[at + outputs] = (float) (bias + mean);
    values[at + 2 * outputs] = (float) mean;
  }

  /// z of a layer, without its biases, for the sample: the output of the network that ends there.
  private Matrix sums(int layer, Parameters parameters) {
    var layers = new ArrayList<>(architecture.layers().subList(0, layer));
    Dense full = architecture.layers().get(layer);
    layers.add(new Dense(full.inputs(), full.outputs(), Activation.IDENTITY, false));
    var part = new Architecture(architecture.embedding(), layers);
    float[] values = Arrays.copyOf(parameters.values(), part.parameterCount());
    var workspace = new Workspace(part, sample.length);
    workspace.inputRows().pointAt(inputs, sample, 0, sample.length);
    new ForwardPass(part, new Parameters(part, values), workspace, compute).run(sample.length);
    return workspace.outputs();
  }

  private static double mean(Matrix sums, int neuron) {
    double sum = 0;
    for (int r = 0; r < sums.rows(); r++) {
      sum += sums.get(r, neuron);
    }
    return sum / sums.rows();
  }

  private static double deviation(Matrix sums, int neuron) {
    double mean = mean(sums, neuron);
    double squares = 0;
    for (int r = 0; r < sums.rows(); r++) {
      double e = sums.get(r, neuron) - mean;
      squares += e * e;
    }
    return Math.sqrt(squares / sums.rows());
  }

  /// An average of the sums of a few rows with random weights that add up to 1.
  private double average(Matrix sums, int layer, int neuron) {
    double total = 0;
    double weighted = 0;
    for (int k = 0; k < ROWS_PER_BIAS; k++) {
      int row = philox.below(sums.rows(), layer * ROWS_PER_BIAS + k + 1, neuron);
      double weight = -StrictMath.log(1 - philox.uniform(layer * ROWS_PER_BIAS + k + 1, 1, neuron));
      total += weight;
      weighted += weight * sums.get(row, neuron);
    }
    return total > 0 ? weighted / total : 0;
  }
}
