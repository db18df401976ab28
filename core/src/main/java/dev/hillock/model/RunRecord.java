package dev.hillock.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What it takes to train a model again and to see where that departs from the first time.
///
/// @param arithmetic the number of the arithmetic it was trained with
/// @param given the settings that were asked for, as text; what else holds follows from them, the
///   rows and the version
/// @param validationHash SHA-256 of a validation file; empty for none
/// @param stoppedAfter how often training had asked whether to stop when it was told to: 0 for
///   never, [#UNREPEATABLE] for several networks, whose threads ask in an order of their own
/// @param traces for each member those of its training and, where there was one, of its refit;
///   empty in models of versions that wrote nothing of all this
public record RunRecord(
    int arithmetic,
    Map<String, String> given,
    String validationHash,
    long stoppedAfter,
    List<List<Trace>> traces) {

  /// A stop that no other training can repeat.
  public static final long UNREPEATABLE = -1;

  /// Of a model that says nothing of it.
  public static final RunRecord UNKNOWN = unknown(Model.ARITHMETIC);

  public RunRecord {
    given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    traces = traces.stream().map(List::copyOf).toList();
  }

  /// Of a model that says no more than its arithmetic.
  static RunRecord unknown(int arithmetic) {
    return new RunRecord(arithmetic, Map.of(), "", 0, List.of());
  }

  /// Whether it was written at all; a training that goes on may have been asked for nothing.
  public boolean isKnown() {
    return !traces.isEmpty();
  }
}
