package dev.hillock.cli;

import dev.hillock.infer.Predictions;
import dev.hillock.infer.Predictor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hillock predict`: rows in, predictions out.
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Predicts every row of a CSV file, or every image of a folder, and writes CSV.",
      "",
      "Example:",
      "  hillock predict digits8x8.safetensors new.csv --probabilities",
      ""
    })
final class PredictCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ModelArgument model = new ModelArgument();

  @Parameters(
      index = "1",
      paramLabel = "SOURCE",
      description = "CSV file, image, folder of images, IDX file, or - for standard input")
  private String source = "";

  @Option(
      names = {"-p", "--probabilities"},
      description = "add a column with the probability of each class")
  private boolean probabilities;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "file to write, whole or not at all [standard output]")
  private @Nullable Path out;

  @Mixin private DialectOptions dialect = new DialectOptions();

  PredictCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (out != null) {
      OutputFile.check(out, source, model.path().toString());
    }
    var trained = model.read();
    var csv = new PredictionCsv(trained.preparation().target(), probabilities);
    if (probabilities) {
      csv.checkProbabilities(trained.architecture().output().activation());
    }
    var loaded = ModelSource.load(trained, source, dialect, false);
    Predictions predictions;
    try (var predictor = new Predictor(trained, Runtime.getRuntime().availableProcessors())) {
      predictions = predictor.predict(loaded.table());
    }
    if (out == null) {
      csv.write(terminal.out(), predictions, loaded.rowNames());
      terminal.out().flush();
    } else {
      OutputFile.write(
          out, writer -> csv.write(new PrintWriter(writer), predictions, loaded.rowNames()));
    }
    loaded.notes().forEach(note -> terminal.err().println("note: " + note));
    UnseenCategories.warn(predictions.unseen(), terminal);
    return Failures.OK;
  }
}
