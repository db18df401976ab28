package dev.hillock.bench.hillock;

import dev.hillock.bench.measure.Arguments;
import dev.hillock.bench.measure.Output;
import dev.hillock.bench.measure.Statistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Work `start`: milliseconds of `./hillock` as a whole process, the median of the runs.
final class CommandStart {

  private final Path root;
  private final int runs;

  private CommandStart(Path root, int runs) {
    this.root = root;
    this.runs = runs;
  }

  static void run(Arguments options) throws IOException {
    Path root = Path.of(options.text("--root"));
    Path folder = Files.createDirectories(Path.of(options.text("--folder")));
    Path model = folder.resolve("iris.safetensors");
    Path row = folder.resolve("iris-row.csv");
    Path iris = root.resolve("data/iris.csv");
    Files.write(row, Files.readAllLines(iris).subList(0, 2));
    var start = new CommandStart(root, options.whole("--runs"));
    start.milliseconds(
        List.of(
            "train", iris.toString(), "--target", "species", "--quiet", "--out", model.toString()));
    start.print("version", List.of("--version"));
    start.print("predict", List.of("predict", model.toString(), row.toString()));
  }

  private void print(String name, List<String> arguments) throws IOException {
    double[] milliseconds = new double[runs];
    for (int run = 0; run < runs; run++) {
      milliseconds[run] = milliseconds(arguments);
    }
    Output.figure("start", name, Statistics.median(milliseconds), "ms");
  }

  private double milliseconds(List<String> arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(root.resolve("hillock").toString());
    command.addAll(arguments);
    var builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    long start = System.nanoTime();
    Process process = builder.start();
    try {
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IllegalStateException("%s ended with exit code %d".formatted(command, exit));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while the command ran; run again", e);
    }
    return (System.nanoTime() - start) / 1e6;
  }
}
