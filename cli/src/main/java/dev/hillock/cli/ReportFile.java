package dev.hillock.cli;

import dev.hillock.data.Table;
import dev.hillock.report.RatePage;
import dev.hillock.report.Report;
import dev.hillock.train.Evaluation;
import dev.hillock.train.Importances;
import dev.hillock.train.Plan;
import dev.hillock.train.RateRange;
import dev.hillock.train.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option `--report` and the page it writes.
final class ReportFile {

  /// The importances of more columns would take longer than the training of most tables.
  private static final int MOST_COLUMNS = 300;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "HTML page to write: figures, curves, confusions, importances")
  private @Nullable Path file;

  /// Whether a page is wanted.
  boolean isWanted() {
    return file != null;
  }

  /// Where it is written; null if none is wanted.
  @Nullable Path file() {
    return file;
  }

  /// Takes the file that was given when a training began, if none is given now.
  void recall(@Nullable Path given) {
    file = file == null ? given : file;
  }

  /// Checks before the work that it can be written.
  ///
  /// @param model the model file, read or written
  /// @param inputs paths that are read
  void check(Path model, String... inputs) {
    Path target = file;
    if (target == null) {
      return;
    }
    if (target.toAbsolutePath().normalize().equals(model.toAbsolutePath().normalize())) {
      throw new UsageException("%s is the model file too; name another --report".formatted(target));
    }
    var all = new ArrayList<>(Arrays.asList(inputs));
    all.add(model.toString());
    OutputFile.check("--report", target, all.toArray(String[]::new));
  }

  /// Writes the page of a training, if one is wanted: on the test rows if the source has some.
  void write(Training.Result result, @Nullable Table test) throws IOException {
    if (file == null) {
      return;
    }
    var plan = result.plan();
    var model = result.model();
    Report report;
    if (test != null) {
      var evaluation = Evaluation.of(model, test);
      report = Report.of(model, "test rows of " + test.source(), evaluation);
      report = withImportances(report, test, null);
    } else if (plan.validationRows() > 0) {
      var table = plan.validationSource();
      report = Report.of(model, "validation rows of " + table.source(), result.evaluation());
      report = withImportances(report, table, plan.split().validation());
    } else {
      report =
          Report.of(
              model,
              "training rows of %s themselves, as none were held out"
                  .formatted(plan.table().source()),
              result.evaluation());
      report = withImportances(report, plan.table(), plan.split().training());
    }
    var notes = new ArrayList<>(report.notes());
    notes.addAll(plan.notes());
    write(report.withNotes(notes).withHistory(result.history()));
  }

  /// The report with the importances of the columns, unless they are too many.
  ///
  /// @param rows on which rows; null for all with a target
  private static Report withImportances(Report report, Table table, int @Nullable [] rows) {
    int columns = report.model().preparation().inputColumns().size();
    if (columns > MOST_COLUMNS) {
      var notes = new ArrayList<>(report.notes());
      notes.add(
          "importances of %s left out; hillock evaluate --importance measures them"
              .formatted(Figures.count(columns, "column")));
      return report.withNotes(notes);
    }
    return report.withImportances(
        rows == null
            ? Importances.of(report.model(), table)
            : Importances.of(report.model(), table, rows));
  }

  /// Writes the page of a learning-rate range test, if one is wanted.
  void write(RateRange range, Plan plan) throws IOException {
    Path target = file;
    if (target != null) {
      String columns = String.join(", ", plan.preparation().target().columns());
      String html = RatePage.html(range, columns, plan.table().source());
      OutputFile.write(target, writer -> writer.write(html));
    }
  }

  /// Writes the page of an evaluation, if one is wanted.
  ///
  /// @param importances measured already; null if not
  void write(Report report, Table table, @Nullable Importances importances) throws IOException {
    if (file != null) {
      write(
          importances == null
              ? withImportances(report, table, null)
              : report.withImportances(importances));
    }
  }

  private void write(Report report) throws IOException {
    Path target = file;
    if (target != null) {
      String html = report.html();
      OutputFile.write(target, writer -> writer.write(html));
    }
  }
}
