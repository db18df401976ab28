package dev.hillock.bench.accuracy;

import dev.hillock.bench.Machine;
import dev.hillock.data.Table;
import dev.hillock.json.JsonObject;
import dev.hillock.json.JsonReader;
import dev.hillock.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The program: `bench/accuracy`, see [AccuracyOptions]. Prints a line per table, with our figures
/// beside those of scikit-learn and, if asked for, of other JVM libraries; and at the end, for each
/// rival, the geometric mean of the ratios of errors, and wins, ties and losses. With `--interval
/// LEVEL` also what our intervals hold of the test rows, and how wide they are.
public final class AccuracyRun {

  private static final List<String> REFERENCES = List.of("linear", "knn5", "hgb", "mlp");
  private static final List<String> RATIOS = List.of("hgb", "mlp");
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int USAGE = 2;

  private final AccuracyOptions options;
  private final List<TableTask> tasks;
  private final FormerResult former;
  private final List<Rival> rivals = new ArrayList<>();

  private AccuracyRun(AccuracyOptions options) throws IOException {
    this.options = options;
    tasks = tasks(options);
    former =
        options.ours().isPresent() ? FormerResult.read(options.ours().get()) : FormerResult.none();
    JsonObject reference =
        JsonReader.parseObject(Files.readString(options.folder().resolve("reference.json")));
    REFERENCES.forEach(name -> rivals.add(new ReferenceRival(name, reference)));
    Path root = Path.of("").toAbsolutePath();
    Path scratch = root.resolve("bench/target/accuracy");
    for (Peer peer : options.peers()) {
      rivals.add(new PeerRival(PeerProgram.of(peer, root), scratch, options.limitSeconds()));
    }
  }

  /// Runs it.
  public static void main(String[] args) {
    try {
      new AccuracyRun(AccuracyOptions.parse(args)).run();
    } catch (NoSuchFileException e) {
      fail(e.getFile() + " is not there; give a file or folder that is");
    } catch (IOException e) {
      fail("reading or writing failed with '%s'; look at --data and --ours".formatted(e));
    } catch (IllegalArgumentException e) {
      fail(String.valueOf(e.getMessage()));
    }
  }

  private static void fail(String why) {
    System.err.println("bench/accuracy: " + why);
    System.exit(USAGE);
  }

  private static List<TableTask> tasks(AccuracyOptions options) throws IOException {
    var all = TableTask.all(options.folder().resolve("tables/schema.tsv"));
    var names = all.stream().map(TableTask::name).toList();
    for (String name : options.only()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "table '%s' found, expected one of %s; --only".formatted(name, names));
      }
    }
    return all.stream()
        .filter(task -> options.only().isEmpty() || options.only().contains(task.name()))
        .toList();
  }

  private void run() throws IOException {
    var names =
        tasks.stream()
            .flatMap(task ->
                IntStream.range(0, task.targets().size())
                    .mapToObj(target -> AccuracyTable.name(task, target)))
            .toList();
    var lines = new AccuracyTable(names, rivals.stream().map(Rival::name).toList(), RATIOS);
    System.out.println(lines.heading());
    if (hasIntervals()) {
      System.out.println("and behind each: coverage of the test rows by intervals, mean width");
    }
    for (TableTask task : tasks) {
      measure(task, lines);
    }
    lines.footer().forEach(System.out::println);
    explain(lines);
  }

  private void measure(TableTask task, AccuracyTable lines) {
    Table table = task.read(options.folder().resolve("tables"));
    Ours ours = former.ours(task).orElseGet(() -> train(task, table));
    var outcomes = rivals.stream().map(rival -> rival.on(task, table)).toList();
    var printed = lines.lines(task, TestSet.of(task, table), ours, outcomes);
    System.out.println(printed.getFirst() + ours.intervals());
    printed.stream().skip(1).forEach(System.out::println);
  }

  private Ours train(TableTask task, Table table) {
    var accuracy = new Accuracy(task, table, options.settings());
    long start = System.nanoTime();
    accuracy.run();
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    String intervals =
        hasIntervals()
            ? String.format(Locale.ROOT, " %7.3f %9.4f", accuracy.coverage(), accuracy.width())
            : "";
    return new Ours(accuracy.figures(), accuracy.calibrationError(), seconds, intervals);
  }

  private boolean hasIntervals() {
    return options.settings().get(Settings.INTERVAL) > 0;
  }

  private void explain(AccuracyTable lines) throws IOException {
    System.out.println();
    System.out.println(
        """
        error ratio: geometric mean over the tables of our error over the rival's; under 1 we are better
        a tie: a ratio within one standard error of 1, as if the two errors were independent\
        """);
    for (Peer peer : options.peers()) {
      var program = PeerProgram.of(peer, Path.of("").toAbsolutePath());
      System.out.printf("%-11s %s, %s%n", peer.name(), program.version(), peer.about());
    }
    lines.failures().forEach(System.out::println);
    Machine.lines().forEach(System.out::println);
  }
}
