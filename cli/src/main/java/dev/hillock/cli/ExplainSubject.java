package dev.hillock.cli;

import dev.hillock.data.DataException;
import dev.hillock.data.LoadedData;
import dev.hillock.data.Table;
import dev.hillock.derivation.Demos;
import dev.hillock.model.Model;
import dev.hillock.model.ModelFile;
import dev.hillock.prep.TargetChoice;
import dev.hillock.settings.Settings;
import dev.hillock.train.Plan;
import dev.hillock.train.StepRecorder;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/// What `hillock explain` explains: a model and its rows, a new network, or a demo.
final class ExplainSubject {

  private final String subject;
  private final @Nullable String rows;
  private final Settings given;
  private final int member;
  private @Nullable Integer row;
  private boolean holdsBiases;
  private boolean overTraining;

  /// @param subject model file, source or name of a demo
  /// @param rows rows for a model
  /// @param member of a model, from 1
  ExplainSubject(String subject, @Nullable String rows, Settings given, int member) {
    this.subject = subject;
    this.rows = rows;
    this.given = given;
    this.member = member;
  }

  /// @param newRow the data row, from 1; null for the first that can be taken
  ExplainSubject withRow(@Nullable Integer newRow) {
    row = newRow;
    return this;
  }

  ExplainSubject holdingBiases(boolean holds) {
    holdsBiases = holds;
    return this;
  }

  /// @param all whether steps go over all training rows where no row is named
  ExplainSubject overTraining(boolean all) {
    overTraining = all;
    return this;
  }

  /// What makes its steps.
  StepRecorder recorder(Terminal terminal) throws IOException {
    var demo = Demos.named(subject);
    if (demo.isPresent() && !Files.exists(Source.pathOf(subject))) {
      return demo(demo.get());
    }
    if (ModelSniffer.isModel(subject)) {
      return ofModel(terminal);
    }
    return ofNew(terminal);
  }

  private StepRecorder demo(Demos demo) {
    if (rows != null) {
      throw new UsageException("demo %s has its rows; leave %s out".formatted(demo.name(), rows));
    }
    var recorder =
        UsageException.check(() -> {
          int[] stepped = rows(demo.table(), demo.model());
          return StepRecorder.of(demo.model(), 0, demo.table(), stepped, given);
        });
    return demo.holdsBiases() || holdsBiases ? recorder.holdingBiases() : recorder;
  }

  private StepRecorder ofModel(Terminal terminal) throws IOException {
    var model = ModelFile.read(Source.pathOf(subject));
    if (rows == null) {
      throw new UsageException(
          "%s is a model; name rows for it too: hillock explain %s ROWS --row 1"
              .formatted(subject, subject));
    }
    int members = model.members().size();
    if (member < 1 || member > members) {
      throw new UsageException(
          "--member is %d; the model has %s".formatted(member, Figures.count(members, "network")));
    }
    var loaded = ModelSource.load(model, rows, new DialectOptions(), true);
    var table = table(loaded, terminal);
    var recorder =
        UsageException.check(
            () -> StepRecorder.of(model, member - 1, table, rows(table, model), given));
    return holdsBiases ? recorder.holdingBiases() : recorder;
  }

  private StepRecorder ofNew(Terminal terminal) {
    if (rows != null) {
      throw new UsageException(
          "%s is one argument too many: %s is no model, so its own rows are taken"
              .formatted(rows, subject));
    }
    if (member != 1) {
      throw new UsageException("--member is %d; a new network is one".formatted(member));
    }
    var loaded = Source.load(subject, Source.options(given));
    var table = table(loaded, terminal);
    var settings = Source.withTarget(given, loaded);
    var recorder =
        UsageException.check(() -> {
          var plan = Plan.of(table, null, settings);
          return StepRecorder.of(plan, rows(table, plan));
        });
    return holdsBiases ? recorder.holdingBiases() : recorder;
  }

  private static Table table(LoadedData loaded, Terminal terminal) {
    loaded.notes().forEach(note -> terminal.err().println("note: " + note));
    return loaded.table();
  }

  private int[] rows(Table table, Model model) {
    return chosen(table, TargetChoice.usableRows(table, model.preparation().target().columns()));
  }

  private int[] rows(Table table, Plan plan) {
    return chosen(table, plan.split().training());
  }

  private int[] chosen(Table table, int[] training) {
    if (training.length == 0) {
      throw new DataException(
          "%s: no row has a target, and without one there is no error to learn from; give rows with targets"
              .formatted(table.source()));
    }
    if (row == null) {
      return overTraining ? training : new int[] {training[0]};
    }
    return new int[] {rowOf(table, row)};
  }

  /// The place of a data row, which people count from 1.
  static int rowOf(Table table, int row) {
    if (row < 1 || row > table.rows()) {
      throw new UsageException(
          "--row is %d, but %s has %s; give one from 1 to %d"
              .formatted(
                  row, table.source(), Figures.count(table.rows(), "data row"), table.rows()));
    }
    return row - 1;
  }
}
