package dev.hillock.report;

/// A part of a picture: it draws itself from its upper left corner on.
public interface Panel {

  /// How wide it is.
  double width();

  /// How high it is.
  double height();

  /// Draws it into an element of SVG that is open.
  void draw(Markup page);
}
