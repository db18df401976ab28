package dev.hillock.attribution;

/// What a column adds to a prediction.
///
/// @param column its name; `pixel 3,14` for a pixel of an image
/// @param cell what it holds in the row; empty where that is missing
/// @param value in the unit of the attribution
/// @param standardError of the value where it was sampled; 0 where it was not
public record Contribution(String column, String cell, double value, double standardError) {

  /// One that was not sampled.
  public Contribution(String column, String cell, double value) {
    this(column, cell, value, 0);
  }
}
