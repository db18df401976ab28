package dev.hillock.model;

import dev.hillock.json.JsonException;
import dev.hillock.json.JsonReader;
import dev.hillock.json.JsonWriter;
import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.Slice;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Dense;
import dev.hillock.nn.Parameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A model as one safetensors file: the weights and biases of each layer as tensors `layer1.weight`
/// `[inputs, outputs]` and `layer1.bias` `[outputs]`, and everything else as JSON in the metadata.
/// Any reader of safetensors gets the weights; this one gets the model.
public final class ModelFile {

  /// The key of the definition in the metadata.
  static final String DEFINITION = "hillock";

  private ModelFile() {}

  /// Writes a model, whole or not at all: an old file of that name stays until the new one is
  /// complete.
  ///
  /// @throws IOException if it cannot be written; the message says where and why
  public static void write(Path path, Model model) throws IOException {
    var definition = JsonWriter.compact(Definition.toJson(model));
    Safetensors.write(path, Map.of(DEFINITION, definition), tensors(model));
  }

  /// Reads a model.
  ///
  /// @throws ModelFormatException if the file is no model, is damaged, or comes from a newer
  ///   version
  /// @throws IOException if it cannot be read
  public static Model read(Path path) throws IOException {
    SafetensorsFile file = Safetensors.read(path);
    if (!file.metadata().containsKey(DEFINITION)) {
      throw new ModelFormatException(
          file.file(),
          -1,
          "holds weights but no Hillock model",
          "give it a file that hillock train has written");
    }
    try {
      var json = JsonReader.parseObject(file.metadata(DEFINITION));
      String newer = Definition.newerThanThis(json);
      if (!newer.isEmpty()) {
        throw new ModelFormatException(file.file(), -1, newer, "use a newer hillock");
      }
      var definition = Definition.fromJson(json);
      var parameters = parameters(file, definition.architecture());
      return new Model(
          definition.preparation(), definition.architecture(), parameters, definition.provenance());
    } catch (JsonException | IllegalArgumentException e) {
      throw new ModelFormatException(
          file.file(), -1, "its definition is not a model: " + e.getMessage());
    }
  }

  private static List<Tensor> tensors(Model model) {
    var tensors = new ArrayList<Tensor>();
    var layers = model.architecture().layers();
    for (int i = 0; i < layers.size(); i++) {
      Dense layer = layers.get(i);
      Matrix weights = model.parameters().weights(i);
      int[] shape = {layer.inputs(), layer.outputs()};
      tensors.add(
          new Tensor(
              weightName(i), shape, copy(weights.data(), weights.offset(), shape[0] * shape[1])));
      Slice bias = model.parameters().bias(i);
      if (bias != null) {
        tensors.add(
            new Tensor(
                biasName(i),
                new int[] {bias.length()},
                copy(bias.data(), bias.offset(), bias.length())));
      }
    }
    return tensors;
  }

  private static Parameters parameters(SafetensorsFile file, Architecture architecture) {
    var shapes = new LinkedHashMap<String, int[]>();
    for (int i = 0; i < architecture.layers().size(); i++) {
      Dense layer = architecture.layers().get(i);
      shapes.put(weightName(i), new int[] {layer.inputs(), layer.outputs()});
      if (layer.bias()) {
        shapes.put(biasName(i), new int[] {layer.outputs()});
      }
    }
    // Every tensor is checked before anything as large as the definition claims is allocated.
    var tensors =
        shapes.entrySet().stream().map(e -> checked(file, e.getKey(), e.getValue())).toList();
    float[] values = new float[architecture.parameterCount()];
    int at = 0;
    for (Tensor tensor : tensors) {
      System.arraycopy(tensor.values(), 0, values, at, tensor.values().length);
      at += tensor.values().length;
    }
    return new Parameters(architecture, values);
  }

  private static Tensor checked(SafetensorsFile file, String name, int[] shape) {
    Tensor tensor = file.tensor(name);
    if (!Arrays.equals(tensor.shape(), shape)) {
      throw new ModelFormatException(
          file.file(),
          -1,
          "tensor '%s' is %s, %s expected"
              .formatted(name, Arrays.toString(tensor.shape()), Arrays.toString(shape)));
    }
    return tensor;
  }

  private static float[] copy(float[] data, int offset, int length) {
    return Arrays.copyOfRange(data, offset, offset + length);
  }

  private static String weightName(int layer) {
    return "layer" + (layer + 1) + ".weight";
  }

  private static String biasName(int layer) {
    return "layer" + (layer + 1) + ".bias";
  }
}
