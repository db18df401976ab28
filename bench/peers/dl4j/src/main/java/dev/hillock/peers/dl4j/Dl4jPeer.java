package dev.hillock.peers.dl4j;

import dev.hillock.bench.measure.Arguments;
import dev.hillock.bench.measure.Epochs;
import dev.hillock.bench.measure.IdxRows;
import dev.hillock.bench.measure.Output;
import dev.hillock.bench.measure.Timing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/// Deeplearning4j: `MultiLayerNetwork.fit` over mini-batches that are made before the clock starts.
/// Its momentum is Nesterov's; it has no other.
public final class Dl4jPeer {

  private Dl4jPeer() {}

  /// Does the work that is named first.
  public static void main(String[] args) throws IOException {
    var options = new Arguments(args, 1);
    Output.version(
        "Deeplearning4j 1.0.0-M2.1, "
            + Nd4j.getBackend().buildInfo().lines().findFirst().orElse(""));
    Output.note("Deeplearning4j's momentum is Nesterov's");
    if (args[0].equals("xor")) {
      xor(options);
    } else {
      train(args[0], options);
    }
  }

  private static void train(String work, Arguments options) throws IOException {
    var training = IdxRows.training(Path.of(options.text("--data")));
    var test = IdxRows.test(Path.of(options.text("--data")));
    var network = network(options.wholes("--sizes"), Activation.RELU, 0.05, 0.9);
    int batch = options.whole("--batch");
    var batches = new ArrayList<DataSet>();
    for (int from = 0; from < training.rows(); from += batch) {
      batches.add(dataSet(training, from, Math.min(training.rows(), from + batch)));
    }
    Epochs.run(
        work,
        options,
        training.rows(),
        () -> batches.forEach(network::fit),
        () -> accuracy(network, test));
  }

  private static void xor(Arguments options) {
    var network = network(List.of(2, 4, 1), Activation.SIGMOID, 0.3, 0.6);
    INDArray x = Nd4j.create(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
    INDArray y = Nd4j.create(new float[][] {{0}, {1}, {1}, {0}});
    var rows = new DataSet(x, y);
    double seconds =
        Timing.seconds(
            () -> network.fit(rows), options.number("--warm-up"), options.number("--sample"), 9);
    Output.figure("xor", "epoch", seconds * 1e6, "us");
  }

  private static MultiLayerNetwork network(
      List<Integer> sizes, Activation hidden, double rate, double momentum) {
    var layers =
        new NeuralNetConfiguration.Builder()
            .seed(0)
            .updater(new Nesterovs(rate, momentum))
            .weightInit(hidden == Activation.RELU ? WeightInit.RELU : WeightInit.XAVIER)
            .activation(hidden)
            .list();
    int last = sizes.size() - 1;
    for (int i = 1; i < last; i++) {
      layers.layer(new DenseLayer.Builder().nIn(sizes.get(i - 1)).nOut(sizes.get(i)).build());
    }
    boolean isOne = sizes.get(last) == 1;
    layers.layer(
        new OutputLayer.Builder(isOne ? LossFunction.MSE : LossFunction.MCXENT)
            .activation(isOne ? Activation.SIGMOID : Activation.SOFTMAX)
            .nIn(sizes.get(last - 1))
            .nOut(sizes.get(last))
            .build());
    var network = new MultiLayerNetwork(layers.build());
    network.init();
    return network;
  }

  private static DataSet dataSet(IdxRows rows, int from, int to) {
    float[] x = new float[(to - from) * rows.width()];
    System.arraycopy(rows.pixels(), from * rows.width(), x, 0, x.length);
    float[] y = new float[(to - from) * 10];
    for (int row = from; row < to; row++) {
      y[(row - from) * 10 + rows.labels()[row]] = 1;
    }
    return new DataSet(
        Nd4j.create(x, new long[] {to - from, rows.width()}),
        Nd4j.create(y, new long[] {to - from, 10}));
  }

  private static double accuracy(MultiLayerNetwork network, IdxRows test) {
    int[] found = network.predict(dataSet(test, 0, test.rows()).getFeatures());
    int right = 0;
    for (int row = 0; row < found.length; row++) {
      right += found[row] == test.labels()[row] ? 1 : 0;
    }
    return (double) right / found.length;
  }
}
