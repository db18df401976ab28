package dev.hillock.plot;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.ScalarActivations;
import dev.hillock.plot.Picture.Headed;
import dev.hillock.report.Axis;
import dev.hillock.report.Chart;
import dev.hillock.report.Mark;
import dev.hillock.report.Mark.Curve;
import dev.hillock.report.Mark.Points;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Activation functions f and their derivatives f', computed as networks compute them.
///
/// Few are drawn over each other: f on the left, f' on the right. Of more than [#MOST_TOGETHER]
/// each gets a chart of its own. Where a function leaps its curve has a gap; a filled point is what
/// it is there, a hollow one what it comes near to.
public final class ActivationPlot {

  /// How many are drawn over each other.
  public static final int MOST_TOGETHER = 6;

  /// All that work on a single sum.
  public static final List<Activation> ALL =
      Arrays.stream(Activation.values()).filter(f -> !f.isRowWise()).toList();

  private static final int END = 5;
  private static final int PER_UNIT = 20;

  /// Floats that are neighbours differ by less, unless there is a leap between them.
  private static final double LEAP = 1e-3;

  private static final int COLUMNS = 3;

  private final List<Activation> functions;

  /// A picture of these.
  ///
  /// @throws IllegalArgumentException if one needs a whole row, or there is none
  public ActivationPlot(List<Activation> functions) {
    this.functions = functions.stream().distinct().toList();
    if (functions.isEmpty()) {
      throw new IllegalArgumentException("no activation function is named; name at least one");
    }
    for (Activation f : functions) {
      if (f.isRowWise()) {
        throw new IllegalArgumentException(
            "%s has no curve: each output depends on the whole row of sums; leave it out"
                .formatted(f.text()));
      }
    }
  }

  /// The picture.
  public String svg() {
    return functions.size() > MOST_TOGETHER ? eachAlone() : together();
  }

  private String together() {
    var both = new ArrayList<Headed>();
    for (boolean derivative : new boolean[] {false, true}) {
      var marks = new ArrayList<Mark>();
      for (int i = 0; i < functions.size(); i++) {
        marks.add(curve(functions.get(i).text(), i, functions.get(i), derivative));
      }
      for (int i = 0; i < functions.size(); i++) {
        marks.addAll(ends(i, functions.get(i), derivative));
      }
      String name = derivative ? "f'(z)" : "f(z)";
      String title = derivative ? "Derivatives" : "Functions";
      both.add(new Headed(title, chart(title, name, marks).sized(Picture.WIDTH / 2, 240)));
    }
    String names = String.join(", ", functions.stream().map(Activation::text).toList());
    return said(new Picture("Activation functions: " + names).row(both));
  }

  private String eachAlone() {
    var picture = new Picture("Activation functions and their derivatives");
    var row = new ArrayList<Headed>();
    for (Activation f : functions) {
      var marks = new ArrayList<Mark>();
      marks.add(curve("f", 0, f, false));
      marks.add(curve("f'", 1, f, true));
      marks.addAll(ends(0, f, false));
      marks.addAll(ends(1, f, true));
      row.add(new Headed(f.text(), chart(f.text(), "", marks).sized(Picture.WIDTH / COLUMNS, 130)));
      if (row.size() == COLUMNS) {
        picture.row(row);
        row.clear();
      }
    }
    if (!row.isEmpty()) {
      picture.row(row);
    }
    return said(picture);
  }

  private String said(Picture picture) {
    boolean leaps =
        functions.stream()
            .anyMatch(f -> !ends(0, f, false).isEmpty() || !ends(0, f, true).isEmpty());
    if (leaps) {
      picture.say(
          "Where a curve leaps, the filled point is its value and the hollow one what it comes near"
              + " to.");
    }
    return picture.svg();
  }

  private static Chart chart(String title, String label, List<Mark> marks) {
    double[] all =
        marks.stream()
            .filter(Curve.class::isInstance)
            .flatMapToDouble(mark -> Arrays.stream(((Curve) mark).y()))
            .toArray();
    return new Chart(title, Axis.within("z", -END, END), Axis.around(label, all), marks);
  }

  private static Curve curve(String name, int style, Activation f, boolean derivative) {
    double[][] points = points(f, derivative);
    return new Curve(name, style, points[0], points[1]);
  }

  /// The points of a curve: z and beside it f(z) or f'(z), each as the kernels compute it. Between
  /// two points with a leap in between lies one that is not a number.
  static double[][] points(Activation f, boolean derivative) {
    double[] z = new double[4 * END * PER_UNIT];
    double[] y = new double[z.length];
    int count = 0;
    for (float place : places()) {
      double value = value(f, place, derivative);
      boolean leap =
          count > 0
              && z[count - 1] == Math.nextDown(place)
              && Math.abs(value - y[count - 1]) > LEAP;
      if (leap) {
        z[count] = Double.NaN;
        y[count] = Double.NaN;
        count++;
      }
      z[count] = place;
      y[count] = value;
      count++;
    }
    return new double[][] {Arrays.copyOf(z, count), Arrays.copyOf(y, count)};
  }

  private static double value(Activation f, float z, boolean derivative) {
    float y = ScalarActivations.value(f, z);
    return derivative ? ScalarActivations.derivative(f, z, y) : y;
  }

  /// Twentieths, and beside those at which a function may leap the next float on either side.
  private static List<Float> places() {
    var places = new ArrayList<Float>();
    for (int i = -END * PER_UNIT; i <= END * PER_UNIT; i++) {
      float z = (float) i / PER_UNIT;
      boolean mayLeap = i == 0 || 2 * Math.abs(i) == END * PER_UNIT;
      if (mayLeap) {
        places.add(Math.nextDown(z));
      }
      places.add(z);
      if (mayLeap) {
        places.add(Math.nextUp(z));
      }
    }
    return places;
  }

  /// The points at the ends of the parts of a curve that leaps.
  private static List<Mark> ends(int style, Activation f, boolean derivative) {
    double[][] curve = points(f, derivative);
    var marks = new ArrayList<Mark>();
    for (int i = 1; i < curve[0].length - 1; i++) {
      if (Double.isNaN(curve[0][i])) {
        double z = Math.rint(2 * curve[0][i - 1]) / 2;
        boolean leftIsValue = curve[0][i - 1] == z;
        marks.add(end(style, leftIsValue, z, curve[1][i - 1]));
        marks.add(end(style, !leftIsValue, z, curve[1][i + 1]));
      }
    }
    return marks;
  }

  private static Points end(int style, boolean isValue, double z, double y) {
    return new Points("", style, 0, !isValue, new double[] {z}, new double[] {y});
  }
}
