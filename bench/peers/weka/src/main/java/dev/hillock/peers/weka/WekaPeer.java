package dev.hillock.peers.weka;

import dev.hillock.bench.measure.Arguments;
import dev.hillock.bench.measure.Epochs;
import dev.hillock.bench.measure.IdxRows;
import dev.hillock.bench.measure.Output;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import weka.classifiers.functions.MultilayerPerceptron;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;
import weka.core.Version;

/// Weka: `MultilayerPerceptron`, an epoch per `next`; sigmoids, squared error, a row at a time, in
/// double, one thread: it has nothing else.
public final class WekaPeer {

  /// Test images that judge: more would take longer than the training.
  private static final int JUDGED = 1000;

  private WekaPeer() {}

  /// Does the work that is named first.
  public static void main(String[] args) throws Exception {
    var options = new Arguments(args, 1);
    Output.version("Weka " + Version.VERSION);
    Output.note("Weka trains with sigmoids and squared error, one row at a time");
    var training = IdxRows.training(Path.of(options.text("--data")));
    var test = IdxRows.test(Path.of(options.text("--data")));
    List<Integer> sizes = options.wholes("--sizes");
    var network = new MultilayerPerceptron();
    network.setHiddenLayers(
        String.join(
            ",", sizes.subList(1, sizes.size() - 1).stream().map(String::valueOf).toList()));
    network.setLearningRate(0.05);
    network.setMomentum(0.9);
    network.setNormalizeAttributes(false);
    network.setNominalToBinaryFilter(false);
    network.setReset(false);
    network.setTrainingTime(options.whole("--epochs"));
    network.initializeClassifier(instances(training));
    Epochs.run(
        args[0], options, training.rows(), () -> next(network), () -> accuracy(network, test));
  }

  private static void next(MultilayerPerceptron network) {
    try {
      network.next();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Instances instances(IdxRows rows) {
    var attributes = new ArrayList<Attribute>();
    for (int i = 0; i < rows.width(); i++) {
      attributes.add(new Attribute("p" + i));
    }
    attributes.add(
        new Attribute("label", IntStream.range(0, 10).mapToObj(String::valueOf).toList()));
    var instances = new Instances("mnist", attributes, rows.rows());
    instances.setClassIndex(rows.width());
    for (int row = 0; row < rows.rows(); row++) {
      double[] values = new double[rows.width() + 1];
      System.arraycopy(rows.row(row), 0, values, 0, rows.width());
      values[rows.width()] = rows.labels()[row];
      instances.add(new DenseInstance(1, values));
    }
    return instances;
  }

  private static double accuracy(MultilayerPerceptron network, IdxRows test) {
    try {
      network.done();
      var rows = instances(test);
      int right = 0;
      for (int row = 0; row < JUDGED; row++) {
        right += network.classifyInstance(rows.get(row)) == test.labels()[row] ? 1 : 0;
      }
      return (double) right / JUDGED;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
