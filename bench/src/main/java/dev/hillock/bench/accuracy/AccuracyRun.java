package dev.hillock.bench.accuracy;

import dev.hillock.json.JsonObject;
import dev.hillock.json.JsonReader;
import dev.hillock.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The program: `bench/accuracy FOLDER [--only NAME,...] [--SETTING VALUE ...]`. Prints a line per
/// table and the geometric means of the ratios of errors to those of gradient boosting (`hgb`) and
/// of scikit-learn's network (`mlp`). With `--interval LEVEL` also what its intervals hold of the
/// test rows, and how wide they are.
public final class AccuracyRun {

  private static final List<String> PEERS = List.of("linear", "knn5", "hgb", "mlp");
  private static final double NANOS_PER_SECOND = 1e9;

  private final Path folder;
  private final JsonObject reference;
  private Settings settings = Settings.defaults();
  private List<String> only = List.of();

  private AccuracyRun(Path folder) throws IOException {
    this.folder = folder;
    reference = JsonReader.parseObject(Files.readString(folder.resolve("reference.json")));
  }

  /// Runs it.
  public static void main(String[] args) throws IOException {
    var run = new AccuracyRun(Path.of(args[0]));
    for (int i = 1; i + 1 < args.length; i += 2) {
      String name = args[i].substring(2);
      if (name.equals("only")) {
        run.only = List.of(args[i + 1].split(","));
      } else {
        run.settings = run.settings.with(name, args[i + 1]);
      }
    }
    run.run();
  }

  private void run() throws IOException {
    System.out.printf(
        "%-20s %7s %8s %8s %8s %8s %8s  %6s %6s %6s %8s%n",
        "table", "test", "Hillock", "linear", "knn5", "hgb", "mlp", "/hgb", "/mlp", "ECE",
        "seconds");
    if (settings.get(Settings.INTERVAL) > 0) {
      System.out.println("and behind each: coverage of the test rows by intervals, mean width");
    }
    var toBoosting = new ArrayList<Double>();
    var toNetwork = new ArrayList<Double>();
    Path tables = folder.resolve("tables");
    for (TableTask task : TableTask.all(tables.resolve("schema.tsv"))) {
      if (only.isEmpty() || only.contains(task.name())) {
        measure(task, tables, toBoosting, toNetwork);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "geometric mean of error ratios over %d tables: to hgb %.3f, to mlp %.3f%n",
        toBoosting.size(),
        geometricMean(toBoosting),
        geometricMean(toNetwork));
  }

  private void measure(
      TableTask task, Path tables, List<Double> toBoosting, List<Double> toNetwork) {
    var accuracy = new Accuracy(task, task.read(tables), settings);
    long start = System.nanoTime();
    accuracy.run();
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    List<Double> ours = accuracy.figures();
    double boosting = ratio(task, ours, accuracy.testRows(), "hgb");
    double network = ratio(task, ours, accuracy.testRows(), "mlp");
    toBoosting.add(boosting);
    toNetwork.add(network);
    var line = new StringBuilder();
    line.append("%-20s %7d %8.4f".formatted(task.name(), accuracy.testRows(), ours.getFirst()));
    for (String peer : PEERS) {
      line.append(" %8.4f".formatted(figure(task, peer, 0)));
    }
    line.append("  %6.3f %6.3f %6.3f".formatted(boosting, network, accuracy.calibrationError()));
    line.append(" %8.1f".formatted(seconds));
    if (settings.get(Settings.INTERVAL) > 0) {
      line.append(" %7.3f %9.4f".formatted(accuracy.coverage(), accuracy.width()));
    }
    System.out.println(line);
  }

  /// Our error over a peer's: for classes 1 − accuracy, with half a row added to both; for several
  /// numbers the geometric mean over them.
  private double ratio(TableTask task, List<Double> ours, int rows, String peer) {
    double product = 1;
    for (int t = 0; t < ours.size(); t++) {
      double theirs = figure(task, peer, t);
      double half = 0.5 / rows;
      product *=
          task.classes() ? (1 - ours.get(t) + half) / (1 - theirs + half) : ours.get(t) / theirs;
    }
    return Math.pow(product, 1.0 / ours.size());
  }

  private double figure(TableTask task, String peer, int target) {
    var figures = reference.object(task.name()).array(peer);
    if (task.classes() && task.isBalanced()) {
      return Double.parseDouble(figures.text(1).substring("bal ".length()));
    }
    return figures.number(target);
  }

  private static double geometricMean(List<Double> ratios) {
    double sum = 0;
    for (double ratio : ratios) {
      sum += Math.log(ratio);
    }
    return Math.exp(sum / ratios.size());
  }
}
