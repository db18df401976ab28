package dev.hillock.json;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a value stands below the value that navigation began at, for messages: `layers[1].inputs`.
/// Rendered only when asked, so carrying it costs one small object per step.
///
/// @param parent null for the beginning
/// @param name of a member; null for an element and the beginning
/// @param index of an element
record JsonPath(@Nullable JsonPath parent, @Nullable String name, int index) {

  static final JsonPath ROOT = new JsonPath(null, null, 0);

  JsonPath member(String name) {
    return new JsonPath(this, name, 0);
  }

  JsonPath element(int index) {
    return new JsonPath(this, null, index);
  }

  @Override
  public String toString() {
    var path = new StringBuilder();
    for (JsonPath at = this; at.parent != null; at = at.parent) {
      path.insert(0, at.step());
    }
    return path.isEmpty() ? "the value" : path.substring(path.charAt(0) == '.' ? 1 : 0);
  }

  private String step() {
    if (name == null) {
      return "[" + index + "]";
    }
    return PlainName.PATTERN.matcher(name).matches()
        ? "." + name
        : "[" + Quotes.shortened(name) + "]";
  }

  /// Compiled for the first message, not whenever a model is read.
  private static final class PlainName {
    static final Pattern PATTERN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]{0,39}");
  }
}
