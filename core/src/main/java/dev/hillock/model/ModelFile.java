package dev.hillock.model;

import dev.hillock.json.JsonException;
import dev.hillock.json.JsonReader;
import dev.hillock.json.JsonWriter;
import dev.hillock.model.TensorLayout.Entry;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Parameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A model as one safetensors file: the weights and biases of each layer as tensors `layer1.weight`
/// `[inputs, outputs]` and `layer1.bias` `[outputs]`, and everything else as JSON in the metadata.
/// In a model of several members each name begins with that of the member: `member2.layer1.bias`.
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
    return of(Safetensors.read(path));
  }

  /// The model in a file that was read.
  static Model of(SafetensorsFile file) {
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
      return Definition.fromJson(json).model(network -> parameters(file, network));
    } catch (JsonException | IllegalArgumentException e) {
      throw new ModelFormatException(
          file.file(), -1, "its definition is not a model: " + e.getMessage());
    }
  }

  private static List<Tensor> tensors(Model model) {
    var tensors = new ArrayList<Tensor>();
    for (int i = 0; i < model.members().size(); i++) {
      var member = model.members().get(i);
      float[] values = member.parameters().values();
      int at = 0;
      for (Entry entry : layout(member.architecture(), i, model.members().size()).entries()) {
        int end = at + entry.length();
        tensors.add(new Tensor(entry.name(), entry.shape(), Arrays.copyOfRange(values, at, end)));
        at = end;
      }
    }
    return tensors;
  }

  private static TensorLayout layout(Architecture architecture, int member, int members) {
    return TensorLayout.of(architecture, members == 1 ? "" : "member" + (member + 1) + ".");
  }

  private static Parameters parameters(SafetensorsFile file, Definition.Network network) {
    var architecture = network.architecture();
    var layout = layout(architecture, network.member(), network.members());
    // Every tensor is checked before anything as large as the definition claims is allocated.
    var tensors = layout.entries().stream().map(e -> checked(file, e.name(), e.shape())).toList();
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
}
