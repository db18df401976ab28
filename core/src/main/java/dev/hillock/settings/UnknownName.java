package dev.hillock.settings;

import dev.hillock.data.Nearest;
import java.util.List;

/// A name that is none of a closed list.
final class UnknownName extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final String hint;

  UnknownName(String name, List<String> known) {
    super(name);
    hint = Nearest.to(name, known).map("; did you mean '%s'?"::formatted).orElse("");
  }

  /// The end of a message: `; did you mean 'adam'?`, or nothing where no name is near.
  String hint() {
    return hint;
  }
}
