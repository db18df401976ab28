package dev.hillock.cli;

import dev.hillock.data.Table;
import dev.hillock.json.Json;
import dev.hillock.json.JsonObject;
import dev.hillock.json.PlainText;
import dev.hillock.model.Model;
import dev.hillock.model.ModelFile;
import dev.hillock.plot.LossPlot;
import dev.hillock.plot.LossPlot.Epoch;
import dev.hillock.settings.Settings;
import dev.hillock.train.Plan;
import dev.hillock.train.Reproduction;
import dev.hillock.train.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hillock plot loss`: training and validation loss, epoch by epoch.
@Command(
    name = "loss",
    abbreviateSynopsis = true,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Training and validation loss of a network, epoch by epoch, and the epoch that is kept.",
      "",
      "Of rows: trains one network with the options given and writes no model. Of a model, whose file"
          + " does not hold its losses: trains it again on its rows, which gives the same losses to"
          + " the bit. Of what train --json has printed: draws that.",
      "",
      "Examples:",
      "  hillock plot loss data/iris.csv --target species",
      "  hillock plot loss iris.safetensors data/iris.csv",
      "  hillock train data/iris.csv --target species --no-variants --json > iris.jsonl",
      "  hillock plot loss iris.jsonl",
      ""
    })
final class PlotLossCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final SettingOptions options = new SettingOptions();

  @Parameters(
      index = "0",
      paramLabel = "SOURCE|MODEL|LOG",
      description =
          "rows (CSV file, folder of IDX files or images, or - for standard input), a model file, or"
              + " lines of train --json (- too)")
  private String source = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ROWS",
      description = "of a model: the rows it was trained on")
  private @Nullable String rows;

  @Mixin private PlotFile file = new PlotFile();

  PlotLossCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Spec
  void addOptions(CommandSpec spec) {
    options.addTo(spec);
  }

  @Override
  public Integer call() throws IOException {
    var given = options.given();
    boolean isModel = ModelSniffer.isModel(source);
    boolean isLog = !isModel && TrainLog.isLog(source);
    refuse(isModel, isLog, given);
    String[] inputs = rows == null ? new String[] {source} : new String[] {source, rows};
    Path path = file.check(PlotFile.beside(source, "loss"), inputs);
    LossPlot plot = isModel ? ofModel(rows) : isLog ? ofLog() : ofRows(given);
    var last = plot.epochs().getLast();
    file.write(
        terminal,
        path,
        plot.svg(),
        Json.object()
            .put("plot", "loss")
            .put("source", source)
            .put("kept_epoch", plot.keptEpoch())
            .put("epochs", plot.epochs().stream().map(PlotLossCommand::epoch).toList()),
        List.of(
            "%s, training loss %s at the end%s"
                .formatted(
                    Figures.count(last.epoch(), "epoch"),
                    Figures.fixed(last.training()),
                    plot.keptEpoch() < 0
                        ? ""
                        : "; epoch %s is kept".formatted(Figures.count(plot.keptEpoch())))));
    return Failures.OK;
  }

  private void refuse(boolean isModel, boolean isLog, Settings given) {
    boolean plain = given.texts().equals(Settings.defaults().texts());
    if (isModel && rows == null) {
      throw new UsageException(
          "%s is a model, whose file does not hold its losses; name the rows it was trained on too, and it is trained again"
              .formatted(source));
    }
    if (!plain && (isModel || isLog)) {
      throw new UsageException(
          "%s is a %s, which has its settings; leave the options of training out"
              .formatted(source, isModel ? "model" : "log"));
    }
    if (!isModel && rows != null) {
      throw new UsageException(
          "%s is one argument too many: %s is no model".formatted(rows, source));
    }
  }

  private static JsonObject epoch(Epoch epoch) {
    return Json.object()
        .put("epoch", epoch.epoch())
        .put("loss", PlotJson.number(epoch.training()))
        .put("validation_loss", PlotJson.number(epoch.validation()))
        .build();
  }

  private LossPlot ofLog() {
    var log = TrainLog.read(source);
    return new LossPlot(log.epochs(), log.keptEpoch(), source, List.of());
  }

  private LossPlot ofRows(Settings given) {
    var plan = SingleNetwork.plan(terminal, source, given, "plot loss");
    try (var interrupt = new Interrupt()) {
      var result =
          Training.of(plan)
              .watched(false)
              .listener(new ReproduceProgress(terminal))
              .stopWhen(interrupt::isRequested)
              .run();
      var notes = new ArrayList<String>();
      if (SingleNetwork.isOneOfSeveral(given)) {
        notes.add("One network is trained here, once, without other members and without a refit.");
      }
      return plot(result, notes);
    }
  }

  private LossPlot ofModel(@Nullable String trainedOn) throws IOException {
    var model = ModelFile.read(Source.pathOf(source));
    String from = trainedOn == null ? "" : trainedOn;
    var given = UsageException.check(() -> Reproduction.given(model));
    if (!model.provenance().continuedFrom().isEmpty()) {
      throw new UsageException(
          "%s was trained on from another model; plot what train --continue --json prints"
              .formatted(source));
    }
    var sourceOptions = Source.options(given);
    var loaded = Source.load(from, sourceOptions);
    Table validation = TrainCommand.validation(given, sourceOptions, loaded.table());
    var plan = UsageException.check(() -> Plan.of(loaded.table(), validation, given));
    var outcome =
        Reproduction.of(model, plan)
            .sourceHash(Source.hash(from))
            .validationHash(TrainCommand.validationHash(given))
            .listener(new ReproduceProgress(terminal))
            .run();
    return plot(outcome.result(), notes(model, outcome));
  }

  private List<String> notes(Model model, Reproduction.Outcome outcome) {
    var notes = new ArrayList<String>();
    if (!outcome.isIdentical()) {
      String note =
          "another model than %s has come out; hillock reproduce says why".formatted(source);
      terminal.err().println("note: " + PlainText.of(note));
      notes.add("Not the losses of the model: " + note + ".");
    }
    if (model.isEnsemble()) {
      notes.add("The first of %d members is shown.".formatted(model.members().size()));
    }
    return notes;
  }

  private static LossPlot plot(Training.Result result, List<String> notes) {
    var plan = result.plan();
    String text =
        "%s, %s, %s"
            .formatted(
                plan.architecture().sizes(),
                plan.settings().texts().get(Settings.OPTIMIZER.name()),
                plan.table().source());
    var epochs = result.history().stream().map(Epoch::of).toList();
    int kept = result.model().provenance().keptEpoch();
    return UsageException.check(() -> new LossPlot(epochs, kept, text, notes));
  }
}
