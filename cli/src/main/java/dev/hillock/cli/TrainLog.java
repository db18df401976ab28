package dev.hillock.cli;

import dev.hillock.data.DataException;
import dev.hillock.json.JsonException;
import dev.hillock.json.JsonNumber;
import dev.hillock.json.JsonObject;
import dev.hillock.json.JsonReader;
import dev.hillock.json.JsonText;
import dev.hillock.plot.LossPlot.Epoch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What `hillock train --json` has printed, as far as it tells of epochs.
///
/// @param epochs of the training, without those of a refit
/// @param keptEpoch whose parameters the model has; −1 where the log ends before that is known
record TrainLog(List<Epoch> epochs, int keptEpoch) {

  private static final int MOST_LINES = 5_000_000;

  TrainLog {
    epochs = List.copyOf(epochs);
  }

  /// Whether a source holds JSON rather than rows: no table begins with a brace.
  static boolean isLog(String source) {
    try {
      if (source.equals(Source.STANDARD_INPUT)) {
        return System.in.markSupported() && peek(System.in);
      }
      Path path = Source.pathOf(source);
      if (!Files.isRegularFile(path)) {
        return false;
      }
      try (var in = Files.newInputStream(path)) {
        return in.read() == '{';
      }
    } catch (IOException _) {
      // Who reads it as rows will say why it cannot be read.
      return false;
    }
  }

  private static boolean peek(InputStream in) throws IOException {
    in.mark(1);
    int first = in.read();
    in.reset();
    return first == '{';
  }

  /// Reads a log.
  ///
  /// @throws DataException with its line if it is none, or tells of no epoch
  static TrainLog read(String source) {
    boolean isInput = source.equals(Source.STANDARD_INPUT);
    String name = isInput ? "standard input" : source;
    try (var in = isInput ? System.in : Files.newInputStream(Source.pathOf(source));
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return read(name, reader);
    } catch (IOException e) {
      throw new DataException("%s cannot be read: %s".formatted(name, Failures.words(e)), e);
    }
  }

  private static TrainLog read(String name, BufferedReader reader) throws IOException {
    var epochs = new ArrayList<Epoch>();
    int kept = -1;
    int best = -1;
    boolean severalNetworks = false;
    boolean refitted = false;
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (++number > MOST_LINES) {
        throw DataException.atLine(
            name, number, "a log has at most %d lines".formatted(MOST_LINES));
      }
      if (line.isBlank()) {
        continue;
      }
      var event = parse(name, number, line);
      String kind = event.find("event").orElse(null) instanceof JsonText(String text) ? text : "";
      refitted |= kind.equals("refit");
      severalNetworks |= kind.equals("member");
      if (kind.equals("epoch") && !refitted) {
        var epoch = epoch(name, number, event);
        epochs.add(epoch);
        boolean isBest = event.find("best").isPresent() && event.bool("best");
        best = isBest ? epoch.epoch() : best;
      }
      if (kind.equals("result")) {
        kept = (int) number(event, "kept_epoch", -1);
      }
    }
    if (epochs.isEmpty()) {
      throw new DataException(
          severalNetworks
              ? "%s is the log of several networks, which tells no epochs; train one with --no-variants, or plot from the source"
                  .formatted(name)
              : "%s tells of no epoch; give the lines that hillock train --json prints"
                  .formatted(name));
    }
    return new TrainLog(epochs, kept >= 0 ? kept : best);
  }

  private static JsonObject parse(String name, int number, String line) {
    try {
      return JsonReader.parseObject(line);
    } catch (JsonException e) {
      throw DataException.atLine(
          name,
          number,
          "%s; give the lines that hillock train --json prints".formatted(e.reason()));
    }
  }

  private static Epoch epoch(String name, int number, JsonObject event) {
    double epoch = number(event, "epoch", Double.NaN);
    double loss = number(event, "loss", Double.NaN);
    if (!(epoch >= 1 && epoch <= Integer.MAX_VALUE) || Double.isNaN(loss)) {
      throw DataException.atLine(
          name, number, "an epoch without its number or loss; give the lines as they were printed");
    }
    return new Epoch((int) epoch, loss, number(event, "validation_loss", Double.NaN));
  }

  private static double number(JsonObject event, String name, double otherwise) {
    return event.find(name).orElse(null) instanceof JsonNumber number
        ? number.toDouble()
        : otherwise;
  }
}
