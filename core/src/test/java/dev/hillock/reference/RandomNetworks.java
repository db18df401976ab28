package dev.hillock.reference;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Compute;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Dense.Extras;
import dev.hillock.nn.Embedding;
import dev.hillock.nn.ForwardPass;
import dev.hillock.nn.Norm;
import dev.hillock.nn.Parameters;
import dev.hillock.nn.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Networks of every kind with random parameters, and what the engine says of a row.
final class RandomNetworks {

  private static final Embedding PLAIN = Embedding.none(5);
  private static final Embedding PARTS =
      new Embedding(
          List.of(
              new Embedding.Plain(1), new Embedding.Lookup(4, 3), new Embedding.Periodic(3, 4, 2)));

  private RandomNetworks() {}

  /// Every activation with every norm, with and without α, residual layers, embeddings and
  /// submodels, and every output activation.
  static Stream<Architecture> architectures() {
    var all = new ArrayList<Architecture>();
    for (Activation activation : Activation.values()) {
      boolean rowWise = activation.isRowWise();
      Activation hidden = rowWise ? Activation.TANH : activation;
      for (Norm norm : Norm.values()) {
        for (boolean extra : new boolean[] {false, true}) {
          var extras = new Extras(norm, extra, extra);
          var layers = new Architecture.Hidden(List.of(6, 6, 4), List.of(hidden), extras);
          var output = new Architecture.Output(3, extra ? Activation.SOFTMAX : activation);
          var embedding = extra == (norm == Norm.NONE) ? PARTS : PLAIN;
          var architecture = Architecture.of(embedding, layers, output, true);
          all.add(architecture);
          all.add(architecture.withSubmodels(3));
        }
      }
    }
    all.add(Architecture.of(5, List.of(), List.of(), output(Activation.IDENTITY), true));
    return all.stream();
  }

  static Architecture.Output output(Activation activation) {
    return new Architecture.Output(2, activation);
  }

  /// Parameters in ±0.8, running variances positive.
  static float[] parameters(Architecture architecture, SplittableRandom random) {
    float[] values = new float[architecture.parameterCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-0.8, 0.8);
    }
    for (int l = 0; l < architecture.layers().size(); l++) {
      int neurons = architecture.layers().get(l).outputs();
      for (int j = 0; architecture.layers().get(l).norm() == Norm.BATCH && j < neurons; j++) {
        values[architecture.normOffset(l) + 3 * neurons + j] = (float) random.nextDouble(0.2, 2);
      }
    }
    return values;
  }

  /// Inputs in ±2; the second is a category where there are some.
  static float[] inputs(Architecture architecture, SplittableRandom random) {
    float[] inputs = new float[architecture.inputs()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextDouble(-2, 2);
    }
    if (!architecture.embedding().isNone()) {
      inputs[1] = random.nextInt(-1, 6);
    }
    return inputs;
  }

  /// Logits and outputs of the engine.
  static double[][] engine(Architecture architecture, float[] parameters, float[] inputs) {
    try (var compute = Compute.with(1)) {
      var workspace = new Workspace(architecture, 1);
      System.arraycopy(inputs, 0, workspace.inputs().data(), 0, inputs.length);
      var pass =
          new ForwardPass(
              architecture, new Parameters(architecture, parameters), workspace, compute);
      pass.run(1);
      double[][] said = new double[2][architecture.outputs()];
      for (int j = 0; j < architecture.outputs(); j++) {
        said[0][j] = workspace.logits().get(0, j);
        said[1][j] = workspace.outputs().get(0, j);
      }
      return said;
    }
  }
}
