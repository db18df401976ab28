package dev.hillock.report;

import dev.hillock.model.Member;
import dev.hillock.model.Provenance;
import dev.hillock.nn.Dense;
import dev.hillock.prep.ColumnTransform;
import dev.hillock.settings.Settings;
import java.util.List;
import java.util.stream.Collectors;

/// Where the model comes from: data, network, settings.
final class OriginSection {

  /// More columns than this are folded away.
  private static final int UNFOLDED_COLUMNS = 15;

  private static final int MOST_COLUMNS = 500;

  private final Markup page;

  OriginSection(Markup page) {
    this.page = page;
  }

  void write(Report report) {
    var model = report.model();
    var from = model.provenance();
    page.open("section").leaf("h2", "Data and model");
    page.open("table", "class", "origin").open("tbody");
    row("trained on", from.source());
    if (!from.sourceHash().isEmpty()) {
      row("SHA-256 of it", from.sourceHash());
    }
    row("rows", rows(report));
    long inputs = model.architecture().inputs();
    row(
        "columns",
        "%s read, %s of the network"
            .formatted(
                Numerals.count(model.preparation().inputs().size()), counted(inputs, "input")));
    row("network", network(model.architecture().layers()));
    if (model.architecture().submodels() > 1) {
      row("submodels", Numerals.count(model.architecture().submodels()));
    }
    row("parameters", Numerals.count(model.architecture().parameterCount()));
    row(
        "epochs",
        from.keptEpoch() == 0
            ? "%s trained, none better than before".formatted(Numerals.count(from.epochs()))
            : "%s trained, epoch %s kept"
                .formatted(Numerals.count(from.epochs()), Numerals.count(from.keptEpoch())));
    for (var setting :
        List.of(Settings.LOSS, Settings.OUTPUT_ACTIVATION, Settings.PRESET, Settings.SEED)) {
      String value = from.settings().get(setting.name());
      if (value != null) {
        row(setting.name().replace('-', ' '), value);
      }
    }
    long logs = model.members().stream().filter(Member::learnedLogarithms).count();
    if (logs > 0) {
      row(
          "target",
          model.isEnsemble()
              ? "%d of %d networks learned its logarithm".formatted(logs, model.members().size())
              : "its logarithm is learned");
    }
    row("fingerprint", model.fingerprint());
    if (!from.continuedFrom().isEmpty()) {
      row("continued from", from.continuedFrom());
    }
    row("trained by", "hillock " + from.version());
    page.close().close();
    settings(from);
    columns(model.preparation().inputs());
    page.closeLine();
  }

  private void row(String name, String value) {
    page.open("tr").leaf("th", name, "scope", "row").leaf("td", value).closeLine();
  }

  private static String rows(Report report) {
    var from = report.model().provenance();
    var evaluation = report.evaluation();
    String left =
        evaluation.rowsWithoutTarget() == 0
            ? ""
            : "; %s without a target left out"
                .formatted(counted(evaluation.rowsWithoutTarget(), "row"));
    return "%s trained, %s validated, %s judged here%s"
        .formatted(
            Numerals.count(from.trainingRows()),
            Numerals.count(from.validationRows()),
            Numerals.count(evaluation.rows()),
            left);
  }

  private static String counted(long count, String noun) {
    return Numerals.count(count) + " " + noun + (count == 1 ? "" : "s");
  }

  private static String network(List<Dense> layers) {
    return layers.getFirst().inputs()
        + layers.stream()
            .map(layer -> " → " + layer.outputs() + " " + layer.activation().text())
            .collect(Collectors.joining());
  }

  private void settings(Provenance from) {
    var differences = SettingDifference.of(from);
    if (differences.isEmpty()) {
      page.leaf("p", "All settings are those of the preset.");
      return;
    }
    page.leaf("h3", "Settings that differ from the preset");
    page.open("table", "class", "dense").open("thead").open("tr");
    page.leaf("th", "setting", "scope", "col").leaf("th", "here", "scope", "col");
    page.leaf("th", "in the preset", "scope", "col").close().close().open("tbody");
    for (var difference : differences) {
      page.open("tr").leaf("th", difference.name(), "scope", "row");
      page.leaf("td", difference.here()).leaf("td", difference.inPreset()).closeLine();
    }
    page.close().close();
  }

  private void columns(List<ColumnTransform> inputs) {
    if (inputs.size() > UNFOLDED_COLUMNS) {
      page.open("details").leaf("summary", Numerals.count(inputs.size()) + " columns");
    } else {
      page.leaf("h3", "Columns");
    }
    page.open("div", "class", "scroll").open("table", "class", "dense").open("thead").open("tr");
    page.leaf("th", "column", "scope", "col").leaf("th", "inputs", "scope", "col");
    page.leaf("th", "how", "scope", "col").close().close().open("tbody");
    for (var transform : inputs.subList(0, Math.min(MOST_COLUMNS, inputs.size()))) {
      String name =
          transform.columns().isEmpty() ? "image" : String.join(", ", transform.columns());
      page.open("tr").leaf("th", name, "scope", "row");
      page.leaf("td", Numerals.count(transform.width())).leaf("td", transform.describe());
      page.closeLine();
    }
    page.close().close().close();
    if (inputs.size() > MOST_COLUMNS) {
      page.leaf("p", "and %s more".formatted(Numerals.count(inputs.size() - MOST_COLUMNS)));
    }
    if (inputs.size() > UNFOLDED_COLUMNS) {
      page.close();
    }
  }
}
