package dev.hillock.report;

/// The rectangle of a chart in which its marks lie, and where a value of an axis lies in it.
record Frame(double left, double top, double width, double height, Axis x, Axis y) {

  double right() {
    return left + width;
  }

  double bottom() {
    return top + height;
  }

  /// Where a value of the horizontal axis lies.
  double along(double value) {
    return left + x.place(value) * width;
  }

  /// Where a value of the upright axis lies.
  double across(double value) {
    return top + (1 - y.place(value)) * height;
  }
}
