package dev.hillock.prep;

import dev.hillock.data.Column;
import java.util.Optional;

/// Says of a column how it gives the target away.
sealed interface LeakOracle permits ClassLeak, NumberLeak {

  /// Words that end a sentence about the column; empty where it does not.
  Optional<String> verdict(Column column);
}
