package dev.hillock.bench.hillock;

import dev.hillock.kernel.Activation;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Dense;
import dev.hillock.nn.Parameters;

/// A dense network as an ONNX model: a Gemm and an activation per layer. Just enough for the
/// comparison of predictions; the numbers of the fields are those of `onnx.proto`.
///
/// Source: ONNX, "Open Neural Network Exchange Intermediate Representation", IR version 8.
final class OnnxFile {

  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;
  private static final int FLOAT = 1;

  private final ProtoWriter graph = new ProtoWriter();

  private OnnxFile() {}

  /// The file's bytes; the input is `x`, `[rows, inputs]`, the output `y`.
  static byte[] of(Architecture architecture, Parameters parameters) {
    var file = new OnnxFile();
    String x = "x";
    int last = architecture.layers().size() - 1;
    for (int i = 0; i <= last; i++) {
      x = file.addLayer(i, architecture.layers().get(i), parameters, x, i == last ? "y" : "a" + i);
    }
    file.graph.text(2, "network");
    file.graph.message(11, value("x", architecture.inputs()));
    file.graph.message(12, value("y", architecture.outputs()));
    return new ProtoWriter()
        .number(1, IR_VERSION)
        .message(7, file.graph)
        .message(8, new ProtoWriter().text(1, "").number(2, OPSET))
        .toBytes();
  }

  private String addLayer(int i, Dense layer, Parameters parameters, String x, String y) {
    float[] values = parameters.values();
    int weights = parameters.weights(i).offset();
    int bias = weights + layer.inputs() * layer.outputs();
    graph.message(
        5,
        tensor("w" + i, values, weights, layer.inputs() * layer.outputs())
            .number(1, layer.inputs())
            .number(1, layer.outputs()));
    graph.message(5, tensor("b" + i, values, bias, layer.outputs()).number(1, layer.outputs()));
    graph.message(1, node("Gemm", "z" + i, x, "w" + i, "b" + i));
    graph.message(1, node(operator(layer.activation()), y, "z" + i));
    return y;
  }

  private static String operator(Activation activation) {
    return switch (activation) {
      case RELU -> "Relu";
      case SIGMOID -> "Sigmoid";
      case SOFTMAX -> "Softmax";
      case IDENTITY -> "Identity";
      default ->
          throw new IllegalArgumentException(
              "activation %s is not used by the works; add its ONNX operator here"
                  .formatted(activation.text()));
    };
  }

  private static ProtoWriter node(String operator, String output, String... inputs) {
    var node = new ProtoWriter();
    for (String input : inputs) {
      node.text(1, input);
    }
    return node.text(2, output).text(3, operator + "-" + output).text(4, operator);
  }

  private static ProtoWriter tensor(String name, float[] values, int offset, int length) {
    return new ProtoWriter().number(2, FLOAT).text(8, name).floats(9, values, offset, length);
  }

  private static ProtoWriter value(String name, int columns) {
    var shape =
        new ProtoWriter()
            .message(1, new ProtoWriter().text(2, "rows"))
            .message(1, new ProtoWriter().number(1, columns));
    var tensorType = new ProtoWriter().number(1, FLOAT).message(2, shape);
    return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensorType));
  }
}
