package dev.hillock.report;

import java.util.List;

/// What a chart shows, in the units of its axes.
sealed interface Mark {

  /// A line through points; where a value is not finite it has a gap. Told from others by its
  /// colour and by its dashes.
  ///
  /// @param name in the legend
  /// @param style which colour and dashes, from 0
  record Curve(String name, int style, double[] x, double[] y) implements Mark {}

  /// Single points.
  ///
  /// @param tips what is said of each under the pointer
  record Dots(double[] x, double[] y, List<String> tips) implements Mark {}

  /// Upright bars from the horizontal axis, side by side.
  ///
  /// @param edges one more than there are bars
  /// @param tips what is said of each under the pointer
  record Bars(double[] edges, double[] heights, List<String> tips) implements Mark {}

  /// A thin straight line to compare with.
  ///
  /// @param name in the legend
  record Guide(String name, double x1, double y1, double x2, double y2) implements Mark {}

  /// An upright line at one place, with words.
  record Post(double x, String words) implements Mark {}

  /// What is said under the pointer anywhere above a place of the horizontal axis.
  record Tips(double[] x, List<String> tips) implements Mark {}
}
