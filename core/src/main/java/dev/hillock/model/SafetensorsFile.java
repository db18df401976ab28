package dev.hillock.model;

import dev.hillock.json.JsonText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a safetensors file holds.
///
/// @param file its name, for messages
/// @param metadata texts by name without the checksum, in the file's order, unmodifiable
/// @param tensors in the order of their data, unmodifiable
/// @param doubles vectors of `double`, in the order of their data, unmodifiable
public record SafetensorsFile(
    String file, Map<String, String> metadata, List<Tensor> tensors, List<DoubleTensor> doubles) {

  public SafetensorsFile {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    tensors = List.copyOf(tensors);
    doubles = List.copyOf(doubles);
  }

  /// The metadata text of this name.
  ///
  /// @throws ModelFormatException if there is none
  public String metadata(String name) {
    String text = metadata.get(name);
    if (text == null) {
      throw missing("metadata", name);
    }
    return text;
  }

  /// The tensor of this name.
  ///
  /// @throws ModelFormatException if there is none
  public Tensor tensor(String name) {
    return tensors.stream()
        .filter(tensor -> tensor.name().equals(name))
        .findFirst()
        .orElseThrow(() -> missing("tensor", name));
  }

  private ModelFormatException missing(String what, String name) {
    return new ModelFormatException(
        file,
        -1,
        "there is no %s %s, which is needed".formatted(what, new JsonText(name).excerpt()),
        Safetensors.GIVE_A_MODEL);
  }
}
