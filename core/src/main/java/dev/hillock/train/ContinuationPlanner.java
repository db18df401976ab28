package dev.hillock.train;

import dev.hillock.data.Table;
import dev.hillock.model.Member;
import dev.hillock.model.Model;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.Decision;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.NumberTarget.Limits;
import dev.hillock.prep.Preparation;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.Split;
import dev.hillock.prep.TargetChoice;
import dev.hillock.prep.TargetCoding;
import dev.hillock.settings.Choice;
import dev.hillock.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Settles the plan of a training that goes on with a model: transforms, target coding and layers
/// are the model's, so what is left to settle are the rows and what the settings ask of them.
final class ContinuationPlanner {

  private static final int SHOWN_OF_FINGERPRINT = 12;

  private final Model model;
  private final Table table;
  private final @Nullable Table validationTable;
  private final Settings given;
  private final Settings settings;
  private final List<String> notes = new ArrayList<>();

  /// @param given what the user set
  ContinuationPlanner(Model model, Table table, @Nullable Table validationTable, Settings given) {
    this.model = model;
    this.table = table;
    this.validationTable = validationTable;
    this.given = given;
    this.settings = ContinuedSettings.of(model, given);
    AllRowsSettings.check(given, settings, notes);
  }

  /// The plan of the first member; [MemberPlans] makes those of the others.
  Plan plan() {
    var targets = settings.get(Settings.TARGET);
    int[] rows = TargetChoice.usableRows(table, targets);
    if (rows.length < table.rows()) {
      notes.add(
          "%d of %d rows lack the target and are left out"
              .formatted(table.rows() - rows.length, table.rows()));
    }
    TargetSettings.checkWeights(settings);
    DescentSettings.check(settings);
    model.members().forEach(member -> member.preparation().requireColumns(table));
    var coding = model.preparation().target();
    var labels = coding instanceof ClassTarget classes ? classes.labels() : List.<String>of();
    if (coding instanceof ClassTarget classes) {
      // Refuses a class that the model does not know, whichever rows it is in.
      classes.classes(table, rows);
    }
    var rowSplit = new RowSplit(table, validationTable, settings, notes);
    rowSplit.check(targets);
    var split = rowSplit.of(rows, targets, labels, 0);
    var output = OutputChoice.of(settings, settings.get(Settings.TASK), labels.size());
    TargetSettings.check(settings, coding, split);
    TargetSettings.checkThreshold(settings, coding, output, split);
    RowWeights.of(settings, coding, table, split.training());
    var provenance = model.provenance();
    notes.add(
        "%s of %s, fingerprint %s, %s on"
            .formatted(
                model.isEnsemble() ? model.members().size() + " networks" : "the network",
                provenance.source().isEmpty() ? "an unknown source" : provenance.source(),
                model.fingerprint().substring(0, SHOWN_OF_FINGERPRINT),
                model.isEnsemble() ? "learn" : "learns"));
    noteUnseen(split.training());
    var resolved = settings.with(Settings.LOSS, Choice.of(output.loss()));
    var first = new ContinuedMember(model, 0);
    var plan =
        new Plan(
            table,
            validationTable,
            resolved,
            split,
            preparation(first.member(), table, split),
            first.member().architecture(),
            output.loss(),
            notes,
            List.of(),
            first,
            given);
    HiddenExtras.checkBatch(plan.architecture(), plan.miniBatchRows());
    AllRowsSettings.check(plan);
    return plan;
  }

  private void noteUnseen(int[] rows) {
    var unseen = model.preparation().apply(table, rows).unseen();
    unseen.forEach((column, cells) ->
        notes.add(
            "column '%s': %d cells of the training rows hold categories that the model does not know; they count as missing"
                .formatted(column, cells)));
  }

  /// The model's, with limits that hold the new training rows too. What the target coding learned
  /// from the trained network (decision, intervals, smearing), it learns again.
  static Preparation preparation(Member member, Table table, Split split) {
    var preparation = member.preparation();
    return preparation.withTarget(target(preparation.target(), table, split.training()));
  }

  private static TargetCoding target(TargetCoding coding, Table table, int[] rows) {
    return switch (coding) {
      case ClassTarget classes -> classes.with(new Decision.Likeliest());
      case NumberTarget numbers ->
          new NumberTarget(
              numbers.columns(),
              numbers.scales(),
              NumberTarget.widened(numbers.limits(), table, numbers.columns(), rows),
              null,
              numbers.logs().stream().map(log -> log.withSmearing(1)).toList());
      case CountTarget counts ->
          new CountTarget(
              counts.columns(),
              counts.means(),
              NumberTarget.widened(counts.limits(), table, counts.columns(), rows));
      case QuantileTarget quantiles -> {
        var limits = quantiles.limits() == null ? List.<Limits>of() : List.of(quantiles.limits());
        var wider = NumberTarget.widened(limits, table, quantiles.columns(), rows);
        yield new QuantileTarget(
            quantiles.column(),
            quantiles.scale(),
            quantiles.levels(),
            wider.isEmpty() ? null : wider.getFirst());
      }
      case LabelsTarget labels -> labels;
    };
  }
}
