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
import java.util.ArrayList;
import java.util.List;

/// The names of the marks of a chart that have one, in lines above it.
final class Legend {

  private static final double LINE = 18;
  private static final double SAMPLE = 30;
  private static final double SIGN = 8;
  private static final int LONGEST_NAME = 24;

  private final List<List<Mark>> lines = new ArrayList<>();

  /// As many names on a line as fit the width.
  Legend(List<Mark> marks, double width) {
    double used = width;
    for (Mark mark : marks) {
      if (!nameOf(mark).isEmpty()) {
        double needed = widthOf(mark);
        if (used + needed > width) {
          lines.add(new ArrayList<>());
          used = 0;
        }
        lines.getLast().add(mark);
        used += needed;
      }
    }
  }

  double height() {
    return LINE * lines.size();
  }

  void write(Markup page, double left) {
    for (int line = 0; line < lines.size(); line++) {
      double from = left;
      double middle = 12 + LINE * line;
      for (Mark mark : lines.get(line)) {
        writeSample(page, mark, from, middle);
        double textAt = from + sampleWidth(mark) + 6;
        page.leaf("text", nameOf(mark), "x", at(textAt), "y", at(middle + 4));
        from += widthOf(mark);
      }
    }
  }

  private static void writeSample(Markup page, Mark mark, double from, double middle) {
    if (mark instanceof Points points) {
      String sign = Symbol.path(points.sign(), from + SIGN / 2, middle);
      page.empty("path", "class", MarkWriter.style(points), "d", sign);
      return;
    }
    String style = mark instanceof Curve curve ? "curve s" + curve.style() : "guide";
    page.empty(
        "line",
        "class",
        style,
        "x1",
        at(from),
        "y1",
        at(middle),
        "x2",
        at(from + SAMPLE),
        "y2",
        at(middle));
  }

  private static double sampleWidth(Mark mark) {
    return mark instanceof Points ? SIGN : SAMPLE;
  }

  private static double widthOf(Mark mark) {
    return sampleWidth(mark) + 22 + Lettering.width(nameOf(mark));
  }

  private static String nameOf(Mark mark) {
    return switch (mark) {
      case Curve curve -> Lettering.shortened(curve.name(), LONGEST_NAME);
      case Points points -> Lettering.shortened(points.name(), LONGEST_NAME);
      case Guide guide -> guide.name();
      case Dots _, Region _, Level _, Words _, Bars _, Post _, Tips _ -> "";
    };
  }

  private static String at(double coordinate) {
    return Numerals.coordinate(coordinate);
  }
}
