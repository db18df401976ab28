package dev.hillock.cli;

import dev.hillock.json.Json;
import dev.hillock.json.JsonWriter;
import dev.hillock.train.Evaluation;
import java.io.IOException;
import java.util.concurrent.Callable;
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
      "Example:",
      "  hillock evaluate digits8x8.safetensors test.csv",
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

  @Mixin private DialectOptions dialect = new DialectOptions();

  EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var trained = model.read();
    var loaded = ModelSource.load(trained, source, dialect, true);
    // A source with test rows of its own is judged by them.
    var table = loaded.test() == null ? loaded.table() : loaded.test();
    var evaluation = Evaluation.of(trained, table);
    var out = terminal.out();
    if (json) {
      out.println(
          JsonWriter.compact(
              Json.object()
                  .put("source", table.source())
                  .put("evaluation", EvaluationJson.of(evaluation))
                  .build()));
    } else {
      out.printf("%s: %s%n", table.source(), Figures.count(evaluation.rows(), "row"));
      EvaluationText.lines(evaluation, true).forEach(out::println);
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
}
