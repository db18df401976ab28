package dev.hillock.bench;

import dev.hillock.bench.Work.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/// The works `train-...`: MNIST, ReLU, softmax cross-entropy, gradient descent with momentum 0.9,
/// learning rate 0.05.
final class TrainWorks {

  private static final int QUICK_DIVISOR = 20;
  private static final int LEAST_ROWS = 500;
  private static final String ONE_THREAD = "1-thread";

  private final CompareOptions options;
  private final String threads;

  TrainWorks(CompareOptions options, String threads) {
    this.options = options;
    this.threads = threads;
  }

  /// A network and its training.
  ///
  /// @param sizes of the layers
  /// @param batch rows of a mini-batch
  /// @param rows of an epoch
  /// @param epochs at most
  /// @param slow who takes fewer rows, and how many: about ten seconds an epoch at most
  private record Network(
      String sizes, int batch, int rows, int epochs, Map<String, Integer> slow) {}

  private static Network network(String work) {
    return switch (work) {
      case "train-small" ->
          new Network(
              "784,32,10", 32, 60_000, 8, Map.of(Programs.DL4J, 20_000, Programs.WEKA, 20_000));
      case "train-medium" ->
          new Network(
              "784,128,10",
              64,
              60_000,
              6,
              Map.of(Programs.DL4J, 20_000, Programs.ENCOG, 20_000, Programs.WEKA, 5000));
      case "train-large" ->
          new Network(
              "784,512,512,10",
              128,
              60_000,
              4,
              Map.of(
                  Programs.DL4J,
                  20_000,
                  Programs.ENCOG,
                  2000,
                  Programs.SMILE,
                  5000,
                  Programs.WEKA,
                  500));
      case "train-wide" ->
          new Network("784,1024,1024,1024,10", 256, 20_000, 3, Map.of(Programs.DL4J, 10_000));
      default -> throw new IllegalArgumentException("there is no work '%s'".formatted(work));
    };
  }

  private static List<String> programs(String work) {
    var fast = List.of(Programs.HILLOCK, Programs.SCIKIT_LEARN, Programs.PYTORCH, Programs.DL4J);
    if (work.equals("train-wide")) {
      return fast;
    }
    var all = new ArrayList<>(fast);
    all.addAll(List.of(Programs.ENCOG, Programs.SMILE, Programs.WEKA));
    return all;
  }

  Work named(String work) throws IOException {
    Network network = network(work);
    var rowsOf = new LinkedHashMap<String, Integer>();
    for (String program : programs(work)) {
      rowsOf.put(program, rows(network.slow.getOrDefault(program, network.rows)));
    }
    var tasks = new ArrayList<Task>();
    for (Entry<String, Integer> entry : rowsOf.entrySet()) {
      tasks.add(task(work, network, entry.getKey(), entry.getValue(), "speed"));
    }
    if (work.equals("train-large") || work.equals("train-wide")) {
      tasks.add(1, task(work, network, Programs.HILLOCK, rows(network.rows), ONE_THREAD));
    }
    return new Work(work, tasks, List.of(note(work, network, rowsOf)));
  }

  private String note(String work, Network network, Map<String, Integer> rowsOf) {
    int rows = rows(network.rows);
    var text =
        new StringBuilder(
            "%s: %s, batches of %d, the first %d rows, at most %d epochs"
                .formatted(
                    work, network.sizes.replace(',', '-'), network.batch, rows, epochs(network)));
    rowsOf.forEach((program, own) -> {
      if (own != rows) {
        text.append("; ").append(program).append(" the first ").append(own);
      }
    });
    if (work.equals("train-wide")) {
      text.append("; without Encog, Smile and Weka, whose epochs take minutes");
    }
    return text.toString();
  }

  private Task task(String work, Network network, String program, int rows, String figure)
      throws IOException {
    Path folder = MnistFiles.folder(options, rows);
    return new Task(
        program,
        List.of(
            work,
            "--data",
            folder.toString(),
            "--sizes",
            network.sizes,
            "--batch",
            String.valueOf(network.batch),
            "--epochs",
            String.valueOf(epochs(network)),
            "--seconds",
            options.quick() ? "3" : "20",
            "--threads",
            figure.equals(ONE_THREAD) ? "1" : threads,
            "--figure",
            figure));
  }

  private int rows(int rows) {
    return options.quick() ? Math.min(rows, Math.max(LEAST_ROWS, rows / QUICK_DIVISOR)) : rows;
  }

  private int epochs(Network network) {
    return options.quick() ? 2 : network.epochs;
  }
}
