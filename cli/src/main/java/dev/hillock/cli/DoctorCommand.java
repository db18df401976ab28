package dev.hillock.cli;

import dev.hillock.explain.Diagnosis;
import dev.hillock.explain.Finding;
import dev.hillock.explain.Trial;
import dev.hillock.json.Json;
import dev.hillock.json.JsonWriter;
import dev.hillock.json.PlainText;
import dev.hillock.model.ModelFile;
import dev.hillock.settings.Settings;
import dev.hillock.settings.Validation;
import dev.hillock.train.Plan;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hillock doctor`: what is wrong with a table, its settings or a model.
@Command(
    name = "doctor",
    abbreviateSynopsis = true,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says what is wrong with a table, a training or a model, why it hurts and what to try.",
      "",
      "Of a table: looks at its rows, then trains one network for a while with the options given,"
          + " and writes nothing. Of a model: looks at its weights and settings, and with rows at"
          + " what its neurons do. The exit code is 0 with findings too.",
      "",
      "Examples:",
      "  hillock doctor data/penguins.csv --target species",
      "  hillock doctor data/iris.csv --target species --preset plain --learning-rate 3",
      "  hillock doctor penguins.safetensors data/penguins.csv",
      ""
    })
final class DoctorCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final SettingOptions options = new SettingOptions();

  @Parameters(
      index = "0",
      paramLabel = "MODEL|SOURCE",
      description =
          "a model file, or rows: CSV file (.gz too), folder of IDX files or images, or - for"
              + " standard input")
  private String file = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ROWS",
      description = "of a model: rows with targets on which to look at its neurons")
  private @Nullable String rows;

  @Option(
      names = "--no-trial",
      description = "look at the rows and settings only, and train nothing")
  private boolean onlyRows;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Spec
  void addOptions(CommandSpec spec) {
    options.addTo(spec);
  }

  @Override
  public Integer call() throws IOException {
    var given = options.given();
    if (ModelSniffer.isModel(file)) {
      model(given);
    } else {
      table(given);
    }
    return Failures.OK;
  }

  private void model(Settings given) throws IOException {
    if (onlyRows || !given.texts().equals(Settings.defaults().texts())) {
      throw new UsageException(
          "%s is a model, which has its settings; leave the options of training out"
              .formatted(file));
    }
    var model = ModelFile.read(Source.pathOf(file));
    if (rows == null) {
      print(
          Diagnosis.of(model),
          "%s by itself"
              .formatted(Figures.count(model.architecture().parameterCount(), "parameter")));
      return;
    }
    var loaded = ModelSource.load(model, rows, new DialectOptions(), true);
    var table = loaded.test() == null ? loaded.table() : loaded.test();
    loaded.notes().forEach(note -> terminal.err().println("note: " + note));
    print(
        Diagnosis.of(model, table),
        "on %s of %s".formatted(Figures.count(table.rows(), "row"), table.source()));
  }

  private void table(Settings given) {
    if (rows != null) {
      throw new UsageException(
          "%s is one argument too many: %s is no model, so there is nothing to look at on other rows"
              .formatted(rows, file));
    }
    if (given.get(Settings.VALIDATION) instanceof Validation.OwnFile) {
      throw new UsageException("--validation FILE does not go with doctor; give a fraction");
    }
    var loaded = Source.load(file, Source.options(given));
    loaded.notes().forEach(note -> terminal.err().println("note: " + note));
    var settings = Source.withTarget(given, loaded);
    var plan = UsageException.check(() -> Plan.of(loaded.table(), null, settings));
    String size =
        "%s, %s"
            .formatted(
                Figures.count(loaded.table().rows(), "row"),
                Figures.count(loaded.table().columns().size(), "column"));
    if (onlyRows) {
      print(Diagnosis.of(plan), size);
      return;
    }
    try (var interrupt = new Interrupt()) {
      var trial =
          UsageException.check(() -> Trial.of(loaded.table(), settings, interrupt::isRequested));
      print(trial.findings(), size + "; " + trial.text());
    }
  }

  private void print(List<Finding> findings, String looked) {
    var out = terminal.out();
    if (json) {
      var object =
          Json.object()
              .put("source", file)
              .put("looked_at", looked)
              .put("findings", findings.stream().map(FindingText::json).toList());
      out.println(JsonWriter.compact(object.build()));
      return;
    }
    out.println(PlainText.of("%s: %s (%s)".formatted(file, FindingText.count(findings), looked)));
    if (!findings.isEmpty()) {
      out.println();
      FindingText.lines(findings).forEach(out::println);
    }
  }
}
