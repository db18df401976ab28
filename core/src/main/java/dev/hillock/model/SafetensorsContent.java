package dev.hillock.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a safetensors file is to hold.
///
/// @param metadata texts by name, in the order to be written
/// @param tensors in the order to be written
/// @param doubles vectors of `double`, in the order to be written
public record SafetensorsContent(
    Map<String, String> metadata, List<Tensor> tensors, List<DoubleTensor> doubles) {

  public SafetensorsContent {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    tensors = List.copyOf(tensors);
    doubles = List.copyOf(doubles);
  }
}
