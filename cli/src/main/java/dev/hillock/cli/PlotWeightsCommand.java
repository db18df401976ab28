package dev.hillock.cli;

import dev.hillock.json.Json;
import dev.hillock.plot.WeightPlot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `hillock plot weights`: what the first layer looks for.
@Command(
    name = "weights",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "The weights of the first layer: an image for each neuron where the inputs are images,"
          + " otherwise a map of inputs and neurons.",
      "",
      "Of an ensemble the first member is shown; of more than 100 neurons the first 100.",
      "",
      "Example:",
      "  hillock plot weights iris.safetensors",
      ""
    })
final class PlotWeightsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ModelArgument file = new ModelArgument();

  @Mixin private PlotFile out = new PlotFile();

  PlotWeightsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    String name = file.path().toString();
    Path path = out.check(PlotFile.beside(name, "weights"), name);
    var plot = new WeightPlot(file.read());
    out.write(
        terminal,
        path,
        plot.svg(),
        Json.object()
            .put("plot", "weights")
            .put("model", name)
            .put("neurons", plot.neurons())
            .put("images", plot.showsImages())
            .put("full_colour", plot.most()),
        List.of(
            "%s; colours are full from %s on"
                .formatted(
                    Figures.count(plot.neurons(), "neuron"), Figures.significant(plot.most()))));
    return Failures.OK;
  }
}
