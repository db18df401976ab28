package dev.hillock.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where a model comes from: enough to train it again and to see whether the same comes out.
///
/// @param version of the library that trained it
/// @param source name of the file or folder of the rows
/// @param sourceHash SHA-256 of the source in hexadecimal; empty if it was no file
/// @param trainingRows rows it learned from
/// @param validationRows rows that judged it
/// @param settings every setting as text, with what was chosen for `auto`
/// @param epochs epochs trained
/// @param keptEpoch the epoch whose parameters these are
/// @param continuedFrom fingerprint of the model that training went on from; empty for none
/// @param metrics on the validation rows (the training rows where there are none)
/// @param run what it takes to train it again and compare
public record Provenance(
    String version,
    String source,
    String sourceHash,
    int trainingRows,
    int validationRows,
    Map<String, String> settings,
    int epochs,
    int keptEpoch,
    String continuedFrom,
    Map<String, Double> metrics,
    RunRecord run) {

  /// Of a model that was trained from the beginning.
  public Provenance(
      String version,
      String source,
      String sourceHash,
      int trainingRows,
      int validationRows,
      Map<String, String> settings,
      int epochs,
      int keptEpoch,
      Map<String, Double> metrics) {
    this(
        version,
        source,
        sourceHash,
        trainingRows,
        validationRows,
        settings,
        epochs,
        keptEpoch,
        "",
        metrics,
        RunRecord.UNKNOWN);
  }

  /// Of a model that is not finished yet.
  public static final Provenance UNKNOWN =
      new Provenance("", "", "", 0, 0, Map.of(), 0, 0, Map.of());

  public Provenance {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }
}
