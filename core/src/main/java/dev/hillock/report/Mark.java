package dev.hillock.report;

import java.util.List;

/// What a chart shows, in the units of its axes.
public sealed interface Mark {

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

  /// Single points of one kind of several, told from others by their colour and sign.
  ///
  /// @param name in the legend; empty for none
  /// @param style which colour, from 0
  /// @param sign which sign, from 0, the round one
  /// @param isHollow whether only their outlines are drawn
  record Points(String name, int style, int sign, boolean isHollow, double[] x, double[] y)
      implements Mark {}

  /// A region in the colour of a style.
  ///
  /// @param name what is said of it under the pointer
  /// @param style which colour, from 0
  /// @param rings closed lines of x and y in turn; a place within an odd number of them is in it
  record Region(String name, int style, List<double[]> rings) implements Mark {}

  /// A region of all places from a level on: a shade upon those of lower levels.
  ///
  /// @param name what is said of it under the pointer
  /// @param rings as those of a [Region]
  record Level(String name, List<double[]> rings) implements Mark {}

  /// Words in the middle of a place.
  record Words(double x, double y, String text) implements Mark {}

  /// Upright bars from the horizontal axis, side by side.
  ///
  /// @param edges one more than there are bars
  /// @param tips what is said of each under the pointer
  record Bars(double[] edges, double[] heights, List<String> tips) implements Mark {}

  /// A thin straight line to compare with.
  ///
  /// @param name in the legend; empty for none
  record Guide(String name, double x1, double y1, double x2, double y2) implements Mark {}

  /// An upright line at one place, with words.
  record Post(double x, String words) implements Mark {}

  /// What is said under the pointer anywhere above a place of the horizontal axis.
  record Tips(double[] x, List<String> tips) implements Mark {}
}
