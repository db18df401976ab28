package dev.hillock.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How much the rows of each class count in the training loss.
public sealed interface ClassWeights {

  /// All the same.
  record Equal() implements ClassWeights {}

  /// As if all classes were equally frequent: n / (classes · rows of the class).
  record Balanced() implements ClassWeights {}

  /// As given; classes that are not named count 1.
  ///
  /// @param weights by label, not negative
  record Given(Map<String, Double> weights) implements ClassWeights {
    public Given {
      weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }
  }

  /// `none`, `balanced`, or `LABEL=NUMBER` with commas between.
  static ClassWeights parse(String text) {
    if (text.equalsIgnoreCase("balanced")) {
      return new Balanced();
    }
    List<String> elements = ListText.split(text);
    if (elements.isEmpty()) {
      return new Equal();
    }
    var weights = new LinkedHashMap<String, Double>();
    for (String element : elements) {
      int equals = element.lastIndexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("no weight");
      }
      double weight = Double.parseDouble(element.substring(equals + 1).strip());
      boolean legal = weight >= 0 && weight < Double.POSITIVE_INFINITY;
      if (!legal || weights.put(element.substring(0, equals).strip(), weight) != null) {
        throw new IllegalArgumentException("no weight, or a second one");
      }
    }
    return new Given(weights);
  }

  /// The text that [#parse] makes this of.
  default String text() {
    return switch (this) {
      case Equal() -> ListText.join(List.of());
      case Balanced() -> "balanced";
      case Given(Map<String, Double> weights) ->
          ListText.join(
              weights.entrySet().stream()
                  .map(entry -> entry.getKey() + "=" + Types.shortest(entry.getValue()))
                  .toList());
    };
  }
}
