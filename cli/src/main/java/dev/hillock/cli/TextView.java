package dev.hillock.cli;

import dev.hillock.data.Column;
import dev.hillock.data.LoadedData;
import dev.hillock.data.Table;
import dev.hillock.explain.Finding;
import dev.hillock.json.PlainText;
import dev.hillock.kernel.KernelChoice;
import dev.hillock.model.Model;
import dev.hillock.model.Provenance;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.settings.Choice;
import dev.hillock.settings.Setting;
import dev.hillock.settings.Settings;
import dev.hillock.train.Evaluation;
import dev.hillock.train.ExplainedChoices;
import dev.hillock.train.Plan;
import dev.hillock.train.Training;
import dev.hillock.train.TrainingEvent;
import dev.hillock.train.TrainingEvent.CheckpointFailed;
import dev.hillock.train.TrainingEvent.CheckpointWritten;
import dev.hillock.train.TrainingEvent.Converged;
import dev.hillock.train.TrainingEvent.EpochFinished;
import dev.hillock.train.TrainingEvent.EpochRunning;
import dev.hillock.train.TrainingEvent.MemberDiverged;
import dev.hillock.train.TrainingEvent.MemberFinished;
import dev.hillock.train.TrainingEvent.MemberNotBegun;
import dev.hillock.train.TrainingEvent.NetworksRunning;
import dev.hillock.train.TrainingEvent.Refitting;
import dev.hillock.train.TrainingEvent.Resumed;
import dev.hillock.train.TrainingEvent.Started;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A training run for a person: what was found, the network, progress, how good it is.
final class TextView implements TrainView {

  /// Characters of a line where there is no terminal.
  private static final int WIDTH = 100;

  private final PrintWriter out;
  private final Terminal terminal;
  private @Nullable EpochProgress progress;
  private @Nullable NetworksBar networks;
  private final @Nullable Settings explained;
  private @Nullable Plan plan;
  private boolean converged;

  /// @param explained what the user set, where choices are to be explained
  TextView(Terminal terminal, @Nullable Settings explained) {
    this.terminal = terminal;
    this.explained = explained;
    this.out = terminal.out();
  }

  @Override
  public void data(LoadedData loaded, List<String> targets) {
    var table = loaded.table();
    out.printf(
        "Data      %s: %s, %s, %s%n",
        table.source(),
        Figures.count(table.rows(), "row"),
        Figures.count(table.columns().size(), "column"),
        missing(table));
    if (loaded.imageShape() != null) {
      out.printf("          images %s%n", loaded.imageShape());
    }
    var lines = new TextTable("          ", List.of(true));
    for (var run : DataSummary.runs(table, targets)) {
      String missing = run.missing() == 0 ? "" : Figures.count(run.missing()) + " missing";
      lines.row(run.name(), run.kind(), run.about(), missing);
    }
    lines.lines().forEach(out::println);
    loaded.notes().forEach(this::note);
    if (loaded.test() != null) {
      out.printf(
          "          and %s of its own for the test%n", Figures.count(loaded.test().rows(), "row"));
    }
    out.flush();
  }

  private static String missing(Table table) {
    long missing = table.columns().stream().mapToLong(Column::missing).sum();
    return missing == 0 ? "no cell missing" : Figures.count(missing, "cell") + " missing";
  }

  @Override
  public void accept(TrainingEvent event) {
    switch (event) {
      case Started(Plan plan) -> started(plan);
      case EpochRunning running -> {
        if (progress != null) {
          progress.running(running);
        }
      }
      case EpochFinished epoch -> {
        if (progress != null) {
          progress.finished(epoch);
        }
      }
      case NetworksRunning running -> {
        if (networks != null) {
          networks.running(running);
        }
      }
      case MemberFinished member -> member(member);
      case MemberDiverged(int member, int members, var cause) -> {
        terminal
            .err()
            .printf("network %d of %d is left out: %s%n", member, members, cause.getMessage());
        terminal.err().flush();
      }
      case MemberNotBegun(int member, int members) -> {
        terminal
            .err()
            .printf(
                "network %d of %d is left out: the time was over before it began%n",
                member, members);
        terminal.err().flush();
      }
      case Resumed resumed -> {
        out.println("          goes on from a checkpoint: " + where(resumed));
        out.flush();
      }
      case CheckpointWritten _ -> {}
      case CheckpointFailed(String reason) -> {
        terminal.err().println("no checkpoint: " + reason + "; training goes on without it");
        terminal.err().flush();
      }
      case Converged(int epoch, int epochs, String reason) -> {
        close();
        converged = true;
        out.printf("          converged in epoch %d of %d: %s%n", epoch, epochs, reason);
        out.flush();
      }
      case Refitting(int rows, int epochs) -> {
        close();
        out.printf(
            "          then all %s for %s%n",
            Figures.count(rows, "row"), Figures.count(epochs, "epoch"));
        out.flush();
        progress = EpochProgress.on(terminal, epochs);
      }
    }
  }

  private static String where(Resumed resumed) {
    String place =
        resumed.step() == 0
            ? "after epoch " + resumed.epoch()
            : "in epoch %d, after step %d".formatted(resumed.epoch(), resumed.step());
    if (resumed.networks() == 1) {
      return resumed.begun() == 0 ? "all is trained" : place;
    }
    return "%s of %d trained, %d begun"
        .formatted(
            Figures.count(resumed.trained(), "network"), resumed.networks(), resumed.begun());
  }

  private void member(MemberFinished member) {
    if (networks != null) {
      return;
    }
    var kept = member.kept();
    terminal
        .err()
        .printf(
            "network %d of %d: epoch %d of %d kept%s%n",
            member.member(),
            member.members(),
            member.keptEpoch(),
            member.epochs(),
            kept == null ? "" : ", " + EpochProgress.figures(kept));
    terminal.err().flush();
  }

  private void started(Plan plan) {
    plan.notes().forEach(this::note);
    out.println();
    out.println("Target    " + PlainText.of(target(plan)));
    out.println("          " + rows(plan));
    out.println();
    new NetworkText(plan.architecture()).lines("Network   ").forEach(out::println);
    out.println();
    out.println("Training  " + how(plan));
    if (explained != null) {
      out.println();
      int width = terminal.isInteractive() ? terminal.width() : WIDTH;
      new ChoicesText(ExplainedChoices.of(plan, explained), width).lines().forEach(out::println);
    }
    out.flush();
    var choice = KernelChoice.fastest();
    if (!choice.isVector()) {
      terminal.err().println("note: " + choice.reason());
    }
    this.plan = plan;
    if (members(plan.settings()) == 1 && plan.variants().isEmpty()) {
      progress = EpochProgress.on(terminal, plan.settings().get(Settings.EPOCHS));
    } else if (terminal.isInteractive()) {
      networks = new NetworksBar(terminal.width());
    }
  }

  private static String rows(Plan plan) {
    String train = Figures.count(plan.trainingRows(), "row") + " train, ";
    if (plan.validationRows() == 0) {
      return train + "none held out to validate";
    }
    String validate = Figures.count(plan.validationRows()) + " validate";
    int folds = plan.settings().get(Settings.FOLDS);
    return folds == 0
        ? train + validate
        : train + validate + " in the first of " + folds + " folds";
  }

  private static String target(Plan plan) {
    var target = plan.preparation().target();
    String names = String.join(", ", target.columns());
    boolean one = target.columns().size() == 1;
    return switch (target) {
      case ClassTarget classes ->
          names
              + ", "
              + Figures.count(classes.labels().size())
              + " classes: "
              + shortened(classes.labels());
      case NumberTarget _ -> names + ", " + (one ? "a number" : "numbers");
      case LabelsTarget _ -> names + ", labels";
      case CountTarget _ -> names + ", " + (one ? "a count" : "counts");
      case QuantileTarget quantiles ->
          names + ", " + Figures.count(quantiles.levels().size(), "quantile") + " of a number";
    };
  }

  private static String shortened(List<String> labels) {
    return DataSummary.first(labels, 12) + (labels.size() > 12 ? ", ..." : "");
  }

  private static String how(Plan plan) {
    var settings = plan.settings();
    var texts = settings.texts();
    int threads = settings.get(Settings.THREADS);
    String ensemble = members(settings) == 1 ? "" : ensemble(plan) + ": each ";
    String epochs = Figures.count(settings.get(Settings.EPOCHS), "epoch");
    String rows = Figures.count(plan.batchRows(), "row");
    String optimizer = texts.get("optimizer") + rate(settings);
    return ensemble
        + "%s, %s%n          optimizer %s%n          %s, %s kernels, seed %s"
            .formatted(
                plan.loss().text(),
                switch (settings.get(Settings.OPTIMIZER).kind()) {
                  case STEPS ->
                      "%s of %s (batches of %s)"
                          .formatted(epochs, Figures.count(plan.stepsPerEpoch(), "step"), rows);
                  case SEARCH -> "at most %s of 1 generation over %s".formatted(epochs, rows);
                  case FULL_BATCH -> "at most %s of 1 iteration over %s".formatted(epochs, rows);
                },
                optimizer,
                Figures.count(
                    threads == 0 ? Runtime.getRuntime().availableProcessors() : threads, "thread"),
                KernelChoice.fastest().kernels().name(),
                texts.get("seed"));
  }

  /// `, learning rate 0.03 (cosine), momentum 0.9`; nothing where there is no rate.
  private static String rate(Settings settings) {
    var texts = settings.texts();
    return switch (settings.get(Settings.OPTIMIZER).kind()) {
      case STEPS ->
          ", learning rate %s (%s)%s"
              .formatted(texts.get("learning-rate"), texts.get("schedule"), memory(settings));
      case SEARCH -> memory(settings);
      case FULL_BATCH -> "";
    };
  }

  /// `5 networks: 74>280-256-256-256-10 (3), 74>256-256-256-10 (2)`.
  private static String kept(Training.Result result) {
    var members = result.model().members();
    var kinds = new LinkedHashMap<String, Integer>();
    for (var member : members) {
      String logarithm = member.learnedLogarithms() ? " of the logarithm" : "";
      kinds.merge(member.architecture().sizes() + logarithm, 1, Integer::sum);
    }
    return Figures.count(members.size(), "network")
        + ": "
        + kinds.entrySet().stream()
            .map(kind -> kind.getKey() + (kind.getValue() > 1 ? " (" + kind.getValue() + ")" : ""))
            .collect(Collectors.joining(", "));
  }

  private static int members(Settings settings) {
    return settings.get(Settings.ENSEMBLE) * Math.max(1, settings.get(Settings.FOLDS));
  }

  /// `8 members, 2 for each of 4 folds`; of variants the rows choose how many.
  private static String ensemble(Plan plan) {
    var settings = plan.settings();
    String members = Figures.count(members(settings), "member");
    int folds = settings.get(Settings.FOLDS);
    if (folds == 0) {
      return members;
    }
    return plan.variants().isEmpty()
        ? "%s, %d for each of %d folds".formatted(members, settings.get(Settings.ENSEMBLE), folds)
        : "networks for each of %d folds".formatted(folds);
  }

  /// The numbers of the optimiser, those left to it aside: `, momentum 0.9 (Nesterov)`.
  private static String memory(Settings settings) {
    var texts = settings.texts();
    var text = new StringBuilder();
    for (Setting<?> setting : settings.get(Settings.OPTIMIZER).numbers()) {
      String value = texts.getOrDefault(setting.name(), "");
      if (setting.equals(Settings.NESTEROV)) {
        text.append(settings.get(Settings.NESTEROV) ? " (Nesterov)" : "");
      } else if (!value.equals(Choice.AUTO)) {
        text.append(", ").append(setting.name()).append(' ').append(value);
      }
    }
    return text.toString();
  }

  private void note(String note) {
    out.println("          note: " + PlainText.of(note));
  }

  /// Epoch 0 is the network that training went on with.
  private static String keptEpoch(Provenance provenance) {
    return provenance.keptEpoch() == 0
        ? "; none of %s is better, the network stays as it was"
            .formatted(Figures.count(provenance.epochs(), "epoch"))
        : "; epoch %d of %d is kept".formatted(provenance.keptEpoch(), provenance.epochs());
  }

  @Override
  public void finished(
      Training.Result result, @Nullable Evaluation test, Path file, List<Finding> findings)
      throws IOException {
    close();
    var provenance = result.model().provenance();
    if (result.stopped()) {
      terminal
          .err()
          .printf(
              "%s in epoch %d%s; the network of epoch %d is kept in %s%n",
              result.outOfTime() ? "the time was over" : "interrupted",
              provenance.epochs(),
              result.outOfTime() ? " of " + result.plan().settings().get(Settings.EPOCHS) : "",
              provenance.keptEpoch(),
              file);
    }
    out.println();
    if (plan != null && !plan.variants().isEmpty()) {
      out.println("Kept      " + kept(result));
      out.println();
    }
    boolean validated = provenance.validationRows() > 0;
    String epoch =
        (result.model().isEnsemble() ? "" : keptEpoch(provenance))
            + (converged ? "; converged" : "");
    out.printf(
        "%s (%s%s)%n",
        validated ? "Validation" : "Training rows",
        Figures.count(result.evaluation().rows(), "row"),
        epoch);
    EvaluationText.shortLines(result.evaluation()).forEach(out::println);
    TargetText.learned(result.model().preparation().target())
        .forEach(line -> out.println(PlainText.of(line)));
    if (test != null) {
      out.println();
      out.printf("Test (%s)%n", Figures.count(test.rows(), "row"));
      EvaluationText.shortLines(test).forEach(out::println);
    }
    out.println();
    saved(result.model(), file);
    findings(findings);
    out.flush();
  }

  private void findings(List<Finding> findings) {
    if (!findings.isEmpty()) {
      out.println();
      out.println("Diagnosis");
      FindingText.lines(findings).forEach(out::println);
      out.flush();
    }
  }

  @Override
  public void close() {
    if (progress != null) {
      progress.close();
      progress = null;
    }
    if (networks != null) {
      networks.close();
      networks = null;
    }
  }

  private void saved(Model model, Path file) throws IOException {
    out.printf(
        "Model     %s, %s%n          fingerprint %s%n",
        file, Figures.bytes(Files.size(file)), model.fingerprint());
  }
}
