package dev.hillock.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `hillock plot`: pictures, one kind of them per command below it.
@Command(
    name = "plot",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    synopsisSubcommandLabel = "KIND",
    commandListHeading = "%nKinds:%n",
    description = {
      "Draws a picture as an SVG file: for the screen, light and dark, and for paper.",
      "",
      "Examples:",
      "  hillock plot loss data/iris.csv --target species",
      "  hillock plot activations relu gelu",
      ""
    })
final class PlotCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private PlotCommand() {}

  /// The command with its kinds.
  static CommandLine with(Terminal terminal) {
    return new CommandLine(new PlotCommand())
        .addSubcommand(new PlotLossCommand(terminal))
        .addSubcommand(new PlotActivationsCommand(terminal))
        .addSubcommand(new PlotBoundaryCommand(terminal))
        .addSubcommand(new PlotWeightsCommand(terminal))
        .addSubcommand(new PlotHiddenCommand(terminal))
        .addSubcommand(new PlotSurfaceCommand(terminal));
  }

  @Override
  public void run() {
    throw new UsageException(
        "KIND is missing: say what to plot, %s; see hillock plot --help"
            .formatted(String.join(", ", spec.subcommands().keySet())));
  }
}
