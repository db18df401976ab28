package dev.hillock.peers.djl;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.hillock.bench.measure.Arguments;
import dev.hillock.bench.measure.Epochs;
import dev.hillock.bench.measure.IdxRows;
import dev.hillock.bench.measure.Output;
import dev.hillock.bench.measure.Timing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// PyTorch through DJL: the plain loop of DJL's documentation (forward, loss, backward, step) over
/// mini-batches that are tensors before the clock starts.
public final class DjlPeer implements AutoCloseable {

  private final NDManager manager = NDManager.newBaseManager();
  private final Model model = Model.newInstance("peer");
  private final Trainer trainer;
  private final List<NDList> batches = new ArrayList<>();

  private DjlPeer(List<Integer> sizes, boolean sigmoid, Loss loss, float rate, float momentum) {
    var block = new SequentialBlock();
    for (int i = 1; i < sizes.size(); i++) {
      block.add(Linear.builder().setUnits(sizes.get(i)).build());
      if (i < sizes.size() - 1) {
        block.add(sigmoid ? Activation::sigmoid : Activation::relu);
      } else if (sizes.getLast() == 1) {
        block.add(Activation::sigmoid);
      }
    }
    model.setBlock(block);
    var optimizer =
        Optimizer.sgd().setLearningRateTracker(Tracker.fixed(rate)).optMomentum(momentum).build();
    trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(optimizer));
    trainer.initialize(new Shape(1, sizes.getFirst()));
  }

  /// Does the work that is named first.
  public static void main(String[] args) throws IOException {
    var options = new Arguments(args, 1);
    System.setProperty("ai.djl.pytorch.num_threads", options.text("--threads"));
    var engine = Engine.getInstance();
    Output.version("%s %s".formatted(engine.getEngineName(), engine.getVersion()));
    switch (args[0]) {
      case "xor" -> xor(options);
      case "gradient" -> gradient(options);
      default -> train(args[0], options);
    }
  }

  private static void train(String work, Arguments options) throws IOException {
    Path folder = Path.of(options.text("--data"));
    var training = IdxRows.training(folder);
    var test = IdxRows.test(folder);
    try (var peer =
        new DjlPeer(
            options.wholes("--sizes"), false, Loss.softmaxCrossEntropyLoss(), 0.05f, 0.9f)) {
      peer.addBatches(training, options.whole("--batch"));
      Epochs.run(work, options, training.rows(), peer::epoch, () -> peer.accuracy(test));
    }
  }

  private static void xor(Arguments options) {
    try (var peer = new DjlPeer(List.of(2, 4, 1), true, Loss.l2Loss(), 0.3f, 0.6f)) {
      NDArray x = peer.manager.create(new float[] {0, 0, 0, 1, 1, 0, 1, 1}, new Shape(4, 2));
      NDArray y = peer.manager.create(new float[] {0, 1, 1, 0}, new Shape(4, 1));
      peer.batches.add(new NDList(x, y));
      double seconds =
          Timing.seconds(peer::epoch, options.number("--warm-up"), options.number("--sample"), 9);
      Output.figure("xor", "epoch", seconds * 1e6, "us");
    }
  }

  private static void gradient(Arguments options) {
    try (var peer = new DjlPeer(List.of(24, 8, 2), true, Loss.softmaxCrossEntropyLoss(), 0.1f, 0)) {
      float[] x = new float[200 * 24];
      int[] labels = new int[200];
      for (int i = 0; i < x.length; i++) {
        x[i] = (i * 7919 % 2003) / 1001.5f - 1;
      }
      for (int row = 0; row < labels.length; row++) {
        labels[row] = row % 2;
      }
      NDArray rows = peer.manager.create(x, new Shape(200, 24));
      peer.batches.add(new NDList(rows, peer.manager.create(labels).reshape(200, 1)));
      Runnable call = () -> peer.backward(peer.batches.getFirst());
      double seconds =
          Timing.seconds(call, options.number("--warm-up"), options.number("--sample"), 9);
      Output.figure("gradient", "24-8-2", seconds * 1e6, "us");
    }
  }

  private void addBatches(IdxRows rows, int batch) {
    NDArray x = manager.create(rows.pixels(), new Shape(rows.rows(), rows.width()));
    NDArray y = manager.create(rows.labels()).reshape(rows.rows(), 1);
    for (int from = 0; from < rows.rows(); from += batch) {
      String range = from + ":" + Math.min(rows.rows(), from + batch);
      batches.add(new NDList(x.get(range).duplicate(), y.get(range).duplicate()));
    }
  }

  private void epoch() {
    for (NDList batch : batches) {
      backward(batch);
      trainer.step();
    }
  }

  private void backward(NDList batch) {
    try (NDManager scope = manager.newSubManager();
        var collector = trainer.newGradientCollector()) {
      var x = new NDList(batch.get(0));
      NDList outputs = trainer.forward(x);
      NDArray loss = trainer.getLoss().evaluate(new NDList(batch.get(1)), outputs);
      outputs.attach(scope);
      loss.attach(scope);
      collector.backward(loss);
    }
  }

  private double accuracy(IdxRows test) {
    NDArray x = manager.create(test.pixels(), new Shape(test.rows(), test.width()));
    long[] found = trainer.evaluate(new NDList(x)).singletonOrThrow().argMax(1).toLongArray();
    int right = 0;
    for (int row = 0; row < found.length; row++) {
      right += found[row] == test.labels()[row] ? 1 : 0;
    }
    return (double) right / found.length;
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
    manager.close();
  }
}
