package dev.hillock.cli;

import dev.hillock.data.Nearest;
import dev.hillock.json.Json;
import dev.hillock.kernel.Activation;
import dev.hillock.plot.ActivationPlot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `hillock plot activations`: what neurons make of their sums.
@Command(
    name = "activations",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Activation functions f and their derivatives f', as networks compute them.",
      "",
      "Examples:",
      "  hillock plot activations",
      "  hillock plot activations relu leaky-relu gelu --out relus.svg",
      ""
    })
final class PlotActivationsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "functions to draw, such as relu,tanh [all of them]")
  private List<String> names = new ArrayList<>();

  @Mixin private PlotFile file = new PlotFile();

  PlotActivationsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var functions = functions();
    var plot = UsageException.check(() -> new ActivationPlot(functions));
    Path path = file.check(Path.of("activations.svg"));
    var texts = functions.stream().map(Activation::text).toList();
    var figures = Json.object().put("plot", "activations").putTexts("functions", texts);
    file.write(terminal, path, plot.svg(), figures, List.of());
    return Failures.OK;
  }

  private List<Activation> functions() {
    var functions = new ArrayList<Activation>();
    for (String name : names) {
      for (String part : name.split(",", -1)) {
        functions.add(function(part.strip().toLowerCase(Locale.ROOT)));
      }
    }
    return names.isEmpty() ? ActivationPlot.ALL : functions.stream().distinct().toList();
  }

  private static Activation function(String name) {
    return Arrays.stream(Activation.values())
        .filter(f -> f.text().equals(name))
        .findFirst()
        .orElseThrow(() -> {
          var known = ActivationPlot.ALL.stream().map(Activation::text).toList();
          return new UsageException(
              "there is no activation function '%s'; %s"
                  .formatted(name, Nearest.hint(name, known)));
        });
  }
}
