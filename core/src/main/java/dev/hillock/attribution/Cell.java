package dev.hillock.attribution;

import dev.hillock.data.NumericColumn;

/// What a cell holds, or might.
///
/// @param number where its column holds numbers, NaN for a missing one; 0 where it holds texts
/// @param text of it; empty for a missing one
/// @param distance from what the cell does hold
record Cell(double number, String text, double distance) {

  static Cell ofNumber(double number, double distance) {
    return new Cell(number, Double.isNaN(number) ? "" : NumericColumn.textOf(number), distance);
  }
}
