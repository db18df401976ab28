package dev.hillock.cli;

import dev.hillock.json.Json;
import dev.hillock.json.JsonObject;
import dev.hillock.json.PlainText;
import dev.hillock.plot.HiddenPlot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `hillock plot hidden`: what the hidden neurons say.
@Command(
    name = "hidden",
    abbreviateSynopsis = true,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Histograms of the outputs of the hidden layers over rows, and how many are dead or saturated.",
      "",
      "Of an ensemble the first member is shown; of more than 10,000 rows an even part goes through.",
      "",
      "Example:",
      "  hillock plot hidden iris.safetensors data/iris.csv",
      ""
    })
final class PlotHiddenCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ModelArgument file = new ModelArgument();

  @Parameters(
      index = "1",
      paramLabel = "SOURCE",
      description = "rows, with targets or without: a file, a folder, or - for standard input")
  private String source = "";

  @Mixin private PlotFile out = new PlotFile();

  @Mixin private DialectOptions dialect = new DialectOptions();

  PlotHiddenCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    String name = file.path().toString();
    Path path = out.check(PlotFile.beside(name, "hidden"), name, source);
    var model = file.read();
    var loaded = ModelSource.load(model, source, dialect, false);
    loaded.notes().forEach(note -> terminal.err().println("note: " + PlainText.of(note)));
    var plot = UsageException.check(() -> HiddenPlot.of(model, loaded.table()));
    out.write(
        terminal,
        path,
        plot.svg(loaded.table().source()),
        Json.object()
            .put("plot", "hidden")
            .put("model", name)
            .put("source", source)
            .put("rows", plot.rows())
            .put("layers", plot.layers().stream().map(PlotHiddenCommand::layer).toList()),
        plot.layers().stream().map(HiddenPlot.Layer::text).toList());
    return Failures.OK;
  }

  private static JsonObject layer(HiddenPlot.Layer layer) {
    return Json.object()
        .put("layer", layer.name())
        .put("neurons", layer.neurons())
        .put("activation", layer.activation().text())
        .put("zeros", layer.zeros())
        .put("dead", layer.activity().dead())
        .put("saturated", layer.activity().saturated())
        .put("edges", PlotJson.numbers(layer.edges()))
        .put("shares", PlotJson.numbers(layer.shares()))
        .build();
  }
}
