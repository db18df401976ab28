package dev.hillock.cli;

import dev.hillock.infer.Predictions;
import dev.hillock.kernel.Activation;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.TargetCoding;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Predictions as CSV: a header, then a line per row. For images the first column is the file.
///
/// @param target what is predicted
/// @param probabilities whether the classes' probabilities are written too
record PredictionCsv(TargetCoding target, boolean probabilities) {

  /// @throws UsageException if the network does not give probabilities
  void checkProbabilities(Activation output) {
    if (!(target instanceof ClassTarget || target instanceof LabelsTarget)) {
      throw new UsageException(
          "the model predicts a number, which has no probabilities; leave --probabilities out");
    }
    if (output != Activation.SOFTMAX && output != Activation.SIGMOID) {
      throw new UsageException(
          "the model's outputs (%s) are no probabilities; leave --probabilities out, or train with softmax or sigmoid outputs"
              .formatted(output.text()));
    }
  }

  void write(PrintWriter out, Predictions predictions, List<String> rowNames) {
    out.print(line(header(!rowNames.isEmpty())));
    for (int row = 0; row < predictions.rows(); row++) {
      var cells = new ArrayList<String>();
      if (!rowNames.isEmpty()) {
        cells.add(rowNames.get(row));
      }
      addCells(cells, predictions, row);
      out.print(line(cells));
    }
    out.flush();
  }

  private List<String> header(boolean named) {
    var names = new ArrayList<String>();
    if (named) {
      names.add("file");
    }
    switch (target) {
      case LabelsTarget labels -> {
        addNames(names, labels.columns(), false);
        if (probabilities) {
          for (var one : labels.targets()) {
            names.add("probability %s %s".formatted(one.column(), one.labels().get(1)));
          }
        }
      }
      case CountTarget counts -> addNames(names, counts.columns(), counts.intervals() != null);
      case QuantileTarget quantiles -> {
        names.addAll(quantiles.names());
        if (quantiles.interval() != null) {
          addEnds(names, quantiles.column());
        }
      }
      case ClassTarget classes -> {
        names.add("prediction");
        if (probabilities) {
          classes.labels().forEach(label -> names.add("probability " + label));
        }
      }
      case NumberTarget numbers -> addNames(names, numbers.columns(), numbers.intervals() != null);
    }
    return names;
  }

  private static void addNames(List<String> names, List<String> targets, boolean intervals) {
    for (String name : targets) {
      names.add(targets.size() == 1 ? "prediction" : "prediction " + name);
      if (intervals) {
        addEnds(names, name);
      }
    }
  }

  private static void addEnds(List<String> names, String target) {
    names.add(target + "_low");
    names.add(target + "_high");
  }

  private static void addEnds(
      List<String> cells, Predictions predictions, int row, int index, double spread) {
    cells.add(Figures.prediction(predictions.low(row, index), spread));
    cells.add(Figures.prediction(predictions.high(row, index), spread));
  }

  private void addCells(List<String> cells, Predictions predictions, int row) {
    switch (target) {
      case LabelsTarget labels -> {
        for (int j = 0; j < labels.outputs(); j++) {
          cells.add(predictions.label(row, j));
        }
        for (int j = 0; probabilities && j < labels.outputs(); j++) {
          cells.add(Float.toString((float) predictions.labelProbability(row, j)));
        }
      }
      case CountTarget counts -> {
        for (int j = 0; j < counts.outputs(); j++) {
          cells.add(Figures.prediction(predictions.value(row, j), counts.means().get(j)));
          if (counts.intervals() != null) {
            addEnds(cells, predictions, row, j, counts.means().get(j));
          }
        }
      }
      case QuantileTarget quantiles -> {
        for (int k = 0; k < quantiles.outputs(); k++) {
          cells.add(Figures.prediction(predictions.value(row, k), quantiles.scale().spread()));
        }
        if (quantiles.interval() != null) {
          addEnds(cells, predictions, row, 0, quantiles.scale().spread());
        }
      }
      case ClassTarget classes -> {
        cells.add(predictions.label(row));
        if (probabilities) {
          for (int c = 0; c < classes.labels().size(); c++) {
            cells.add(Float.toString((float) predictions.probability(row, c)));
          }
        }
      }
      case NumberTarget numbers -> {
        for (int j = 0; j < numbers.outputs(); j++) {
          double spread = numbers.scales().get(j).spread();
          cells.add(Figures.prediction(predictions.value(row, j), spread));
          if (numbers.intervals() != null) {
            addEnds(cells, predictions, row, j, spread);
          }
        }
      }
    }
  }

  /// Cells with commas, quotes or line breaks are quoted, as in RFC 4180.
  private static String line(List<String> cells) {
    return cells.stream()
            .map(cell ->
                cell.isEmpty() || cell.matches("(?s).*[\",\r\n].*")
                    ? '"' + cell.replace("\"", "\"\"") + '"'
                    : cell)
            .collect(Collectors.joining(","))
        + "\n";
  }
}
