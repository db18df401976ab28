package dev.hillock.cli;

import dev.hillock.json.Json;
import dev.hillock.json.JsonObject;
import dev.hillock.plot.LossSurface;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hillock plot surface`: the loss around the way of a training.
@Command(
    name = "surface",
    abbreviateSynopsis = true,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "The training loss around the way of a training, on the plane that shows most of the way.",
      "",
      "Trains one network with the options given and writes no model. The plane goes through the end"
          + " of the way, along its first two principal components (Li et al., NeurIPS 2018).",
      "",
      "Examples:",
      "  hillock plot surface data/iris.csv --target species --preset plain",
      "  hillock plot surface data/xor.csv --target y --preset classic --hidden 2 --out xor.svg",
      ""
    })
final class PlotSurfaceCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final SettingOptions options = new SettingOptions();

  @Parameters(
      index = "0",
      paramLabel = "SOURCE",
      description = "CSV file (.gz too), folder of IDX files or images, or - for standard input")
  private String source = "";

  @Mixin private PlotFile file = new PlotFile();

  PlotSurfaceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Spec
  void addOptions(CommandSpec spec) {
    options.addTo(spec);
  }

  @Override
  public Integer call() throws IOException {
    var given = options.given();
    Path path = file.check(PlotFile.beside(source, "surface"), source);
    var plan = SingleNetwork.plan(terminal, source, given, "plot surface");
    try (var interrupt = new Interrupt()) {
      var surface = UsageException.check(() -> LossSurface.of(plan, interrupt::isRequested));
      file.write(
          terminal,
          path,
          surface.svg(),
          Json.object()
              .put("plot", "surface")
              .put("source", source)
              .put("rows", surface.rows())
              .put("shares", PlotJson.numbers(surface.firstShare(), surface.secondShare()))
              .put("way", surface.path().stream().map(PlotSurfaceCommand::step).toList())
              .put("x", PlotJson.numbers(surface.grid().x()))
              .put("y", PlotJson.numbers(surface.grid().y()))
              .put("loss", PlotJson.numbers(surface.grid().loss())),
          List.of(
              "%s; the two directions hold %.1f %% of the way's variance"
                  .formatted(
                      surface.text(), 100 * (surface.firstShare() + surface.secondShare()))));
    }
    return Failures.OK;
  }

  private static JsonObject step(LossSurface.Step step) {
    return Json.object()
        .put("epoch", step.epoch())
        .put("x", step.x())
        .put("y", step.y())
        .put("loss", PlotJson.number(step.loss()))
        .build();
  }
}
