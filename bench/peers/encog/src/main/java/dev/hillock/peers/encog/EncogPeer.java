package dev.hillock.peers.encog;

import dev.hillock.bench.measure.Arguments;
import dev.hillock.bench.measure.Epochs;
import dev.hillock.bench.measure.IdxRows;
import dev.hillock.bench.measure.Output;
import dev.hillock.bench.measure.Timing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.encog.Encog;
import org.encog.engine.network.activation.ActivationFunction;
import org.encog.engine.network.activation.ActivationReLU;
import org.encog.engine.network.activation.ActivationSigmoid;
import org.encog.engine.network.activation.ActivationSoftMax;
import org.encog.mathutil.randomize.GaussianRandomizer;
import org.encog.mathutil.randomize.NguyenWidrowRandomizer;
import org.encog.ml.data.basic.BasicMLDataSet;
import org.encog.ml.genetic.MLMethodGeneticAlgorithm;
import org.encog.neural.error.CrossEntropyErrorFunction;
import org.encog.neural.networks.BasicNetwork;
import org.encog.neural.networks.layers.BasicLayer;
import org.encog.neural.networks.training.TrainingSetScore;
import org.encog.neural.networks.training.pso.NeuralPSO;
import org.encog.neural.networks.training.propagation.back.Backpropagation;

/// Encog: `Backpropagation` with mini-batches and as many threads as it is told; in double, it has
/// no float. It sums a batch's gradient instead of averaging it, so the rate is divided.
public final class EncogPeer {

  private static final int POPULATION = 64;

  private EncogPeer() {}

  /// Does the work that is named first.
  public static void main(String[] args) throws IOException {
    var options = new Arguments(args, 1);
    Output.version("Encog " + Encog.VERSION);
    if (args[0].equals("xor")) {
      xor(options);
    } else if (args[0].equals("search")) {
      search(options);
    } else {
      train(args[0], options);
    }
    Encog.getInstance().shutdown();
  }

  private static void train(String work, Arguments options) throws IOException {
    var training = IdxRows.training(Path.of(options.text("--data")));
    var test = IdxRows.test(Path.of(options.text("--data")));
    int batch = options.whole("--batch");
    var network = network(options.wholes("--sizes"), new ActivationReLU(), new ActivationSoftMax());
    var rule = new Backpropagation(network, dataSet(training), 0.05 / batch, 0.9);
    rule.setErrorFunction(new CrossEntropyErrorFunction());
    rule.setBatchSize(batch);
    rule.setThreadCount(options.whole("--threads"));
    Epochs.run(work, options, training.rows(), rule::iteration, () -> accuracy(network, test));
    rule.finishTraining();
  }

  private static void xor(Arguments options) {
    double[][] x = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    double[][] y = {{0}, {1}, {1}, {0}};
    var network = network(List.of(2, 4, 1), new ActivationSigmoid(), new ActivationSigmoid());
    var rule = new Backpropagation(network, new BasicMLDataSet(x, y), 0.3, 0.6);
    rule.setThreadCount(1);
    double seconds =
        Timing.seconds(rule::iteration, options.number("--warm-up"), options.number("--sample"), 9);
    Output.figure("xor", "epoch", seconds * 1e6, "us");
    Output.figure("xor", "error", rule.getError(), "loss");
    rule.finishTraining();
  }

  private static void search(Arguments options) throws IOException {
    var xor =
        new BasicMLDataSet(
            new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new double[][] {{0}, {1}, {1}, {0}});
    search("xor", xor, List.of(2, 4, 1), options);
    search("iris", IrisRows.read(Path.of(options.text("--iris"))), List.of(4, 8, 3), options);
  }

  /// Microseconds of an evaluation, with all that the method does itself; an iteration evaluates
  /// each member of the population once.
  private static void search(
      String name, BasicMLDataSet rows, List<Integer> sizes, Arguments options) {
    double sample = options.number("--sample");
    var genetic =
        new MLMethodGeneticAlgorithm(
            () -> network(sizes, new ActivationSigmoid(), new ActivationSigmoid()),
            new TrainingSetScore(rows),
            POPULATION);
    genetic.setThreadCount(1);
    double each = Timing.seconds(genetic::iteration, 3 * sample, sample, 5) / POPULATION;
    Output.figure("search", "genetic/" + name, each * 1e6, "us");
    genetic.finishTraining();
    var network = network(sizes, new ActivationSigmoid(), new ActivationSigmoid());
    var swarm =
        new NeuralPSO(
            network, new NguyenWidrowRandomizer(), new TrainingSetScore(rows), POPULATION);
    each = Timing.seconds(swarm::iteration, 3 * sample, sample, 5) / POPULATION;
    Output.figure("search", "particle-swarm/" + name, each * 1e6, "us");
    swarm.finishTraining();
  }

  private static BasicNetwork network(
      List<Integer> sizes, ActivationFunction hidden, ActivationFunction output) {
    var network = new BasicNetwork();
    network.addLayer(new BasicLayer(null, true, sizes.getFirst()));
    for (int i = 1; i < sizes.size() - 1; i++) {
      network.addLayer(new BasicLayer(hidden.clone(), true, sizes.get(i)));
    }
    network.addLayer(new BasicLayer(output, false, sizes.getLast()));
    network.getStructure().finalizeStructure();
    network.reset(1);
    if (sizes.getFirst() > 2) {
      new GaussianRandomizer(0, Math.sqrt(2.0 / sizes.getFirst())).randomize(network);
    }
    return network;
  }

  private static BasicMLDataSet dataSet(IdxRows rows) {
    double[][] x = new double[rows.rows()][];
    double[][] y = new double[rows.rows()][];
    for (int row = 0; row < x.length; row++) {
      x[row] = rows.row(row);
      y[row] = rows.oneHot(row, 10);
    }
    return new BasicMLDataSet(x, y);
  }

  private static double accuracy(BasicNetwork network, IdxRows test) {
    double[] outputs = new double[10];
    int right = 0;
    for (int row = 0; row < test.rows(); row++) {
      network.compute(test.row(row), outputs);
      int best = 0;
      for (int j = 1; j < outputs.length; j++) {
        best = outputs[j] > outputs[best] ? j : best;
      }
      right += best == test.labels()[row] ? 1 : 0;
    }
    return (double) right / test.rows();
  }
}
