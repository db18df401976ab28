package dev.hillock.explain;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Something that is wrong, and what helps.
///
/// @param illness what it is
/// @param seen what was seen, with its numbers
/// @param cure one change that helps, in words that end a sentence
/// @param option the change as options to type; empty where no option does it
/// @param figures the numbers that were seen, by name
public record Finding(
    Illness illness, String seen, String cure, String option, Map<String, Double> figures) {

  public Finding {
    // In the order of their names, so that the same findings are the same text.
    figures = Collections.unmodifiableMap(new TreeMap<>(figures));
  }
}
