package dev.hillock.cli;

import dev.hillock.json.Json;
import dev.hillock.json.JsonWriter;
import dev.hillock.json.PlainText;
import dev.hillock.model.ModelDiff;
import dev.hillock.model.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hillock diff`: what differs in two models.
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Compares two models: where they come from, settings, layers, tensors, figures.",
      "",
      "The first word is identical if both predict the same, to the bit, and different if not; the"
          + " exit code is 0 for both.",
      "",
      "Example:",
      "  hillock diff may.safetensors june.safetensors",
      ""
    })
final class DiffCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "A", description = "a model file")
  private Path first = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "another one")
  private Path second = Path.of("");

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  DiffCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var one = ModelFile.read(first);
    var other = ModelFile.read(second);
    var diff = ModelDiff.of(one, other);
    var out = terminal.out();
    if (json) {
      var object =
          Json.object()
              .put("identical", diff.identical())
              .put("first", first.toString())
              .put("second", second.toString())
              .put("first_fingerprint", one.fingerprint())
              .put("second_fingerprint", other.fingerprint());
      out.println(JsonWriter.compact(DiffJson.put(object, diff).build()));
      return Failures.OK;
    }
    out.printf("%-12s%s%n", diff.identical() ? "identical" : "different", verdict(diff));
    out.printf("%-12s%s  fingerprint %s%n", "A", first, one.fingerprint());
    out.printf("%-12s%s  fingerprint %s%n", "B", second, other.fingerprint());
    DiffText.lines(diff, Math.max(one.members().size(), other.members().size())).stream()
        .map(PlainText::of)
        .forEach(out::println);
    return Failures.OK;
  }

  private static String verdict(ModelDiff diff) {
    if (diff.isSameInAll()) {
      return "in all: networks, figures, settings, origin";
    }
    return diff.identical()
        ? "they predict the same, to the bit; what differs is where they come from"
        : "they do not predict the same";
  }
}
