package dev.hillock.json;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a value stands below the value that navigation began at, for messages: `layers[1].inputs`.
/// Rendered only when asked, so carrying it costs one small object per step.
///
/// @param parent null for the beginning
/// @param step as it is appended to the parent's path
record JsonPath(@Nullable JsonPath parent, String step) {

  static final JsonPath ROOT = new JsonPath(null, "");

  private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]{0,39}");

  JsonPath member(String name) {
    return new JsonPath(
        this, PLAIN_NAME.matcher(name).matches() ? "." + name : "[" + Quotes.shortened(name) + "]");
  }

  JsonPath element(int index) {
    return new JsonPath(this, "[" + index + "]");
  }

  @Override
  public String toString() {
    var path = new StringBuilder();
    for (JsonPath at = this; at != null; at = at.parent) {
      path.insert(0, at.step);
    }
    return path.isEmpty() ? "the value" : path.substring(path.charAt(0) == '.' ? 1 : 0);
  }
}
