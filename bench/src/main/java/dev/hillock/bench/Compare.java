package dev.hillock.bench;

import dev.hillock.bench.Work.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs the programs in turn, A B C A B C, and prints one table of ratios. Started by `bench/run`.
public final class Compare {

  /// The load from which a warning is due.
  private static final double BUSY = 0.5;

  private final double startLoad = Machine.load();
  private final CompareOptions options;
  private final Runner runner;
  private final Works works;
  private final OpenBlasCore.Choice openBlas;
  private final Programs programs;
  private final Targets targets;

  private Compare(CompareOptions options) throws IOException {
    this.options = options;
    runner = new Runner(options.scratch().resolve("log"));
    works = new Works(options);
    openBlas = OpenBlasCore.choose(options, runner);
    programs = new Programs(options, openBlas.environment());
    targets = Targets.read(options.root().resolve("bench/targets.txt"));
  }

  /// Compares.
  public static void main(String[] args) throws IOException {
    if (Arrays.asList(args).contains("--help")) {
      System.out.print(CompareOptions.HELP);
      return;
    }
    try {
      new Compare(CompareOptions.parse(args)).run();
    } catch (IllegalArgumentException e) {
      System.err.println("bench/run: " + e.getMessage());
      System.exit(2);
    }
  }

  private void run() throws IOException {
    if (!openBlas.line().isEmpty()) {
      System.err.println(openBlas.line());
    }
    if (startLoad > BUSY && !options.quick()) {
      System.err.printf(
          "the machine is busy (load %.1f); figures of a busy machine mean little%n", startLoad);
    }
    var all = new LinkedHashMap<Work, Measurements>();
    for (String name : options.works()) {
      Work work = works.named(name);
      all.put(work, measure(work));
      if (!options.quick()) {
        var report = new Report(targets, Map.of(work, all.get(work)));
        Path file = ResultFile.write(options, name, report, openBlas.line(), startLoad);
        System.err.println("written: " + options.root().relativize(file));
      }
    }
    new Report(targets, all).table().forEach(System.out::println);
  }

  private Measurements measure(Work work) {
    var measured = new Measurements(options.rounds());
    if (work.name().equals("predict")) {
      prepare(works.predictFiles());
    }
    for (int round = 0; round < options.rounds(); round++) {
      for (Task task : work.tasks()) {
        Program program = programs.named(task.program());
        if (program.isMissing()) {
          measured.addMissing(program.name(), program.missing());
        } else {
          System.err.printf("%s, round %d: %s%n", work.name(), round + 1, program.name());
          measured.add(
              round, program.name(), runner.run(program.with(task.arguments()), task.arguments()));
        }
      }
    }
    return measured;
  }

  private void prepare(List<Task> tasks) {
    for (Task task : tasks) {
      runner.run(programs.named(task.program()), task.arguments());
    }
  }
}
