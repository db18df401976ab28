package dev.hillock.cli;

import dev.hillock.json.Json;
import dev.hillock.json.PlainText;
import dev.hillock.plot.BoundaryPlot;
import dev.hillock.settings.ListText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hillock plot boundary`: what a model predicts over two columns.
@Command(
    name = "boundary",
    abbreviateSynopsis = true,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "What a model predicts over two columns of numbers, and the rows upon it.",
      "",
      "All other columns are held: at their medians and commonest categories, or at the cells of one"
          + " row. Of an ensemble all members predict together.",
      "",
      "Examples:",
      "  hillock plot boundary iris.safetensors data/iris.csv --columns petal_length,petal_width",
      "  hillock plot boundary m.safetensors rows.csv --columns age,income --row 12 --out row12.svg",
      ""
    })
final class PlotBoundaryCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ModelArgument file = new ModelArgument();

  @Parameters(
      index = "1",
      paramLabel = "SOURCE",
      description = "rows with their targets: a file, or - for standard input")
  private String source = "";

  @Option(
      names = "--columns",
      paramLabel = "A,B",
      required = true,
      description = "two columns of numbers: along the horizontal and the upright axis")
  private String columns = "";

  @Option(
      names = "--row",
      paramLabel = "N",
      description =
          "hold the other columns as in this row, from 1 [medians and commonest categories]")
  private int row;

  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "which of several targets to draw [the first]")
  private String target = "";

  @Mixin private PlotFile out = new PlotFile();

  @Mixin private DialectOptions dialect = new DialectOptions();

  PlotBoundaryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var names = UsageException.check(() -> ListText.split(columns));
    if (names.size() != 2) {
      throw new UsageException(
          "--columns is %s; name two columns with a comma between them"
              .formatted(columns.isBlank() ? "empty" : "'" + columns + "'"));
    }
    String model = file.path().toString();
    Path path = out.check(PlotFile.beside(model, "boundary"), model, source);
    var trained = file.read();
    var loaded = ModelSource.load(trained, source, dialect, true);
    loaded.notes().forEach(note -> terminal.err().println("note: " + PlainText.of(note)));
    var request = new BoundaryPlot.Request(names.getFirst(), names.getLast(), row, target);
    var plot = UsageException.check(() -> new BoundaryPlot(trained, loaded.table(), request));
    var figures =
        Json.object()
            .put("plot", "boundary")
            .put("model", model)
            .put("source", source)
            .put("target", plot.targetName())
            .putTexts("columns", names)
            .putTexts("held", plot.held())
            .put("rows", plot.dots());
    out.write(
        terminal,
        path,
        plot.svg(),
        figures,
        plot.held().isEmpty() ? List.of() : List.of(plot.heldText()));
    return Failures.OK;
  }
}
