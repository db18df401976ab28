package dev.hillock.derivation;

import dev.hillock.json.Json;
import dev.hillock.json.JsonArray;
import dev.hillock.json.JsonNull;
import dev.hillock.json.JsonNumber;
import dev.hillock.json.JsonObject;
import dev.hillock.json.JsonObjectBuilder;
import dev.hillock.nn.Dense;
import dev.hillock.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/// A worked derivation as JSON: every number with the digits that give back the engine's own bits.
/// What is no number (a slope that there is not) is null.
public final class JsonForm {

  private JsonForm() {}

  /// The object.
  public static JsonObject of(Derivation derivation) {
    return head(derivation)
        .put("steps", derivation.steps().stream().map(JsonForm::step).toList())
        .build();
  }

  /// All but the steps.
  static JsonObjectBuilder head(Derivation derivation) {
    var settings = derivation.settings();
    return Json.object()
        .put("source", derivation.source())
        .put("network", derivation.architecture().sizes())
        .put("loss", derivation.loss().text())
        .put("optimizer", Settings.OPTIMIZER.format(settings.get(Settings.OPTIMIZER)))
        .put("learning_rate", settings.get(Settings.LEARNING_RATE))
        .put("momentum", settings.get(Settings.MOMENTUM))
        .put("holds_biases", derivation.holdsBiases())
        .putTexts("notes", derivation.notes())
        .putTexts("inputs", derivation.names().inputs())
        .putTexts("outputs", derivation.names().layers().getLast())
        .put(
            "remembers",
            JsonArray.ofTexts(OptimizerFormulas.memory(settings.get(Settings.OPTIMIZER))));
  }

  static Json step(StepView step) {
    return Json.object()
        .put("step", step.number())
        .put("row", step.row().row() + 1)
        .put("cells", cells(step))
        .put("targets", floats(step.targets()))
        .put("outputs", floats(step.outputs()))
        .put("outputs_after", floats(step.outputsAfter()))
        .put("loss", number(step.loss().before()))
        .put("loss_after", number(step.loss().after()))
        .put("mean_loss_after", number(step.loss().all()))
        .put("layers", step.layers().stream().map(JsonForm::layer).toList())
        .build();
  }

  static List<Json> cells(StepView step) {
    return step.row().cells().stream().map(JsonForm::cell).toList();
  }

  private static Json cell(RowView.Cell cell) {
    return Json.object()
        .put("column", cell.column())
        .put("text", cell.text())
        .put("transform", cell.transform())
        .put("first_input", cell.firstInput() + 1)
        .put("inputs", floats(cell.inputs()))
        .build();
  }

  private static Json layer(LayerView view) {
    Dense layer = view.layer();
    return Json.object()
        .put("name", view.name())
        .put("inputs", layer.inputs())
        .put("neurons", layer.outputs())
        .put("activation", layer.activation().text())
        .put("shown", view.neurons().stream().map(JsonForm::neuron).toList())
        .build();
  }

  private static Json neuron(NeuronView neuron) {
    var forward = neuron.forward();
    var backward = neuron.backward();
    var sum = forward.sum();
    var bias = neuron.bias();
    return Json.object()
        .put("neuron", neuron.index() + 1)
        .put("name", neuron.name())
        .put("products", products(sum, neuron.weights()))
        .put("others", others(sum))
        .put("bias", bias == null ? new JsonNull() : weight(bias))
        .put("sum", number(forward.u()))
        .put("z", number(forward.z()))
        .put("a", number(forward.a()))
        .put("slope", number(forward.slope()))
        .put("output", number(forward.y()))
        .put("kink", forward.kink())
        .put("error_terms", products(backward.sum(), List.of()))
        .put("error_others", others(backward.sum()))
        .put("error", number(backward.error()))
        .put("delta", number(backward.delta()))
        .build();
  }

  private static Json others(Terms terms) {
    return Json.object().put("count", terms.others()).put("rest", number(terms.rest())).build();
  }

  /// @param weights of the products; empty where they are told elsewhere
  private static JsonArray products(Terms terms, List<WeightView> weights) {
    var rows = new ArrayList<Json>();
    for (int i = 0; i < terms.shown().size(); i++) {
      var term = terms.shown().get(i);
      var object =
          Json.object()
              .put("from", term.index() + 1)
              .put("name", term.name())
              .put("value", number(term.value()))
              .put("weight", number(term.weight()))
              .put("product", number(term.product()));
      if (!weights.isEmpty()) {
        object.put("step", weight(weights.get(i)));
      }
      rows.add(object.build());
    }
    return new JsonArray(rows);
  }

  private static Json weight(WeightView weight) {
    return Json.object()
        .put("before", number(weight.before()))
        .put("gradient", number(weight.gradient()))
        .put("difference", number(weight.slope().value()))
        .put("at_kink", weight.slope().atKink())
        .put("rate", number(weight.rate()))
        .put("remembered", floats(weight.memoryBefore()))
        .put("remembers", floats(weight.memoryAfter()))
        .put("after", number(weight.after()))
        .build();
  }

  static Json number(double value) {
    return Double.isFinite(value) ? JsonNumber.of(value) : new JsonNull();
  }

  static Json number(float value) {
    return Float.isFinite(value) ? JsonNumber.of(value) : new JsonNull();
  }

  private static JsonArray floats(List<Float> values) {
    return new JsonArray(values.stream().map(value -> number(value.floatValue())).toList());
  }
}
