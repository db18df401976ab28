package dev.hillock.cli;

import dev.hillock.json.Json;
import dev.hillock.json.JsonWriter;
import dev.hillock.json.PlainText;
import dev.hillock.model.Member;
import dev.hillock.model.Model;
import dev.hillock.model.Provenance;
import dev.hillock.prep.ColumnTransform;
import dev.hillock.prep.PixelTransform;
import dev.hillock.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hillock inspect`: what is in a model file.
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows a model: layers, columns and their transforms, settings, where it comes from.",
      "",
      "Example:",
      "  hillock inspect digits8x8.safetensors",
      ""
    })
final class InspectCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ModelArgument file = new ModelArgument();

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  InspectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var model = file.read();
    var out = terminal.out();
    if (json) {
      out.println(JsonWriter.compact(json(model)));
    } else {
      print(model, out);
    }
    return Failures.OK;
  }

  private void print(Model model, PrintWriter out) throws IOException {
    out.printf("Model     %s, %s%n", file.path(), Figures.bytes(Files.size(file.path())));
    out.printf("          fingerprint %s%n%n", model.fingerprint());
    if (model.isEnsemble()) {
      out.printf("Ensemble  %d members; the first of them:%n", model.members().size());
    }
    new NetworkText(model.architecture()).lines("Network   ").forEach(out::println);
    out.printf("%nInputs    from %s%n", origin(model));
    var table = new TextTable("          ", List.of(true));
    for (ColumnTransform transform : model.preparation().inputs()) {
      String name = transform.columns().isEmpty() ? "image" : transform.columns().getFirst();
      table.row(name, Figures.count(transform.width(), "input"), transform.describe());
    }
    table.lines().forEach(out::println);
    out.printf("%nTarget    %s%n", PlainText.of(target(model)));
    long logs = model.members().stream().filter(Member::learnedLogarithms).count();
    if (logs > 0 && model.isEnsemble()) {
      out.printf(
          "          %d of %d members learned its logarithm%n", logs, model.members().size());
    }
    provenance(model.provenance(), out);
  }

  private static String origin(Model model) {
    var inputs = model.preparation().inputs();
    return inputs.stream().anyMatch(PixelTransform.class::isInstance)
        ? "images"
        : Figures.count(inputs.size(), "column");
  }

  private static String target(Model model) {
    return TargetText.coding(model.preparation().target());
  }

  private static void provenance(Provenance provenance, PrintWriter out) {
    out.printf(
        "%nFrom      %s, trained by hillock %s%n", provenance.source(), provenance.version());
    if (!provenance.sourceHash().isEmpty()) {
      out.printf("          SHA-256 of it %s%n", provenance.sourceHash());
    }
    if (!provenance.continuedFrom().isEmpty()) {
      out.printf("          continued from the model %s%n", provenance.continuedFrom());
    }
    out.printf(
        "          %s trained, %s validated; epoch %d of %d%n",
        Figures.count(provenance.trainingRows(), "row"),
        Figures.count(provenance.validationRows()),
        provenance.keptEpoch(),
        provenance.epochs());
    out.println(
        "          "
            + provenance.metrics().entrySet().stream()
                .map(e -> e.getKey() + " " + Figures.significant(e.getValue()))
                .collect(Collectors.joining("   ")));
    out.printf("%nSettings  those that differ from the defaults%n");
    var table = new TextTable("          ", List.of(true));
    provenance
        .settings()
        .forEach((name, value) -> {
          if (!value.equals(defaultOf(name))) {
            table.row(name, value);
          }
        });
    table.lines().forEach(out::println);
  }

  private static String defaultOf(String name) {
    return Settings.ALL.stream()
        .filter(setting -> setting.name().equals(name))
        .map(setting -> setting.defaultText())
        .findFirst()
        .orElse("");
  }

  private Json json(Model model) {
    var settings = Json.object();
    model.provenance().settings().forEach(settings::put);
    var metrics = Json.object();
    model.provenance().metrics().forEach(metrics::put);
    var inputs =
        model.preparation().inputs().stream()
            .map(transform ->
                Json.object()
                    .putTexts("columns", transform.columns())
                    .put("inputs", transform.width())
                    .put("transform", transform.describe())
                    .build())
            .toList();
    var all =
        Json.object()
            .put("model", file.path().toString())
            .put("fingerprint", model.fingerprint())
            .put("members", model.members().size())
            .put("parameters", model.architecture().parameterCount())
            .put("embedding", JsonView.embedding(model.architecture().embedding()))
            .put("submodels", model.architecture().submodels())
            .put("layers", model.architecture().layers().stream().map(JsonView::layer).toList())
            .put("inputs", inputs)
            .putTexts("targets", model.preparation().target().columns())
            .put("source", model.provenance().source())
            .put("source_sha256", model.provenance().sourceHash())
            .put("version", model.provenance().version())
            .put("epochs", model.provenance().epochs())
            .put("kept_epoch", model.provenance().keptEpoch())
            .put("continued_from", model.provenance().continuedFrom())
            .put("settings", settings.build())
            .put("metrics", metrics.build());
    TargetJsonView.put(all, model.preparation().target());
    return all.build();
  }
}
