package dev.hillock.report;

import java.util.List;

/// A chart as SVG: axes with round ticks, a legend, and marks. Colours and dashes come from the
/// style sheet around it by class names, so that one picture serves light, dark and paper.
public final class Chart implements Panel {

  private static final double USUAL_WIDTH = 400;
  private static final double USUAL_HEIGHT = 220;
  private static final double RIGHT = 14;
  private static final double BELOW = 44;

  /// The label of an axis may run a little beyond the ticks at its ends.
  private static final double LABEL_LETTER = 6.1;

  private final String title;
  private final List<Mark> marks;
  private final double width;
  private final Frame frame;
  private final Legend legend;

  /// A chart of the usual size.
  ///
  /// @param title also what a screen reader says
  public Chart(String title, Axis x, Axis y, List<Mark> marks) {
    this(title, marks, USUAL_WIDTH, new Frame(0, 0, 0, USUAL_HEIGHT, x, y));
  }

  private Chart(String title, List<Mark> marks, double width, Frame wanted) {
    this.title = title;
    this.marks = List.copyOf(marks);
    this.width = width;
    Axis y = wanted.y();
    double words = y.ticks().stream().mapToDouble(t -> Lettering.width(y.text(t))).max().orElse(8);
    double left = 32 + words;
    legend = new Legend(marks, width - left - RIGHT);
    double plotWidth = width - RIGHT - left;
    frame = new Frame(left, 10 + legend.height(), plotWidth, wanted.height(), wanted.x(), y);
  }

  /// The same in another size.
  ///
  /// @param newWidth of all of it
  /// @param newHeight of the rectangle within the axes
  public Chart sized(double newWidth, double newHeight) {
    return new Chart(title, marks, newWidth, new Frame(0, 0, 0, newHeight, frame.x(), frame.y()));
  }

  @Override
  public double width() {
    return width;
  }

  @Override
  public double height() {
    return frame.bottom() + BELOW;
  }

  /// Where the rectangle within the axes begins, from above.
  public double plotTop() {
    return frame.top();
  }

  /// Writes it as a figure.
  void write(Markup page) {
    page.open("figure").leaf("figcaption", title);
    page.open(
        "svg",
        "viewBox",
        "0 0 " + at(width) + " " + at(height()),
        "role",
        "img",
        "aria-label",
        title);
    draw(page);
    page.close().closeLine();
  }

  @Override
  public void draw(Markup page) {
    legend.write(page, frame.left());
    boolean covers = marks.stream().anyMatch(Chart::isArea);
    var writer = new MarkWriter(page, frame);
    marks.stream().filter(Chart::isArea).forEach(writer::write);
    writeAxes(page, !covers);
    marks.stream().filter(mark -> !isArea(mark)).forEach(writer::write);
  }

  /// Areas lie under everything else, and there is no grid upon them.
  private static boolean isArea(Mark mark) {
    return mark instanceof Mark.Region || mark instanceof Mark.Level;
  }

  private void writeAxes(Markup page, boolean grid) {
    Axis y = frame.y();
    for (double tick : y.ticks()) {
      double at = frame.across(tick);
      if (grid) {
        line(page, "grid", frame.left(), at, frame.right(), at);
      } else {
        line(page, "axis", frame.left() - 4, at, frame.left(), at);
      }
      text(page, y.text(tick), frame.left() - 6, at + 4, "end");
    }
    writeTicksBelow(page);
    if (!grid) {
      // What lies on the border of areas is no level of theirs.
      line(page, "axis", frame.left(), frame.top(), frame.right(), frame.top());
      line(page, "axis", frame.right(), frame.top(), frame.right(), frame.bottom());
    }
    line(page, "axis", frame.left(), frame.bottom(), frame.right(), frame.bottom());
    line(page, "axis", frame.left(), frame.top(), frame.left(), frame.bottom());
    writeLabels(page);
  }

  private void writeLabels(Markup page) {
    double middle = frame.left() + frame.width() / 2;
    text(page, label(frame.x(), frame.width()), middle, frame.bottom() + 36, "middle");
    double half = frame.top() + frame.height() / 2;
    page.leaf(
        "text",
        label(frame.y(), frame.height()),
        "x",
        at(12),
        "y",
        at(half),
        "text-anchor",
        "middle",
        "transform",
        "rotate(-90 12 " + at(half) + ")");
  }

  private static String label(Axis axis, double room) {
    return Lettering.fitting(axis.label(), room * Lettering.LETTER / LABEL_LETTER);
  }

  /// Ticks along the horizontal axis; the words of one that would run into those before are left
  /// out.
  private void writeTicksBelow(Markup page) {
    Axis x = frame.x();
    double free = Double.NEGATIVE_INFINITY;
    for (double tick : x.ticks()) {
      double at = frame.along(tick);
      line(page, "axis", at, frame.bottom(), at, frame.bottom() + 4);
      double half = Lettering.width(x.text(tick)) / 2;
      double middle = Math.min(at, width - half);
      if (middle - half > free) {
        text(page, x.text(tick), middle, frame.bottom() + 17, "middle");
        free = middle + half + Lettering.LETTER;
      }
    }
  }

  private static void line(Markup page, String style, double x1, double y1, double x2, double y2) {
    page.empty("line", "class", style, "x1", at(x1), "y1", at(y1), "x2", at(x2), "y2", at(y2));
  }

  private static void text(Markup page, String text, double x, double y, String anchor) {
    page.leaf("text", text, "x", at(x), "y", at(y), "text-anchor", anchor);
  }

  private static String at(double coordinate) {
    return Numerals.coordinate(coordinate);
  }
}
