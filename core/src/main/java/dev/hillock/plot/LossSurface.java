package dev.hillock.plot;

import dev.hillock.report.Axis;
import dev.hillock.report.Chart;
import dev.hillock.report.Mark;
import dev.hillock.report.Mark.Curve;
import dev.hillock.report.Mark.Points;
import dev.hillock.report.Numerals;
import dev.hillock.report.Symbol;
import dev.hillock.settings.Settings;
import dev.hillock.train.LossProbe;
import dev.hillock.train.Plan;
import dev.hillock.train.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/// The training loss on a plane through the parameters where a training ended, and the way it came,
/// seen from above. The plane is that of a [PrincipalPlane]; off it the loss is another, so that
/// the way may seem to cross levels that it did not.
///
/// @param grid the loss at the nodes; x and y are distances from the end along the two directions
/// @param path the way, from the start to the end
/// @param firstShare part of the variance of the way along the first direction
/// @param secondShare the same of the second
/// @param rows how many training rows the loss is the mean of
/// @param text what was trained
public record LossSurface(
    Grid grid, List<Step> path, double firstShare, double secondShare, int rows, String text) {

  /// Nodes in a row of the grid, and rows.
  public static final int NODES = 41;

  /// Of more training rows so many are taken.
  public static final int MOST_ROWS = 1000;

  private static final int FEWEST_ROWS = 50;

  /// Multiply-adds of all evaluations of a large network.
  private static final double MOST_WORK = 1e12;

  private static final double HEIGHT = 460;
  private static final double MARGIN = 0.25;

  /// A way as good as straight still gets some room beside it.
  private static final double THINNEST = 0.1;

  /// The loss at the nodes of a grid.
  ///
  /// @param x distances along the first direction
  /// @param y distances along the second
  /// @param loss `[rows · columns]`
  public record Grid(double[] x, double[] y, double[] loss) {}

  /// A place on the way.
  ///
  /// @param epoch 0 for the start
  /// @param x distance from the end along the first direction
  /// @param y the same along the second
  /// @param loss there, which is not that of the plane at x and y
  public record Step(int epoch, double x, double y, double loss) {}

  public LossSurface {
    path = List.copyOf(path);
  }

  /// Trains one network and looks at the loss around its way.
  ///
  /// @param plan of a single network
  /// @param stop asked after every step of the training
  /// @throws IllegalArgumentException if there are no two directions or no way
  public static LossSurface of(Plan plan, BooleanSupplier stop) {
    int parameters = plan.architecture().parameterCount();
    if (parameters < 2) {
      throw new IllegalArgumentException(
          "the network has 1 parameter, and a surface needs two directions; give it more inputs or a bias");
    }
    var watched = new TrainingPath();
    Training.of(plan).watched(false).parameters(watched).stopWhen(stop).run();
    var places = watched.places();
    if (places.size() < 2) {
      throw new IllegalArgumentException(
          "training ended before its first epoch was over, so there is no way to show; let it go on");
    }
    var plane = PrincipalPlane.of(places.stream().map(TrainingPath.Place::parameters).toList());
    double perRow = (double) NODES * NODES * parameters;
    int most = Math.clamp((long) (MOST_WORK / perRow), FEWEST_ROWS, MOST_ROWS);
    try (var probe = new LossProbe(plan, most)) {
      var path = new ArrayList<Step>();
      for (var place : places) {
        float[] at = place.parameters();
        path.add(new Step(place.epoch(), plane.x(at), plane.y(at), probe.at(at)));
      }
      return new LossSurface(
          grid(plane, path, probe),
          path,
          plane.firstShare(),
          plane.secondShare(),
          probe.rows(),
          "%s, %s, %s of %s"
              .formatted(
                  plan.architecture().sizes(),
                  plan.settings().texts().get(Settings.OPTIMIZER.name()),
                  epochs(path.getLast().epoch()),
                  plan.table().source()));
    }
  }

  private static String epochs(int count) {
    return Numerals.count(count) + (count == 1 ? " epoch" : " epochs");
  }

  private static Grid grid(PrincipalPlane plane, List<Step> path, LossProbe probe) {
    double[] xs = path.stream().mapToDouble(Step::x).toArray();
    double[] ys = path.stream().mapToDouble(Step::y).toArray();
    double extent = Math.max(spread(xs), spread(ys));
    double[] x = around(xs, extent);
    double[] y = around(ys, extent);
    double[] loss = new double[NODES * NODES];
    float[] at = new float[plane.end().length];
    for (int row = 0; row < NODES; row++) {
      for (int column = 0; column < NODES; column++) {
        plane.place(x[column], y[row], at);
        loss[row * NODES + column] = probe.at(at);
      }
    }
    return new Grid(x, y, loss);
  }

  private static double spread(double[] values) {
    return Arrays.stream(values).max().orElse(0) - Arrays.stream(values).min().orElse(0);
  }

  private static double[] around(double[] values, double extent) {
    double least = Arrays.stream(values).min().orElse(0);
    double greatest = Arrays.stream(values).max().orElse(0);
    double margin = MARGIN * (greatest - least);
    double lacking = THINNEST * extent - (greatest - least + 2 * margin);
    margin += Math.max(0, lacking / 2);
    if (!(margin > 0)) {
      // It never moved.
      margin = 1;
    }
    return ValueGrid.places(least - margin, greatest + margin, NODES);
  }

  /// The picture.
  public String svg() {
    var values = new ValueGrid(grid.x(), grid.y(), grid.loss());
    var levels = Levels.of(values.finite(), true);
    var marks = new ArrayList<Mark>(values.marks("loss", levels));
    marks.add(new Curve("way of the training", 1, xs(path), ys(path)));
    int dots = Math.max(0, path.size() - 1);
    var between = path.subList(Math.min(1, dots), dots);
    marks.add(new Points("after an epoch", 1, 0, false, xs(between), ys(between)));
    marks.add(one("start", 5, path.getFirst()));
    marks.add(one("end", 2, path.getLast()));
    var bar = new ScaleBar("training loss", levels, HEIGHT);
    var chart =
        new Chart(
                "Loss surface",
                axis("along the first direction", firstShare, grid.x()),
                axis("along the second", secondShare, grid.y()),
                marks)
            .sized(Picture.WIDTH - bar.width(), HEIGHT);
    var picture = new Picture("Loss surface: " + text);
    picture.row(chart, bar.from(chart.plotTop()));
    said().forEach(picture::say);
    return picture.svg();
  }

  private List<String> said() {
    var said = new ArrayList<String>();
    said.add(
        "Mean loss of %s training rows on the plane through the end of the way. Its directions are the way's first two principal components, which hold %s of its variance; distances are those of the parameters."
            .formatted(Numerals.count(rows), percent(firstShare + secondShare)));
    long lost = Arrays.stream(grid.loss()).filter(loss -> !Double.isFinite(loss)).count();
    if (lost > 0) {
      said.add("At %d of %d places the loss is not finite.".formatted(lost, grid.loss().length));
    }
    return said;
  }

  private static Axis axis(String words, double share, double[] places) {
    String label = words + " (" + percent(share) + " of the variance)";
    return Axis.within(label, places[0], places[places.length - 1]);
  }

  private static String percent(double part) {
    return Numerals.format("%.1f", 100 * part) + " %";
  }

  private static Points one(String name, int style, Step step) {
    return new Points(
        name + ", loss " + Numerals.brief(step.loss()),
        style,
        Symbol.large(name.equals("start") ? 1 : 3),
        false,
        new double[] {step.x()},
        new double[] {step.y()});
  }

  private static double[] xs(List<Step> steps) {
    return steps.stream().mapToDouble(Step::x).toArray();
  }

  private static double[] ys(List<Step> steps) {
    return steps.stream().mapToDouble(Step::y).toArray();
  }
}
