package dev.hillock.report;

import dev.hillock.report.Mark.Bars;
import dev.hillock.report.Mark.Curve;
import dev.hillock.report.Mark.Dots;
import dev.hillock.report.Mark.Guide;
import dev.hillock.report.Mark.Level;
import dev.hillock.report.Mark.Points;
import dev.hillock.report.Mark.Post;
import dev.hillock.report.Mark.Region;
import dev.hillock.report.Mark.Tips;
import dev.hillock.report.Mark.Words;
import java.util.List;

/// Draws the marks of a chart.
final class MarkWriter {

  private final Markup page;
  private final Frame frame;

  MarkWriter(Markup page, Frame frame) {
    this.page = page;
    this.frame = frame;
  }

  void write(Mark mark) {
    switch (mark) {
      case Curve curve -> write(curve);
      case Dots dots -> write(dots);
      case Points points -> write(points);
      case Region(String name, int style, var rings) ->
          area("region r" + style % Symbol.KINDS, name, rings);
      case Level(String name, var rings) -> area("level", name, rings);
      case Words(double x, double y, String text) ->
          words(text, frame.along(x), frame.across(y) + 4, "middle");
      case Bars bars -> write(bars);
      case Guide guide -> write(guide);
      case Post post -> write(post);
      case Tips tips -> write(tips);
    }
  }

  private void write(Curve curve) {
    var path = new StringBuilder();
    boolean down = false;
    for (int i = 0; i < curve.x().length; i++) {
      double px = frame.along(curve.x()[i]);
      double py = frame.across(curve.y()[i]);
      boolean shows = Double.isFinite(px) && Double.isFinite(py);
      if (shows) {
        path.append(down ? "L" : "M").append(at(px)).append(' ').append(at(py));
      }
      down = shows;
    }
    path("curve s" + curve.style(), curve.name(), path.toString());
  }

  private void path(String style, String name, String path) {
    page.open("path", "class", style, "d", path);
    page.leaf("title", name).close();
  }

  private void write(Dots dots) {
    for (int i = 0; i < dots.x().length; i++) {
      double px = frame.along(dots.x()[i]);
      double py = frame.across(dots.y()[i]);
      page.open("circle", "class", "dot", "cx", at(px), "cy", at(py), "r", "2.5");
      page.leaf("title", dots.tips().get(i)).close();
    }
  }

  private void write(Points points) {
    var path = new StringBuilder();
    for (int i = 0; i < points.x().length; i++) {
      double px = frame.along(points.x()[i]);
      double py = frame.across(points.y()[i]);
      path.append(Symbol.path(points.sign(), px, py));
    }
    if (!path.isEmpty()) {
      path(style(points), points.name(), path.toString());
    }
  }

  /// The look of points, in the chart and in its legend.
  static String style(Points points) {
    return (points.isHollow() ? "point o" : "point p") + points.style() % Symbol.KINDS;
  }

  private void area(String style, String name, List<double[]> rings) {
    if (rings.isEmpty()) {
      return;
    }
    var path = new StringBuilder();
    for (double[] ring : rings) {
      for (int i = 0; i < ring.length; i += 2) {
        path.append(i == 0 ? "M" : "L").append(at(frame.along(ring[i])));
        path.append(' ').append(at(frame.across(ring[i + 1])));
      }
      path.append('z');
    }
    path(style, name, path.toString());
  }

  private void write(Bars bars) {
    double bottom = frame.bottom();
    for (int i = 0; i < bars.heights().length; i++) {
      double from = frame.along(bars.edges()[i]);
      double to = frame.along(bars.edges()[i + 1]);
      double height = bottom - frame.across(bars.heights()[i]);
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

  private void write(Guide guide) {
    page.empty(
        "line",
        "class",
        "guide",
        "x1",
        at(frame.along(guide.x1())),
        "y1",
        at(frame.across(guide.y1())),
        "x2",
        at(frame.along(guide.x2())),
        "y2",
        at(frame.across(guide.y2())));
  }

  private void write(Post post) {
    double at = frame.along(post.x());
    page.empty(
        "line",
        "class",
        "post",
        "x1",
        at(at),
        "y1",
        at(frame.top()),
        "x2",
        at(at),
        "y2",
        at(frame.bottom()));
    boolean leftwards = frame.x().place(post.x()) > 0.6;
    words(post.words(), leftwards ? at - 5 : at + 5, frame.top() + 12, leftwards ? "end" : "start");
  }

  private void words(String text, double x, double y, String anchor) {
    page.leaf("text", text, "class", "words", "x", at(x), "y", at(y), "text-anchor", anchor);
  }

  private void write(Tips tips) {
    int n = tips.x().length;
    for (int i = 0; i < n; i++) {
      double here = frame.along(tips.x()[i]);
      double from = i == 0 ? frame.left() : (frame.along(tips.x()[i - 1]) + here) / 2;
      double to = i == n - 1 ? frame.right() : (frame.along(tips.x()[i + 1]) + here) / 2;
      page.open(
          "rect",
          "class",
          "tip",
          "x",
          at(from),
          "y",
          at(frame.top()),
          "width",
          at(to - from),
          "height",
          at(frame.height()));
      page.leaf("title", tips.tips().get(i)).close();
    }
  }

  private static String at(double coordinate) {
    return Numerals.coordinate(coordinate);
  }
}
