package dev.hillock.plot;

import dev.hillock.data.Column;
import dev.hillock.data.Nearest;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictions;
import dev.hillock.infer.Predictor;
import dev.hillock.model.Model;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.PixelTransform;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.TargetChoice;
import dev.hillock.report.Axis;
import dev.hillock.report.Chart;
import dev.hillock.report.Lettering;
import dev.hillock.report.Mark;
import dev.hillock.report.Mark.Points;
import dev.hillock.report.Mark.Region;
import dev.hillock.report.Mark.Words;
import dev.hillock.report.Numerals;
import dev.hillock.report.Symbol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;

/// What a model predicts over two columns of numbers while all others are held, and the rows of a
/// table upon it. Classes are regions; a number is shades of levels. Of an ensemble all members
/// predict together.
public final class BoundaryPlot {

  /// Of more rows so many are drawn, evenly taken.
  public static final int MOST_DOTS = 1000;

  private static final int COLUMNS = 121;
  private static final int ROWS = 97;
  private static final double MARGIN = 0.05;
  private static final double PLOT_HEIGHT = 440;
  private static final int MOST_NAMES = 24;
  private static final int ROWS_STYLE = 5;
  private static final int LONGEST_LABEL = 20;
  private static final int WIDE_ENOUGH = 14;
  private static final int MOST_HELD = 12;

  private final Model model;
  private final Table table;
  private final Request request;
  private final HeldTable held;
  private final double[] x;
  private final double[] y;
  private final int target;
  private final int[] rows;
  private final int rowsInAll;

  /// What is to be drawn.
  ///
  /// @param across column along the horizontal axis
  /// @param up column along the upright axis
  /// @param row whose cells the other columns have, from 1; 0 for medians and commonest levels
  /// @param target which of several targets; empty for the first
  public record Request(String across, String up, int row, String target) {}

  /// A picture of a model.
  ///
  /// @param table has its columns and targets
  /// @throws IllegalArgumentException if the request does not fit the model or the table
  /// @throws dev.hillock.data.DataException if the table does not fit the model
  public BoundaryPlot(Model model, Table table, Request request) {
    this.model = model;
    this.table = table;
    this.request = request;
    var names = names();
    double[] across = column(names, request.across());
    double[] up = column(names, request.up());
    if (request.across().equals(request.up())) {
      throw new IllegalArgumentException(
          "column '%s' is named twice; a boundary needs two columns".formatted(request.up()));
    }
    if (request.row() < 0 || request.row() > table.rows()) {
      throw new IllegalArgumentException(
          "there is no row %d: %s has rows 1 to %d"
              .formatted(request.row(), table.source(), table.rows()));
    }
    target = target();
    held = new HeldTable(table, names, request.across(), request.up(), request.row() - 1);
    x = places(request.across(), across, COLUMNS);
    y = places(request.up(), up, ROWS);
    int[] usable =
        Arrays.stream(TargetChoice.usableRows(table, model.preparation().target().columns()))
            .filter(row -> !Double.isNaN(across[row]) && !Double.isNaN(up[row]))
            .toArray();
    rowsInAll = usable.length;
    int count = Math.min(MOST_DOTS, usable.length);
    rows =
        IntStream.range(0, count)
            .map(i -> usable[(int) ((long) i * usable.length / count)])
            .toArray();
  }

  /// The columns that some member reads.
  private List<String> names() {
    var names = new LinkedHashSet<String>();
    for (var member : model.members()) {
      if (member.preparation().inputs().stream().anyMatch(PixelTransform.class::isInstance)) {
        throw new IllegalArgumentException(
            "the model reads images, which have no two columns to draw a boundary over; give a model of a table");
      }
      names.addAll(member.preparation().inputColumns());
    }
    model.members().forEach(member -> member.preparation().requireColumns(table));
    return List.copyOf(names);
  }

  private double[] column(List<String> names, String name) {
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          "column '%s' is not one that the model reads; %s"
              .formatted(name, Nearest.hint(name, names)));
    }
    Column column = table.column(name);
    if (column instanceof NumericColumn numbers) {
      return numbers.values();
    }
    var numeric =
        names.stream().filter(other -> table.column(other) instanceof NumericColumn).toList();
    throw new IllegalArgumentException(
        "column '%s' holds categories for the model; a boundary needs columns of numbers, there are '%s'"
            .formatted(name, String.join("', '", numeric)));
  }

  private double[] places(String name, double[] values, int count) {
    double least = Arrays.stream(values).filter(v -> !Double.isNaN(v)).min().orElse(Double.NaN);
    double greatest = Arrays.stream(values).filter(v -> !Double.isNaN(v)).max().orElse(Double.NaN);
    double spread = greatest - least;
    if (!(spread > 0) || !Double.isFinite(spread)) {
      throw new IllegalArgumentException(
          "column '%s' %s in %s; a boundary needs columns that vary"
              .formatted(
                  name,
                  Double.isNaN(least)
                      ? "is missing in every row"
                      : "is nothing but " + NumericColumn.textOf(least),
                  table.source()));
    }
    double from = least - MARGIN * spread;
    // What is never negative, ages say, is not asked for below 0.
    return ValueGrid.places(
        least > 0 ? Math.max(0, from) : from, greatest + MARGIN * spread, count);
  }

  private int target() {
    var coding = model.preparation().target();
    if (request.target().isEmpty()) {
      // Of quantiles the one in the middle stands for all.
      return coding instanceof QuantileTarget ? coding.outputs() / 2 : 0;
    }
    int index = coding.columns().indexOf(request.target());
    if (index < 0) {
      throw new IllegalArgumentException(
          "the model does not predict '%s'; %s"
              .formatted(request.target(), Nearest.hint(request.target(), coding.columns())));
    }
    return coding instanceof QuantileTarget ? coding.outputs() / 2 : index;
  }

  /// How many rows are drawn.
  public int dots() {
    return rows.length;
  }

  /// What the other columns are held at.
  public List<String> held() {
    return held.words();
  }

  /// The first of them in a line; empty if there is none.
  public String heldText() {
    var words = held.words();
    if (words.isEmpty()) {
      return "";
    }
    int more = words.size() - MOST_HELD;
    return (request.row() > 0 ? "held as in row %d: ".formatted(request.row()) : "held: ")
        + String.join(", ", words.subList(0, Math.min(MOST_HELD, words.size())))
        + (more > 0 ? " and %d more".formatted(more) : "");
  }

  /// The name of the target.
  public String targetName() {
    var columns = model.preparation().target().columns();
    return columns.get(Math.min(target, columns.size() - 1));
  }

  /// The picture.
  public String svg() {
    try (var predictor = new Predictor(model)) {
      var picture =
          new Picture(
              "Predicted %s over %s and %s"
                  .formatted(targetName(), request.across(), request.up()));
      switch (model.preparation().target()) {
        case ClassTarget classes -> drawClasses(picture, predictor, classes.labels());
        case LabelsTarget labels ->
            drawClasses(picture, predictor, labels.targets().get(target).labels());
        case NumberTarget _, CountTarget _, QuantileTarget _ -> drawNumbers(picture, predictor);
      }
      said().forEach(picture::say);
      return picture.svg();
    }
  }

  private List<String> said() {
    var said = new ArrayList<String>();
    if (rowsInAll > rows.length) {
      said.add(
          "%s of %s rows are drawn."
              .formatted(Numerals.count(rows.length), Numerals.count(rowsInAll)));
    }
    if (!held.words().isEmpty()) {
      String text = heldText();
      said.add("H" + text.substring(1) + ". The rows themselves have other values there.");
    }
    return said;
  }

  private void drawClasses(Picture picture, Predictor predictor, List<String> labels) {
    var grid = grid(predictor);
    var marks = new ArrayList<Mark>();
    for (int kind = 0; kind < labels.size(); kind++) {
      marks.add(new Region("predicted: " + labels.get(kind), kind, grid.rings(kind)));
    }
    boolean misses = addDots(marks, predictor, labels);
    for (int kind = 0; kind < labels.size(); kind++) {
      double[] middle = grid.middle(kind, WIDE_ENOUGH);
      if (middle.length > 0) {
        String label = Lettering.shortened(labels.get(kind), LONGEST_LABEL);
        marks.add(new Words(middle[0], middle[1], label));
      }
    }
    picture.row(chart(marks, Picture.WIDTH));
    picture.say(
        "Regions: the class that is predicted; signs: the class of a row"
            + (misses ? ", hollow where the model predicts another of the whole row." : "."));
    if (labels.size() > MOST_NAMES) {
      picture.say(
          "%d more classes are drawn without their names.".formatted(labels.size() - MOST_NAMES));
    }
  }

  /// The class at each node.
  ClassGrid grid(Predictor predictor) {
    return new ClassGrid(x, y, (xs, ys) -> classes(predictor.predict(held.rows(xs, ys))));
  }

  private int[] classes(Predictions predictions) {
    return IntStream.range(0, predictions.rows())
        .map(row ->
            predictions.target() instanceof LabelsTarget
                ? predictions.classOf(row, target)
                : predictions.classOf(row))
        .toArray();
  }

  /// Adds the rows, by class; says whether one is predicted to be of another.
  private boolean addDots(List<Mark> marks, Predictor predictor, List<String> labels) {
    if (rows.length == 0) {
      return false;
    }
    Column actual = table.column(targetName());
    int[] predicted = classes(predictor.predict(table, rows));
    boolean misses = false;
    for (int kind = 0; kind < labels.size(); kind++) {
      var right = new ArrayList<Integer>();
      var wrong = new ArrayList<Integer>();
      for (int i = 0; i < rows.length; i++) {
        if (actual.text(rows[i]).equals(labels.get(kind))) {
          (predicted[i] == kind ? right : wrong).add(rows[i]);
        }
      }
      misses |= !wrong.isEmpty();
      marks.add(points(kind < MOST_NAMES ? labels.get(kind) : "", kind, false, right));
      marks.add(points("", kind, true, wrong));
    }
    return misses;
  }

  private Points points(String name, int kind, boolean hollow, List<Integer> which) {
    double[] across = ((NumericColumn) table.column(request.across())).values();
    double[] up = ((NumericColumn) table.column(request.up())).values();
    return new Points(
        name,
        kind,
        Symbol.of(kind),
        hollow,
        which.stream().mapToDouble(row -> across[row]).toArray(),
        which.stream().mapToDouble(row -> up[row]).toArray());
  }

  private void drawNumbers(Picture picture, Predictor predictor) {
    double[] xs = new double[x.length * y.length];
    double[] ys = new double[xs.length];
    for (int node = 0; node < xs.length; node++) {
      xs[node] = x[node % x.length];
      ys[node] = y[node / x.length];
    }
    var predictions = predictor.predict(held.rows(xs, ys));
    double[] values =
        IntStream.range(0, xs.length).mapToDouble(i -> predictions.value(i, target)).toArray();
    var grid = new ValueGrid(x, y, values);
    var levels = Levels.of(grid.finite(), false);
    var marks = new ArrayList<Mark>(grid.marks(targetName(), levels));

    var all = points("", 0, false, Arrays.stream(rows).boxed().toList());
    String name = "rows of " + table.source();
    marks.add(new Points(name, ROWS_STYLE, 0, false, all.x(), all.y()));
    var bar = new ScaleBar(targetName(), levels, PLOT_HEIGHT);
    var chart = chart(marks, Picture.WIDTH - bar.width());
    picture.row(chart, bar.from(chart.plotTop()));
    if (levels.values().length == 0) {
      picture.say("The prediction is %s everywhere.".formatted(Numerals.significant(values[0])));
    }
  }

  private Chart chart(List<Mark> marks, double width) {
    return new Chart(
            "Boundary",
            Axis.within(request.across(), x[0], x[x.length - 1]),
            Axis.within(request.up(), y[0], y[y.length - 1]),
            marks)
        .sized(width, PLOT_HEIGHT);
  }
}
