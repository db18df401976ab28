package dev.hillock.cli;

import dev.hillock.data.Table;
import dev.hillock.json.Json;
import dev.hillock.json.JsonWriter;
import dev.hillock.model.Model;
import dev.hillock.model.ModelFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `hillock explain --why`: reads the model and the rows, and prints which columns moved the
/// prediction for one of them.
///
/// @param terminal where it is printed
/// @param options what is asked
/// @param file of the model
/// @param rows the source
/// @param row from 1
record ExplainWhy(
    Terminal terminal, WhyOptions options, String file, @Nullable String rows, int row) {

  /// Does it all.
  ///
  /// @param markdown whether as Markdown
  /// @param json whether as a JSON object
  void print(boolean markdown, boolean json) throws IOException {
    if (!ModelSniffer.isModel(file)) {
      throw new UsageException(
          "%s is no model, and --why explains what a trained one predicts; train it first"
              .formatted(file));
    }
    var model = ModelFile.read(Source.pathOf(file));
    if (rows == null) {
      throw new UsageException(
          "%s is a model; name rows for it too: hillock explain %s ROWS --why"
              .formatted(file, file));
    }
    var loaded = ModelSource.load(model, rows, new DialectOptions(), false);
    loaded.notes().forEach(note -> terminal.err().println("note: " + note));
    var table = loaded.table();
    if (row < 1 || row > table.rows()) {
      throw new UsageException(
          "--row is %d, but %s has %s; give one from 1 to %d"
              .formatted(
                  row, table.source(), Figures.count(table.rows(), "data row"), table.rows()));
    }
    for (String line : UsageException.check(() -> lines(model, table, markdown, json))) {
      terminal.out().println(line);
    }
  }

  private List<String> lines(Model model, Table table, boolean markdown, boolean json) {
    var attribution = options.attribution(model, table, row - 1);
    var otherwise = options.counterfactual(model, table, row - 1);
    if (json) {
      var object =
          Json.object()
              .put("model", file)
              .put("source", table.source())
              .put("row", row)
              .put("why", WhyJson.of(attribution));
      if (otherwise != null) {
        object.put("otherwise", WhyJson.of(otherwise));
      }
      return List.of(JsonWriter.compact(object.build()));
    }
    var lines =
        new ArrayList<>(markdown ? WhyText.markdown(attribution) : WhyText.lines(attribution));
    if (otherwise != null) {
      lines.add("");
      lines.addAll(markdown ? OtherwiseText.markdown(otherwise) : OtherwiseText.lines(otherwise));
    }
    return lines;
  }
}
