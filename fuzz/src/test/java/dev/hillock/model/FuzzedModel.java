package dev.hillock.model;

import dev.hillock.FuzzLimits;
import dev.hillock.FuzzLimits.Outcome;
import dev.hillock.json.JsonException;
import dev.hillock.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A model made of a definition alone: it gets all the tensors it asks for, if they are few. So a
/// fuzzer need not keep the numbers of a file's header in step with its text.
public final class FuzzedModel {

  private static final long MOST_VALUES = 1 << 16;

  private FuzzedModel() {}

  /// The model of a definition in UTF-8.
  public static Outcome<Model> of(byte[] definition) {
    String text = new String(definition, StandardCharsets.UTF_8);
    List<Tensor> tensors = tensors(text);
    var file = new SafetensorsFile("f", Map.of(ModelFile.DEFINITION, text), tensors, List.of());
    return FuzzLimits.read(
        definition.length, () -> ModelFile.of(file), List.of(ModelFormatException.class));
  }

  private static List<Tensor> tensors(String definition) {
    var tensors = new ArrayList<Tensor>();
    try {
      var networks = Definition.fromJson(JsonReader.parseObject(definition)).networks();
      long room = MOST_VALUES;
      for (var network : networks) {
        room -= network.architecture().parameterCount();
        if (room < 0) {
          return List.of();
        }
        String prefix = networks.size() == 1 ? "" : "member" + (network.member() + 1) + ".";
        for (var entry : TensorLayout.of(network.architecture(), prefix).entries()) {
          tensors.add(new Tensor(entry.name(), entry.shape(), values(entry.length())));
        }
      }
    } catch (JsonException | IllegalArgumentException | ArithmeticException _) {
      // The reader is to say so.
      return List.of();
    }
    return tensors;
  }

  /// Some small numbers, the same each time.
  private static float[] values(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (i * 7 % 11 - 5) / 4f;
    }
    return values;
  }
}
