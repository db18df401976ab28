package dev.hillock.cli;

import dev.hillock.data.SourceOptions;
import dev.hillock.data.Table;
import dev.hillock.explain.Diagnosis;
import dev.hillock.json.PlainText;
import dev.hillock.model.Model;
import dev.hillock.model.ModelFile;
import dev.hillock.settings.Settings;
import dev.hillock.settings.Validation;
import dev.hillock.train.Evaluation;
import dev.hillock.train.Plan;
import dev.hillock.train.RateRange;
import dev.hillock.train.Training;
import dev.hillock.train.TrainingDivergedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hillock train`: from a file or folder to a model file.
@Command(
    name = "train",
    abbreviateSynopsis = true,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Trains a network on a CSV file, a folder of IDX files, or a folder with a folder of PNG or"
          + " JPEG images for each class.",
      "",
      "Examples:",
      "  hillock train data/digits8x8.csv --target digit",
      "  hillock train data/xor.csv --target y --preset classic --hidden 4",
      "  hillock train photos/ --image-size 32x32 --epochs 50",
      "  hillock train june.csv --continue may.safetensors --out june.safetensors",
      "  hillock train big.csv --target y --checkpoint big.state",
      "  hillock train --resume big.state",
      ""
    })
final class TrainCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final SettingOptions options = new SettingOptions();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SOURCE",
      description = "CSV file (.gz too), folder of IDX files or images, or - for standard input")
  private @Nullable String givenSource;

  private String source = "";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file with these options by name; options given here win")
  private @Nullable Path config;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "model file to write [name of the source with .safetensors]")
  private @Nullable Path out;

  @Option(
      names = "--continue",
      paramLabel = "MODEL",
      description =
          "go on with a model on these rows: its columns, scales and layers, its settings where"
              + " none are given")
  private @Nullable Path continued;

  @Option(
      names = "--find-rate",
      description =
          "raise the learning rate from step to step, say at which the loss falls fastest, and write"
              + " no model")
  private boolean findsRate;

  @Mixin private CheckpointOptions checkpoints = new CheckpointOptions();

  @Mixin private ReportFile report = new ReportFile();

  @Option(
      names = "--explain-choices",
      description =
          "say what was chosen for the rows, each column, the network and its training, and why")
  private boolean explains;

  @Option(names = "--json", description = "print one JSON object per event")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "print nothing but errors")
  private boolean quiet;

  TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Spec
  void addOptions(CommandSpec spec) {
    options.addTo(spec);
  }

  @Override
  public Integer call() throws IOException {
    checkpoints.read(findsRate, terminal);
    recall();
    var given = settings();
    Model model = continued == null ? null : ModelFile.read(continued);
    var settings = model == null ? given : continuedSettings(model, given);
    Path target = out == null ? outBeside(continued) : out;
    checkTarget(target, settings);
    report.check(target, reportInputs(settings));
    var sourceOptions =
        model == null ? Source.options(settings) : ModelSource.trainingOptions(model, settings);
    var loaded = Source.load(source, sourceOptions);
    settings = Source.withTarget(settings, loaded);
    try (var view = view(explains ? settings : null);
        var interrupt = new Interrupt()) {
      view.data(loaded, settings.get(Settings.TARGET));
      Table validation = validation(settings, sourceOptions, loaded.table());
      var chosen = settings;
      var plan =
          UsageException.check(() ->
              model == null
                  ? Plan.of(loaded.table(), validation, chosen)
                  : Plan.continuing(model, loaded.table(), validation, given));
      if (findsRate) {
        findRate(plan, interrupt);
        return Failures.OK;
      }
      var result = train(plan, given, view, interrupt, target);
      Evaluation test = loaded.test() == null ? null : Evaluation.of(result.model(), loaded.test());
      ModelFile.write(target, result.model());
      report.write(result, loaded.test());
      view.finished(result, test, target, quiet ? List.of() : Diagnosis.of(result));
      sayHowToGoOn(result);
    }
    return Failures.OK;
  }

  /// Takes what was given when the training began where it is not given again.
  private void recall() {
    String path = givenSource == null ? checkpoints.recalled("source") : givenSource;
    if (path == null) {
      throw new UsageException("SOURCE is missing; see hillock train --help");
    }
    source = path;
    continued = recalled("continue", continued);
    out = recalled("out", out);
    report.recall(recalled("report", null));
  }

  private @Nullable Path recalled(String name, @Nullable Path given) {
    String path = checkpoints.recalled(name);
    return given == null && path != null ? Path.of(path) : given;
  }

  /// Checks the model file before the work.
  private void checkTarget(Path target, Settings settings) {
    if (!findsRate) {
      OutputFile.check(target, inputs(settings));
    } else if (out != null) {
      throw new UsageException("--find-rate writes no model; leave --out out");
    }
  }

  /// A learning-rate range test instead of a training.
  private void findRate(Plan plan, Interrupt interrupt) throws IOException {
    UsageException.check(() -> {
      RateRange.check(plan.settings());
      return plan;
    });
    var range = RateRange.of(plan, interrupt::isRequested);
    report.write(range, plan);
    if (!quiet) {
      var view = new RateView(range, terminal.out());
      if (json) {
        view.json();
      } else {
        view.text();
      }
    }
  }

  /// What is read, and so must not be written.
  private String[] inputs(Settings settings) {
    var inputs = new ArrayList<String>();
    inputs.add(source);
    if (config != null) {
      inputs.add(config.toString());
    }
    if (settings.get(Settings.VALIDATION) instanceof Validation.OwnFile(String path)) {
      inputs.add(path);
    }
    return inputs.toArray(String[]::new);
  }

  /// What the file says, and over it the options.
  private Settings settings() {
    var given = options.given();
    var all = config == null ? given : ConfigFile.read(config).settings().with(given);
    return checkpoints.recalledSettings().with(all);
  }

  /// The report must not replace the model that training goes on with either.
  private String[] reportInputs(Settings settings) {
    var inputs = new ArrayList<>(List.of(inputs(settings)));
    if (continued != null) {
      inputs.add(continued.toString());
    }
    return inputs.toArray(String[]::new);
  }

  /// The usual file; the model that training goes on with is replaced only where --out says so.
  private Path outBeside(@Nullable Path model) throws IOException {
    Path usual = OutputFile.forSource(source);
    if (model != null && Files.exists(usual) && Files.isSameFile(usual, model)) {
      throw new UsageException(
          "%s is the model that training continues from; name a file with --out (the same one is replaced then)"
              .formatted(usual));
    }
    return usual;
  }

  private static Settings continuedSettings(Model model, Settings given) {
    return UsageException.check(() -> Plan.continuedSettings(model, given));
  }

  /// @param target the model file, beside which the last good network goes if training diverges
  private Training.Result train(
      Plan plan, Settings given, TrainView view, Interrupt interrupt, Path target)
      throws IOException {
    var training =
        Training.of(plan)
            .sourceHash(Source.hash(source))
            .validationHash(validationHash(plan.settings()))
            .controller(checkpoints::hear)
            .listener(view, line -> terminal.err().println("note: " + PlainText.of(line)))
            .stopWhen(interrupt::isRequested);
    var files = new LinkedHashMap<String, @Nullable Object>();
    files.put("source", source);
    files.put("out", out);
    files.put("continue", continued);
    files.put("report", report.file());
    checkpoints.apply(training, CheckpointOptions.command(given, files));
    try {
      return training.run();
    } catch (TrainingDivergedException e) {
      view.close();
      view.diverged(e);
      throw new DivergedException(e, LastGoodFile.write(target, e));
    }
  }

  private void sayHowToGoOn(Training.Result result) {
    String how = checkpoints.howToGoOn();
    if (how != null && result.stopped() && !result.outOfTime() && !quiet) {
      terminal.err().println(how);
      terminal.err().flush();
    }
  }

  /// The rows of a validation file, read with the types that the training rows turned out to have.
  static @Nullable Table validation(
      Settings settings, SourceOptions sourceOptions, Table training) {
    if (!(settings.get(Settings.VALIDATION) instanceof Validation.OwnFile(String path))) {
      return null;
    }
    var types = Source.typesOf(training);
    // Rows that judge all count the same.
    settings.get(Settings.WEIGHTS).forEach(types::remove);
    var csv = sourceOptions.csv().withOnly(types);
    return Source.load(path, sourceOptions.withCsv(csv)).table();
  }

  /// The SHA-256 of a validation file; empty where there is none.
  static String validationHash(Settings settings) {
    return settings.get(Settings.VALIDATION) instanceof Validation.OwnFile(String path)
        ? Source.hash(path)
        : "";
  }

  /// @param explained what the user set, where choices are to be explained
  private TrainView view(@Nullable Settings explained) {
    if (quiet) {
      return new QuietView();
    }
    return json ? new JsonView(terminal.out(), explained) : new TextView(terminal, explained);
  }
}
