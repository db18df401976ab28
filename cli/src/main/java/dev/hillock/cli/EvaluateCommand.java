package dev.hillock.cli;

import dev.hillock.data.LoadedData;
import dev.hillock.data.Table;
import dev.hillock.json.Json;
import dev.hillock.json.JsonWriter;
import dev.hillock.model.Model;
import dev.hillock.report.Report;
import dev.hillock.train.Evaluation;
import dev.hillock.train.Importances;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hillock evaluate`: how good a model is on rows whose targets are known.
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Compares a model's predictions with the targets in a file.",
      "",
      "Examples:",
      "  hillock evaluate digits8x8.safetensors test.csv",
      "  hillock evaluate iris.safetensors data/iris.csv --importance --report iris.html",
      ""
    })
final class EvaluateCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ModelArgument model = new ModelArgument();

  @Parameters(
      index = "1",
      paramLabel = "SOURCE",
      description = "rows with targets: CSV file, folder of IDX files or images, or -")
  private String source = "";

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Option(
      names = "--importance",
      description = "also tell how much worse predictions get when a column is shuffled")
  private boolean importance;

  @Option(
      names = "--weights",
      paramLabel = "COLUMN",
      description = "also tell the figures with a weight for each row")
  private @Nullable String weights;

  @Mixin private ReportFile report = new ReportFile();

  @Mixin private DialectOptions dialect = new DialectOptions();

  EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    report.check(model.path(), source);
    var trained = model.read();
    var loaded = ModelSource.load(trained, source, dialect, weights);
    // A source with test rows of its own is judged by them.
    var table = loaded.test() == null ? loaded.table() : loaded.test();
    var evaluation = evaluation(trained, table, weights);
    var classMetrics = evaluation.classMetrics(true);
    var numberMetrics = evaluation.numberMetrics(true);
    var out = terminal.out();
    Importances importances = importance ? Importances.of(trained, table) : null;
    if (json) {
      var object =
          Json.object()
              .put("source", table.source())
              .put("evaluation", EvaluationJson.of(evaluation, classMetrics, numberMetrics));
      if (importances != null) {
        object.put("importance", ImportanceView.json(importances));
      }
      out.println(JsonWriter.compact(object.build()));
    } else {
      out.printf("%s: %s%n", table.source(), Figures.count(evaluation.rows(), "row"));
      EvaluationText.lines(evaluation, classMetrics, numberMetrics).forEach(out::println);
      if (importances != null) {
        out.println();
        ImportanceView.lines(importances).forEach(out::println);
      }
    }
    if (report.isWanted()) {
      String rows = "rows of " + table.source();
      var page =
          new Report(
              trained,
              rows,
              evaluation,
              classMetrics,
              numberMetrics,
              notes(loaded, trained),
              List.of(),
              null);
      report.write(page, table, importances);
    }
    loaded.notes().forEach(note -> terminal.err().println("note: " + note));
    UnseenCategories.warn(evaluation.unseen(), terminal);
    if (evaluation.rowsWithoutTarget() > 0) {
      terminal
          .err()
          .printf(
              "note: %s without a target left out%n",
              Figures.count(evaluation.rowsWithoutTarget(), "row"));
    }
    return Failures.OK;
  }

  private static Evaluation evaluation(Model model, Table table, @Nullable String weights) {
    try {
      return weights == null
          ? Evaluation.of(model, table)
          : Evaluation.weighted(model, table, weights);
    } catch (IllegalArgumentException e) {
      // Of the two only weights are the user's choice.
      throw weights == null ? e : new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /// What the page says of the rows; above all that they are no new ones.
  private List<String> notes(LoadedData loaded, Model trained) {
    var notes = new ArrayList<>(loaded.notes());
    String learned = trained.provenance().sourceHash();
    if (loaded.test() == null && !learned.isEmpty() && learned.equals(Source.hash(source))) {
      notes.add(
          "the model has learned from rows of this very source, so it may do worse on new ones");
    }
    return notes;
  }
}
