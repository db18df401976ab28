package dev.hillock.peers.smile;

import dev.hillock.bench.measure.Arguments;
import dev.hillock.bench.measure.Epochs;
import dev.hillock.bench.measure.IdxRows;
import dev.hillock.bench.measure.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import smile.base.mlp.Layer;
import smile.base.mlp.LayerBuilder;
import smile.base.mlp.OutputFunction;
import smile.classification.MLP;
import smile.util.function.TimeFunction;

/// Smile: `MLP.update` with mini-batches; in double, one thread, it has nothing else.
public final class SmilePeer {

  private SmilePeer() {}

  /// Does the work that is named first.
  public static void main(String[] args) throws IOException {
    var options = new Arguments(args, 1);
    Output.version("Smile 4.4.2");
    var training = IdxRows.training(Path.of(options.text("--data")));
    var test = IdxRows.test(Path.of(options.text("--data")));
    int batch = options.whole("--batch");
    int batches = (training.rows() + batch - 1) / batch;
    double[][][] x = new double[batches][][];
    int[][] y = new int[batches][];
    for (int i = 0; i < batches; i++) {
      int from = i * batch;
      x[i] = new double[Math.min(batch, training.rows() - from)][];
      Arrays.setAll(x[i], row -> training.row(from + row));
      y[i] = Arrays.copyOfRange(training.labels(), from, from + x[i].length);
    }
    try (MLP network = network(options.wholes("--sizes"))) {
      Runnable epoch =
          () -> {
            for (int i = 0; i < batches; i++) {
              network.update(x[i], y[i]);
            }
          };
      Epochs.run(args[0], options, training.rows(), epoch, () -> accuracy(network, test));
    }
  }

  private static MLP network(List<Integer> sizes) {
    var layers = new LayerBuilder[sizes.size()];
    int last = layers.length - 1;
    layers[0] = Layer.input(sizes.getFirst());
    for (int i = 1; i < last; i++) {
      layers[i] = Layer.rectifier(sizes.get(i));
    }
    layers[last] = Layer.mle(sizes.getLast(), OutputFunction.SOFTMAX);
    var network = new MLP(layers);
    network.setLearningRate(TimeFunction.constant(0.05));
    network.setMomentum(TimeFunction.constant(0.9));
    return network;
  }

  private static double accuracy(MLP network, IdxRows test) {
    int right = 0;
    for (int row = 0; row < test.rows(); row++) {
      right += network.predict(test.row(row)) == test.labels()[row] ? 1 : 0;
    }
    return (double) right / test.rows();
  }
}
