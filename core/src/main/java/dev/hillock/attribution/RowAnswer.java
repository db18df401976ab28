package dev.hillock.attribution;

import dev.hillock.data.Table;
import dev.hillock.infer.Predictions;
import dev.hillock.infer.Predictor;
import dev.hillock.model.Member;
import dev.hillock.model.Model;
import dev.hillock.prep.Preparation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a model says of one row, and which number of that is explained.
///
/// @param model that says it
/// @param table has the row
/// @param row from 0
/// @param predictions for that row alone
/// @param quantity the number
record RowAnswer(Model model, Table table, int row, Predictions predictions, Quantity quantity) {

  /// Asks the model.
  ///
  /// @throws IllegalArgumentException if there is no such row or the question does not fit
  /// @throws dev.hillock.data.DataException if the table lacks a column of the model
  static RowAnswer of(Model model, Table table, int row, Question question) {
    Baseline.required(table, row);
    try (var predictor = new Predictor(model)) {
      var predictions = predictor.predict(table, new int[] {row});
      var quantity = QuantityChoice.of(model, question, predictions);
      return new RowAnswer(model, table, row, predictions, quantity);
    }
  }

  /// The inputs of some rows for each member.
  List<Preparation.Inputs> inputs(int[] rows) {
    var inputs = new ArrayList<Preparation.Inputs>();
    for (Member member : model.members()) {
      inputs.add(member.preparation().apply(table, rows));
    }
    return inputs;
  }

  /// What a column holds in the row; of a coloured pixel all three colours.
  String cell(String column) {
    return table
        .find(column)
        .map(cells -> cells.text(row))
        .orElseGet(() ->
            table.columns().stream()
                .filter(cells -> cells.name().startsWith(column + " "))
                .map(cells -> cells.text(row))
                .collect(Collectors.joining(" ")));
  }

  /// What the reader must know of the row.
  List<String> notes() {
    var notes = new ArrayList<String>();
    for (String column : predictions.unseen().keySet()) {
      notes.add(
          "training never saw '%s' in column '%s'; it counts as missing"
              .formatted(cell(column), column));
    }
    if (quantity.unit() == Unit.LOGARITHM) {
      notes.add(
          "the network learned logarithms: contributions add up in %s, and e to the power of one is a factor"
              .formatted(quantity.text()));
    }
    if (quantity.isHeld(outputs())) {
      notes.add("the prediction is held at the least or greatest number of the training rows");
    }
    return notes;
  }

  /// What each member says of the row.
  private double[][] outputs() {
    double[][] outputs = new double[model.members().size()][];
    var inputs = inputs(new int[] {row});
    for (int m = 0; m < outputs.length; m++) {
      var member = model.members().get(m);
      try (var predictor = new Predictor(new Model(List.of(member), model.provenance()))) {
        var values = predictor.outputs(inputs.get(m).x()).values();
        outputs[m] = new double[values.columns()];
        for (int j = 0; j < values.columns(); j++) {
          outputs[m][j] = values.get(0, j);
        }
      }
    }
    return outputs;
  }

  /// Multiplications of a prediction for one row, nearly.
  long work() {
    long work = 0;
    for (Member member : model.members()) {
      for (var layer : member.architecture().layers()) {
        work += (long) member.architecture().submodels() * layer.weightCount();
      }
    }
    return work;
  }
}
