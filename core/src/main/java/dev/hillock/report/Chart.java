package dev.hillock.report;

import dev.hillock.report.Mark.Bars;
import dev.hillock.report.Mark.Curve;
import dev.hillock.report.Mark.Dots;
import dev.hillock.report.Mark.Guide;
import dev.hillock.report.Mark.Post;
import dev.hillock.report.Mark.Tips;
import java.util.ArrayList;
import java.util.List;

/// A chart as SVG: axes with round ticks, a legend, and marks. Colours and dashes come from the
/// page's style sheet by class names, so that one picture serves light, dark and paper.
final class Chart {

  private static final double WIDTH = 400;
  private static final double PLOT_HEIGHT = 220;
  private static final double RIGHT = 14;
  private static final double BELOW = 44;
  private static final double LETTER = 7.8;
  private static final double LEGEND_LINE = 18;
  private static final double SAMPLE = 30;
  private static final int LONGEST_NAME = 24;

  private final String title;
  private final Axis x;
  private final Axis y;
  private final List<Mark> marks;
  private final List<List<Mark>> legend = new ArrayList<>();
  private final double left;
  private final double top;

  /// A chart.
  ///
  /// @param title also what a screen reader says
  Chart(String title, Axis x, Axis y, List<Mark> marks) {
    this.title = title;
    this.x = x;
    this.y = y;
    this.marks = marks;
    int letters = y.ticks().stream().mapToInt(tick -> y.text(tick).length()).max().orElse(1);
    this.left = 32 + LETTER * letters;
    layLegend();
    this.top = 10 + LEGEND_LINE * legend.size();
  }

  /// Lines of names that fit the width.
  private void layLegend() {
    double used = WIDTH;
    for (Mark mark : marks) {
      String name = nameOf(mark);
      if (!name.isEmpty()) {
        double width = legendWidth(name);
        if (used + width > WIDTH - left - RIGHT) {
          legend.add(new ArrayList<>());
          used = 0;
        }
        legend.getLast().add(mark);
        used += width;
      }
    }
  }

  private static double legendWidth(String name) {
    return SAMPLE + 22 + LETTER * name.length();
  }

  private static String nameOf(Mark mark) {
    return switch (mark) {
      case Curve curve -> shortened(curve.name(), LONGEST_NAME);
      case Guide guide -> guide.name();
      case Dots _, Bars _, Post _, Tips _ -> "";
    };
  }

  /// The beginning of a long name.
  static String shortened(String name, int most) {
    return name.codePointCount(0, name.length()) <= most
        ? name
        : name.substring(0, name.offsetByCodePoints(0, most - 1)) + "…";
  }

  /// Writes it as a figure.
  void write(Markup page) {
    double height = top + PLOT_HEIGHT + BELOW;
    page.open("figure").leaf("figcaption", title);
    page.open(
        "svg",
        "viewBox",
        "0 0 " + at(WIDTH) + " " + at(height),
        "role",
        "img",
        "aria-label",
        title);
    writeLegend(page);
    writeAxes(page);
    marks.forEach(mark -> write(page, mark));
    page.close().closeLine();
  }

  private void writeLegend(Markup page) {
    for (int line = 0; line < legend.size(); line++) {
      double from = left;
      double middle = 12 + LEGEND_LINE * line;
      for (Mark mark : legend.get(line)) {
        String style = mark instanceof Curve curve ? "curve s" + curve.style() : "guide";
        line(page, style, from, middle, from + SAMPLE, middle);
        String name = nameOf(mark);
        text(page, name, from + SAMPLE + 6, middle + 4, "start");
        from += legendWidth(name);
      }
    }
  }

  private void writeAxes(Markup page) {
    double bottom = top + PLOT_HEIGHT;
    double right = WIDTH - RIGHT;
    for (double tick : y.ticks()) {
      double at = across(y.place(tick));
      line(page, "grid", left, at, right, at);
      text(page, y.text(tick), left - 6, at + 4, "end");
    }
    writeTicksBelow(page, bottom);
    line(page, "axis", left, bottom, right, bottom);
    line(page, "axis", left, top, left, bottom);
    text(page, x.label(), (left + right) / 2, bottom + 36, "middle");
    double middle = (top + bottom) / 2;
    page.leaf(
        "text",
        shortened(y.label(), 36),
        "x",
        at(12),
        "y",
        at(middle),
        "text-anchor",
        "middle",
        "transform",
        "rotate(-90 12 " + at(middle) + ")");
  }

  /// Ticks along the horizontal axis; the words of one that would run into those before are left
  /// out.
  private void writeTicksBelow(Markup page, double bottom) {
    double free = Double.NEGATIVE_INFINITY;
    for (double tick : x.ticks()) {
      double at = along(x.place(tick));
      line(page, "axis", at, bottom, at, bottom + 4);
      double half = LETTER * x.text(tick).length() / 2;
      double middle = Math.min(at, WIDTH - half);
      if (middle - half > free) {
        text(page, x.text(tick), middle, bottom + 17, "middle");
        free = middle + half + LETTER;
      }
    }
  }

  private void write(Markup page, Mark mark) {
    switch (mark) {
      case Curve curve -> write(page, curve);
      case Dots dots -> write(page, dots);
      case Bars bars -> write(page, bars);
      case Guide(String _, double x1, double y1, double x2, double y2) ->
          line(
              page,
              "guide",
              along(x.place(x1)),
              across(y.place(y1)),
              along(x.place(x2)),
              across(y.place(y2)));
      case Post post -> write(page, post);
      case Tips tips -> write(page, tips);
    }
  }

  private void write(Markup page, Curve curve) {
    var path = new StringBuilder();
    boolean down = false;
    for (int i = 0; i < curve.x().length; i++) {
      double px = x.place(curve.x()[i]);
      double py = y.place(curve.y()[i]);
      boolean shows = Double.isFinite(px) && Double.isFinite(py);
      if (shows) {
        path.append(down ? "L" : "M").append(at(along(px))).append(' ').append(at(across(py)));
      }
      down = shows;
    }
    page.open("path", "class", "curve s" + curve.style(), "d", path.toString());
    page.leaf("title", curve.name()).close();
  }

  private void write(Markup page, Dots dots) {
    for (int i = 0; i < dots.x().length; i++) {
      double px = along(x.place(dots.x()[i]));
      double py = across(y.place(dots.y()[i]));
      page.open("circle", "class", "dot", "cx", at(px), "cy", at(py), "r", "2.5");
      page.leaf("title", dots.tips().get(i)).close();
    }
  }

  private void write(Markup page, Bars bars) {
    double bottom = top + PLOT_HEIGHT;
    for (int i = 0; i < bars.heights().length; i++) {
      double from = along(x.place(bars.edges()[i]));
      double to = along(x.place(bars.edges()[i + 1]));
      double height = bottom - across(y.place(bars.heights()[i]));
      if (height > 0) {
        page.open(
            "rect",
            "class",
            "bar",
            "x",
            at(from + 0.5),
            "y",
            at(bottom - height),
            "width",
            at(Math.max(0.5, to - from - 1)),
            "height",
            at(height));
        page.leaf("title", bars.tips().get(i)).close();
      }
    }
  }

  private void write(Markup page, Post post) {
    double place = x.place(post.x());
    double at = along(place);
    line(page, "post", at, top, at, top + PLOT_HEIGHT);
    boolean leftwards = place > 0.6;
    page.leaf(
        "text",
        post.words(),
        "class",
        "words",
        "x",
        at(leftwards ? at - 5 : at + 5),
        "y",
        at(top + 12),
        "text-anchor",
        leftwards ? "end" : "start");
  }

  private void write(Markup page, Tips tips) {
    int n = tips.x().length;
    for (int i = 0; i < n; i++) {
      double here = along(x.place(tips.x()[i]));
      double from = i == 0 ? left : (along(x.place(tips.x()[i - 1])) + here) / 2;
      double to = i == n - 1 ? WIDTH - RIGHT : (along(x.place(tips.x()[i + 1])) + here) / 2;
      page.open(
          "rect",
          "class",
          "tip",
          "x",
          at(from),
          "y",
          at(top),
          "width",
          at(to - from),
          "height",
          at(PLOT_HEIGHT));
      page.leaf("title", tips.tips().get(i)).close();
    }
  }

  private double along(double place) {
    return left + place * (WIDTH - RIGHT - left);
  }

  private double across(double place) {
    return top + (1 - place) * PLOT_HEIGHT;
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
