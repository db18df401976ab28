package dev.hillock.cli;

import dev.hillock.data.Table;
import dev.hillock.json.JsonWriter;
import dev.hillock.model.Model;
import dev.hillock.model.ModelFile;
import dev.hillock.model.ModelFormatException;
import dev.hillock.settings.Settings;
import dev.hillock.settings.Validation;
import dev.hillock.train.Plan;
import dev.hillock.train.Reproduction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hillock reproduce`: trains a model again and compares.
@Command(
    name = "reproduce",
    abbreviateSynopsis = true,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Trains a model again and says whether the same comes out, to the bit.",
      "",
      "The settings and the seed are those that its file holds. If another model comes out, it says"
          + " what differs first: the source, a setting, the step of the training, the tensor. The"
          + " exit code is 0 if it is the same and 5 if not.",
      "",
      "Examples:",
      "  hillock reproduce iris.safetensors data/iris.csv",
      "  hillock reproduce iris.safetensors data/iris.csv --seed 1",
      "  hillock reproduce june.safetensors june.csv --continue may.safetensors",
      ""
    })
final class ReproduceCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final SettingOptions options = new SettingOptions();

  @Mixin private ModelArgument file = new ModelArgument();

  @Parameters(
      index = "1",
      paramLabel = "SOURCE",
      description = "what the model was trained on: a file, a folder, or - for standard input")
  private String source = "";

  @Option(
      names = "--continue",
      paramLabel = "MODEL",
      description = "the model that training went on from, if there was one")
  private @Nullable Path continued;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "model file to write [none]")
  private @Nullable Path out;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "print nothing but errors; the exit code says whether it is the same")
  private boolean quiet;

  ReproduceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Spec
  void addOptions(CommandSpec spec) {
    options.addTo(spec);
  }

  @Override
  public Integer call() throws IOException {
    var changes = options.given();
    if (changes.isSet(Settings.BUDGET)) {
      throw new UsageException(
          "--budget does not go with reproduce, which trains as many epochs as the model was trained; leave it out");
    }
    var model = file.read();
    Model before = continuedModel(model);
    var given = given(model).with(changes);
    var settings =
        before == null ? given : UsageException.check(() -> Plan.continuedSettings(before, given));
    if (out != null) {
      OutputFile.check(out, inputs(settings));
    }
    var outcome = reproduction(model, before, given, settings).run();
    if (out != null) {
      ModelFile.write(out, outcome.result().model());
    }
    if (json) {
      var object = ReproduceJson.of(file.path(), source, model, outcome);
      terminal.out().println(JsonWriter.compact(object));
    } else if (!quiet) {
      new ReproduceText(file.path(), source, model, outcome)
          .lines()
          .forEach(terminal.out()::println);
    }
    return outcome.isIdentical() ? Failures.OK : Failures.TRAINING;
  }

  /// @param given what is asked for
  /// @param settings the same over those of the model that training goes on with
  private Reproduction reproduction(
      Model model, @Nullable Model before, Settings given, Settings settings) {
    var sourceOptions =
        before == null ? Source.options(settings) : ModelSource.trainingOptions(before, settings);
    var loaded = Source.load(source, sourceOptions);
    Table validation = TrainCommand.validation(settings, sourceOptions, loaded.table());
    var plan =
        UsageException.check(() ->
            before == null
                ? Plan.of(loaded.table(), validation, given)
                : Plan.continuing(before, loaded.table(), validation, given));
    var progress = new ReproduceProgress(terminal);
    return Reproduction.of(model, plan)
        .sourceHash(Source.hash(source))
        .validationHash(TrainCommand.validationHash(settings))
        .listener(quiet || json ? event -> {} : progress);
  }

  private @Nullable Model continuedModel(Model model) throws IOException {
    String fingerprint = model.provenance().continuedFrom();
    if (continued == null && !fingerprint.isEmpty()) {
      throw new UsageException(
          "%s was trained on from another model, with fingerprint %s; name its file with --continue"
              .formatted(file.path(), fingerprint));
    }
    return continued == null ? null : ModelFile.read(continued);
  }

  private Settings given(Model model) {
    try {
      return Reproduction.given(model);
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(
          file.path().toString(),
          -1,
          "its settings cannot be used: " + e.getMessage(),
          "give it a file that this version of hillock train has written");
    }
  }

  private String[] inputs(Settings settings) {
    var inputs = new ArrayList<>(List.of(source, file.path().toString()));
    if (continued != null) {
      inputs.add(continued.toString());
    }
    if (settings.get(Settings.VALIDATION) instanceof Validation.OwnFile(String path)) {
      inputs.add(path);
    }
    return inputs.toArray(String[]::new);
  }
}
