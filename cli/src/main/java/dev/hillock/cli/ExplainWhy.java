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
    int place = ExplainSubject.rowOf(table, row);
    for (String line :
        UsageException.check(() -> lines(model, table, place, new Form(markdown, json)))) {
      terminal.out().println(line);
    }
  }

  private record Form(boolean markdown, boolean json) {}

  private List<String> lines(Model model, Table table, int place, Form form) {
    var attribution = options.attribution(model, table, place);
    var otherwise = options.counterfactual(model, table, place);
    boolean markdown = form.markdown;
    if (form.json) {
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
