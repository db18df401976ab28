package dev.hillock.cli;

import dev.hillock.json.PlainText;
import dev.hillock.model.Model;
import dev.hillock.model.ModelDiff;
import dev.hillock.train.Reproduction.Cause;
import dev.hillock.train.Reproduction.Kind;
import dev.hillock.train.Reproduction.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Whether a second training gave the same model, for a person: the verdict, what was different
/// beforehand, where training departs, what is different in the model.
record ReproduceText(Path file, String source, Model model, Outcome outcome) {

  private static final int SHOWN_OF_HASH = 16;

  List<String> lines() {
    var lines = new ArrayList<String>();
    var again = outcome.result().model();
    if (outcome.isIdentical()) {
      lines.add("identical   %s comes out again of %s, to the bit".formatted(file, source));
      lines.add(
          "            %s, %s, fingerprint %s"
              .formatted(
                  Figures.count(again.members().size(), "network"),
                  Figures.count(again.provenance().epochs(), "epoch"),
                  again.fingerprint()));
    } else {
      lines.add("different   another model than %s comes out of %s".formatted(file, source));
    }
    lines.addAll(causes());
    if (!outcome.isIdentical()) {
      lines.addAll(departures());
      lines.addAll(DiffText.network(outcome.diff()));
      lines.addAll(DiffText.texts("Columns", outcome.diff().columns(), UnaryOperator.identity()));
      lines.addAll(tensor());
      lines.addAll(DiffText.texts("Metrics", outcome.diff().metrics(), DiffText.FIGURES));
    }
    return lines.stream().map(PlainText::of).toList();
  }

  private List<String> causes() {
    if (outcome.causes().isEmpty()) {
      return outcome.isIdentical()
          ? List.of()
          : List.of(
              "",
              "Cause       none that is known: rows, settings, seed and version are the model's");
    }
    var table = new TextTable("            ", List.of(true));
    table.row("", "model", "now");
    outcome
        .causes()
        .forEach(cause ->
            table.row(name(cause), shown(cause.model(), cause), shown(cause.again(), cause)));
    return DiffText.section("Causes", table.lines());
  }

  private static String name(Cause cause) {
    return switch (cause.kind()) {
      case VERSION -> "version of hillock";
      case ARITHMETIC -> "arithmetic";
      case SOURCE -> "SHA-256 of the source";
      case VALIDATION_FILE -> "SHA-256 of the validation file";
      case CONTINUED_MODEL -> "continued from the model";
      case RECORD -> "training";
      case SETTING -> "setting " + cause.name();
      case CHOICE -> "chosen " + cause.name();
      case ROWS -> "rows";
    };
  }

  private static String shown(String value, Cause cause) {
    boolean isHash =
        cause.kind() == Kind.SOURCE
            || cause.kind() == Kind.VALIDATION_FILE
            || cause.kind() == Kind.CONTINUED_MODEL;
    return value.isEmpty()
        ? "-"
        : isHash && value.length() > SHOWN_OF_HASH
            ? value.substring(0, SHOWN_OF_HASH) + "..."
            : value;
  }

  private List<String> departures() {
    ModelDiff diff = outcome.diff();
    if (diff.departures().isEmpty()) {
      boolean traced = !model.provenance().run().traces().isEmpty();
      return List.of(
          "",
          traced
              ? "First       nothing in training: all losses that are marked are the same"
              : "First       the model has no trace of its training to compare with");
    }
    return DiffText.section(
        "First", DiffText.departures(diff, model.members().size()).lines().toList());
  }

  /// The first that differs.
  private List<String> tensor() {
    return outcome.diff().tensors().stream()
        .filter(tensor -> !tensor.isIdentical())
        .findFirst()
        .map(tensor ->
            List.of(
                "",
                "Tensor      %s is the first that differs: in %s of %s, by %s at most and %s on average, %s ULPs"
                    .formatted(
                        tensor.name(),
                        Figures.count(tensor.different()),
                        Figures.count(tensor.values(), "value"),
                        Figures.significant(tensor.most()),
                        Figures.significant(tensor.mean()),
                        Figures.count(tensor.mostUlps()))))
        .orElse(List.of());
  }
}
