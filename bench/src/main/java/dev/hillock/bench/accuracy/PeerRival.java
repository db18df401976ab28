package dev.hillock.bench.accuracy;

import dev.hillock.bench.fit.FitColumn;
import dev.hillock.bench.fit.FitFolder;
import dev.hillock.data.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A peer that is trained here, on the same rows as we are. What it has predicted before stays
/// valid as long as neither its rows nor its program are newer.
///
/// @param program how it is started
/// @param scratch where rows and predictions go, a folder per table
/// @param limit seconds for a fit
record PeerRival(PeerProgram program, Path scratch, long limit) implements Rival {

  @Override
  public String name() {
    return program.peer().name();
  }

  @Override
  public Outcome on(TableTask task, Table table) {
    if (!program.isBuilt()) {
      return new Outcome.Failure(
          "-", "it was not built; bench/peers/target/build.log says why, if it was tried");
    }
    try {
      return fit(task, table, new FitFolder(scratch.resolve(task.name())));
    } catch (IOException | IllegalArgumentException e) {
      return new Outcome.Failure("-", e.toString());
    }
  }

  private Outcome fit(TableTask task, Table table, FitFolder folder) throws IOException {
    var rows =
        task.folds(table.rows()).stream().map(fold -> FitTable.rows(task, table, fold)).toList();
    for (int fold = 0; fold < rows.size(); fold++) {
      folder.write(fold, rows.get(fold));
    }
    var missing =
        IntStream.range(0, rows.size()).filter(fold -> !isFresh(folder, fold)).boxed().toList();
    if (!missing.isEmpty()) {
      var failure = failure(folder, missing);
      if (!failure.equals(PeerProgram.NONE)) {
        return failure;
      }
    }
    return figures(task, table, folder, rows.getFirst().columns());
  }

  private Outcome.Failure failure(FitFolder folder, List<Integer> folds) throws IOException {
    Path failed = folder.file(name() + ".timeout");
    if (isNewer(failed, folder, folds.getFirst())
        && Long.parseLong(Files.readString(failed).strip()) >= limit) {
      return PeerProgram.timeout(limit);
    }
    String list = folds.stream().map(String::valueOf).collect(Collectors.joining(","));
    var failure = program.run(folder, list, folds.size(), limit);
    if (failure.equals(PeerProgram.timeout(limit))) {
      Files.writeString(failed, limit + "\n");
    }
    return failure;
  }

  private Outcome figures(TableTask task, Table table, FitFolder folder, List<FitColumn> columns)
      throws IOException {
    var results = new TestResults(task, table);
    var folds = task.folds(table.rows());
    for (int fold = 0; fold < folds.size(); fold++) {
      int[] test = folds.get(fold).test();
      double[][] predictions = folder.readPredictions(fold, name(), columns);
      if (predictions.length != test.length) {
        return new Outcome.Failure(
            "-", "%d predictions for %d test rows".formatted(predictions.length, test.length));
      }
      for (int i = 0; i < test.length; i++) {
        for (int t = 0; t < predictions[i].length; t++) {
          if (!Double.isFinite(predictions[i][t])) {
            return new Outcome.Failure("-", "a prediction of fold %d is no number".formatted(fold));
          }
          if (task.classes()) {
            results.label(test[i], label(columns, predictions[i][t]));
          } else {
            results.value(test[i], t, predictions[i][t]);
          }
        }
      }
    }
    return new Outcome.Figures(results.figures());
  }

  private static String label(List<FitColumn> columns, double level) {
    return columns.stream().filter(FitColumn::isTarget).findFirst().orElseThrow().text(level);
  }

  private boolean isFresh(FitFolder folder, int fold) {
    return isNewer(folder.predictions(fold, name()), folder, fold);
  }

  private boolean isNewer(Path file, FitFolder folder, int fold) {
    try {
      if (!Files.exists(file)) {
        return false;
      }
      FileTime time = Files.getLastModifiedTime(file);
      return time.compareTo(program.built()) >= 0
          && time.compareTo(Files.getLastModifiedTime(folder.training(fold))) >= 0
          && time.compareTo(Files.getLastModifiedTime(folder.test(fold))) >= 0;
    } catch (IOException e) {
      return false;
    }
  }
}
