package dev.hillock.bench;

import dev.hillock.bench.Work.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The works: the sizes of everything, who takes part, and the data they read.
final class Works {

  static final List<String> NAMES =
      List.of(
          "product",
          "skinny",
          "train-small",
          "train-medium",
          "train-large",
          "train-wide",
          "xor",
          "search",
          "overhead",
          "gradient",
          "predict",
          "csv",
          "start");

  private static final List<String> NETWORKS =
      List.of("30,64,32,1", "784,128,10", "784,512,512,10");
  private static final int SEARCH_ROWS = 1000;
  private static final int OVERHEAD_ROWS = 60_000;
  private static final int CSV_ROWS = 200_000;
  private static final int CSV_COLUMNS = 20;

  private final CompareOptions options;
  private final String threads = String.valueOf(Runtime.getRuntime().availableProcessors());

  Works(CompareOptions options) {
    this.options = options;
  }

  /// The work of this name; writes the data it needs.
  Work named(String name) throws IOException {
    return switch (name) {
      case "product" -> product();
      case "skinny" -> skinny();
      case "xor" -> xor();
      case "search" -> search();
      case "overhead" -> overhead();
      case "gradient" -> gradient();
      case "predict" -> predict();
      case "csv" -> csv();
      case "start" -> start();
      default -> new TrainWorks(options, threads).named(name);
    };
  }

  private Work product() {
    String seconds = options.quick() ? "0.3" : "1";
    var openBlas = new ArrayList<>(List.of("product", "1024", seconds));
    openBlas.addAll(oneAndAll());
    return new Work(
        "product",
        List.of(
            hillock(
                "product", "--size", "1024", "--sample", seconds, "--threads", join(oneAndAll())),
            new Task(Programs.OPENBLAS, openBlas)),
        List.of("product: C = A B, 1024 x 1024 x 1024, float32"));
  }

  private Work skinny() {
    String m = options.quick() ? "1,5,64" : "1,2,3,4,5,8,10,16,24,32,48,64";
    String nAndK = options.quick() ? "10,128,784" : "8,10,32,64,128,512,784";
    String seconds = options.quick() ? "0.0005" : "0.002";
    return new Work(
        "skinny",
        List.of(
            hillock(
                "skinny",
                "--m",
                m,
                "--n",
                nAndK,
                "--k",
                nAndK,
                "--sample",
                seconds,
                "--warm-up",
                options.quick() ? "2" : "6"),
            new Task(Programs.OPENBLAS, List.of("skinny", m, nAndK, nAndK, seconds))),
        List.of("skinny: m x n x k is C [m, n] = A [m, k] B [k, n], one thread"));
  }

  private Work xor() {
    String epochs = options.quick() ? "20000" : "300000";
    var timed = timed("xor", "--threads", "1");
    return new Work(
        "xor",
        List.of(
            hillock("xor", "--epochs", epochs),
            new Task(Programs.FANN, List.of(epochs)),
            new Task(Programs.ENCOG, timed),
            new Task(Programs.PYTORCH, timed),
            new Task(Programs.DL4J, timed)),
        List.of("xor: 2-4-1, sigmoids, an epoch is one step with all 4 rows"));
  }

  private Work search() throws IOException {
    String iris = Path.of("data", "iris.csv").toAbsolutePath().toString();
    var arguments =
        List.of(
            "search",
            "--iris",
            iris,
            "--data",
            MnistFiles.folder(options, SEARCH_ROWS).toString(),
            "--epochs",
            options.quick() ? "200" : "3000",
            "--sample",
            options.quick() ? "0.3" : "1",
            "--threads",
            threads);
    return new Work(
        "search",
        List.of(new Task(Programs.HILLOCK, arguments), new Task(Programs.ENCOG, arguments)),
        List.of(
            "search: an evaluation of all rows with what the method does itself, population 64, one"
                + " thread; population: 256 networks 784-32-10 over 1000 images, all threads"));
  }

  private Work overhead() throws IOException {
    return new Work(
        "overhead",
        List.of(
            hillock(
                "overhead",
                "--data",
                MnistFiles.folder(options, options.quick() ? 2000 : OVERHEAD_ROWS).toString(),
                "--sizes",
                "784,128,10",
                "--batch",
                "64",
                "--epochs",
                options.quick() ? "2" : "20",
                "--turns",
                options.quick() ? "2" : "7",
                "--threads",
                threads)),
        List.of(
            "overhead: 784-128-10, batches of 64, 20 epochs of %d rows; percent of the time of a"
                    .formatted(OVERHEAD_ROWS)
                + " training without"));
  }

  private Work gradient() {
    var timed = timed("gradient", "--threads", "1");
    return new Work(
        "gradient",
        List.of(new Task(Programs.HILLOCK, timed), new Task(Programs.PYTORCH, timed)),
        List.of("gradient: loss and gradient of 24-8-2 over 200 rows, one thread"));
  }

  private Work predict() throws IOException {
    Path folder = Files.createDirectories(options.scratch().resolve("predict"));
    var tasks = new ArrayList<Task>();
    for (String sizes : NETWORKS) {
      var arguments =
          timed(
              "predict",
              "--sizes",
              sizes,
              "--batch",
              "1024",
              "--threads",
              join(oneAndAll()),
              "--folder",
              folder.toString());
      tasks.add(new Task(Programs.HILLOCK, arguments));
      tasks.add(new Task(Programs.ONNX_RUNTIME, arguments));
    }
    return new Work(
        "predict",
        tasks,
        List.of(
            "predict: batches of 1024; with several threads the better of two ways for each:"
                + " threads within a prediction, or several callers"));
  }

  private Work csv() throws IOException {
    int rows = options.quick() ? CSV_ROWS / 20 : CSV_ROWS;
    Path file = options.scratch().resolve("numbers-%d.csv".formatted(rows));
    if (!Files.exists(file)) {
      Files.createDirectories(options.scratch());
      CsvMaker.write(file, rows, CSV_COLUMNS);
    }
    var arguments = List.of("csv", "--file", file.toString(), "--reads", "12");
    return new Work(
        "csv",
        List.of(new Task(Programs.HILLOCK, arguments), new Task(Programs.FASTCSV, arguments)),
        List.of(
            "csv: %d rows, %d columns, %.1f MB"
                .formatted(rows, CSV_COLUMNS, Files.size(file) / 1e6)));
  }

  private Work start() {
    return new Work(
        "start",
        List.of(
            hillock(
                "start",
                "--root",
                options.root().toString(),
                "--folder",
                options.scratch().toString(),
                "--runs",
                options.quick() ? "3" : "11")),
        List.of("start: ./hillock as a whole process"));
  }

  /// How a program prepares the files of work `predict`.
  List<Task> predictFiles() {
    return NETWORKS.stream()
        .map(sizes ->
            hillock(
                "predict-files",
                "--sizes",
                sizes,
                "--batch",
                "1024",
                "--folder",
                options.scratch().resolve("predict").toString()))
        .toList();
  }

  private List<String> timed(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of(
            "--warm-up",
            options.quick() ? "1" : "3",
            "--sample",
            options.quick() ? "0.05" : "0.2"));
    return all;
  }

  private List<String> oneAndAll() {
    return threads.equals("1") ? List.of("1") : List.of("1", threads);
  }

  private static String join(List<String> words) {
    return String.join(",", words);
  }

  private static Task hillock(String... arguments) {
    return new Task(Programs.HILLOCK, List.of(arguments));
  }
}
