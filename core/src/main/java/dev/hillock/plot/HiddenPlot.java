package dev.hillock.plot;

import dev.hillock.data.Table;
import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Matrix;
import dev.hillock.model.Member;
import dev.hillock.model.Model;
import dev.hillock.nn.Dense;
import dev.hillock.nn.ForwardPass;
import dev.hillock.nn.Workspace;
import dev.hillock.plot.Picture.Headed;
import dev.hillock.report.Axis;
import dev.hillock.report.Chart;
import dev.hillock.report.Mark.Bars;
import dev.hillock.report.Numerals;
import dev.hillock.train.LayerActivity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Histograms of what the neurons of each hidden layer say over the rows of a table, with the part
/// of them that is dead or saturated. Of an ensemble the first member is shown.
///
/// @param rows how many rows went through
/// @param layers from the first hidden layer to the last
/// @param members how many the model has
public record HiddenPlot(int rows, List<Layer> layers, int members) {

  /// Of more rows so many are taken, evenly.
  public static final int MOST_ROWS = 10_000;

  /// Outputs of neurons that are held at a time: 96 MB.
  private static final int MOST_CELLS = 24_000_000;

  private static final int BARS = 40;

  /// A hidden layer.
  ///
  /// @param name what people call it
  /// @param neurons how many it has
  /// @param activation of them
  /// @param zeros part of all outputs that are 0 to the bit
  /// @param activity which part is dead or saturated
  /// @param edges of the bars, one more than there are
  /// @param shares part of all outputs in each; those that are 0 of a layer of ReLUs left out
  public record Layer(
      String name,
      int neurons,
      Activation activation,
      double zeros,
      LayerActivity activity,
      double[] edges,
      double[] shares) {

    /// A sentence about it.
    public String text() {
      var text = new StringBuilder();
      text.append("%s: %s neurons, %s".formatted(name, Numerals.count(neurons), activation.text()));
      if (leavesZerosOut(activation)) {
        text.append("; %s of the outputs are 0".formatted(percent(zeros)));
        text.append("; %s of the neurons are dead".formatted(percent(activity.dead())));
      }
      if (canSaturate(activation)) {
        text.append("; %s of the outputs are saturated".formatted(percent(activity.saturated())));
      }
      return text.toString();
    }
  }

  public HiddenPlot {
    layers = List.copyOf(layers);
  }

  /// Looks at a model on the rows of a table.
  ///
  /// @throws IllegalArgumentException if it has no hidden layer or the table no row
  /// @throws dev.hillock.data.DataException if the table does not fit the model
  public static HiddenPlot of(Model model, Table table) {
    var member = model.members().getFirst();
    var architecture = member.architecture();
    if (!architecture.hasHiddenLayer()) {
      throw new IllegalArgumentException(
          "the model has no hidden layer, so there is nothing to look into; give one with hidden layers");
    }
    if (table.rows() == 0) {
      throw new IllegalArgumentException("%s has no row; give some".formatted(table.source()));
    }
    int width = architecture.layers().stream().mapToInt(Dense::outputs).sum();
    int most = MOST_CELLS / (2 * width * architecture.submodels()) + 1;
    int count = Math.min(table.rows(), Math.min(MOST_ROWS, most));
    int[] rows =
        IntStream.range(0, count).map(i -> (int) ((long) i * table.rows() / count)).toArray();
    return new HiddenPlot(count, layers(member, table, rows), model.members().size());
  }

  private static List<Layer> layers(Member member, Table table, int[] rows) {
    var architecture = member.architecture();
    Matrix x = member.preparation().apply(table, rows).x();
    var workspace = new Workspace(architecture, rows.length);
    System.arraycopy(
        x.data(), x.at(0), workspace.inputs().data(), workspace.inputs().at(0), x.at(x.rows()));
    try (var compute = Compute.with(1)) {
      new ForwardPass(architecture, member.parameters(), workspace, compute).run(rows.length);
    }
    var layers = new ArrayList<Layer>();
    for (int i = 0; i < architecture.layers().size() - 1; i++) {
      layers.add(
          layer(
              architecture.nameOf(i),
              architecture.layers().get(i),
              workspace.outputs(i),
              rows.length * architecture.submodels()));
    }
    return layers;
  }

  private static Layer layer(String name, Dense layer, Matrix outputs, int rows) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    long zeros = 0;
    for (int at = outputs.at(0); at < outputs.at(rows); at++) {
      float y = outputs.data()[at];
      least = Math.min(least, y);
      greatest = Math.max(greatest, y);
      zeros += y == 0 ? 1 : 0;
    }
    var axis = Axis.around("", least, greatest);
    double[] edges = ValueGrid.places(axis.from(), axis.to(), BARS + 1);
    long all = (long) rows * outputs.columns();
    return new Layer(
        name,
        layer.outputs(),
        layer.activation(),
        (double) zeros / all,
        LayerActivity.of(layer, outputs, rows),
        edges,
        shares(outputs, rows, edges, leavesZerosOut(layer.activation())));
  }

  private static double[] shares(Matrix outputs, int rows, double[] edges, boolean withoutZeros) {
    long[] counts = new long[BARS];
    double from = edges[0];
    double scale = BARS / (edges[BARS] - from);
    for (int at = outputs.at(0); at < outputs.at(rows); at++) {
      float y = outputs.data()[at];
      if (y != 0 || !withoutZeros) {
        counts[Math.clamp((int) ((y - from) * scale), 0, BARS - 1)]++;
      }
    }
    double all = (double) rows * outputs.columns();
    double[] shares = new double[BARS];
    for (int i = 0; i < BARS; i++) {
      shares[i] = counts[i] / all;
    }
    return shares;
  }

  /// ReLUs say 0 so often that nothing else would be seen.
  private static boolean leavesZerosOut(Activation activation) {
    return activation == Activation.RELU;
  }

  private static boolean canSaturate(Activation activation) {
    return activation == Activation.SIGMOID
        || activation == Activation.TANH
        || activation == Activation.HARD_SIGMOID;
  }

  private static String percent(double part) {
    return Numerals.format("%.1f", 100 * part) + " %";
  }

  /// The picture.
  ///
  /// @param source of the rows
  public String svg(String source) {
    var picture =
        new Picture(
            "Outputs of the hidden neurons over %s %s of %s"
                .formatted(Numerals.count(rows), rows == 1 ? "row" : "rows", source));
    for (Layer layer : layers) {
      picture.row(List.of(new Headed(layer.text(), chart(layer))));
    }
    if (layers.stream().anyMatch(layer -> leavesZerosOut(layer.activation()))) {
      picture.say(
          "Outputs of ReLUs that are 0 are counted and not drawn. A dead neuron is 0 in every row.");
    }
    if (members > 1) {
      picture.say("The first of %d members is shown.".formatted(members));
    }
    return picture.svg();
  }

  private static Chart chart(Layer layer) {
    var tips = new ArrayList<String>();
    for (int i = 0; i < BARS; i++) {
      tips.add(
          "%s to %s: %s"
              .formatted(
                  Numerals.significant(layer.edges()[i]),
                  Numerals.significant(layer.edges()[i + 1]),
                  percent(layer.shares()[i])));
    }
    double top = 0;
    for (double share : layer.shares()) {
      top = Math.max(top, share);
    }
    return new Chart(
            layer.name(),
            Axis.within("output y", layer.edges()[0], layer.edges()[BARS]),
            Axis.around("share of outputs", 0, top),
            List.of(new Bars(layer.edges(), layer.shares(), tips)))
        .sized(Picture.WIDTH, 150);
  }
}
