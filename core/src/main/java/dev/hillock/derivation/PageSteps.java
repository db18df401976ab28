package dev.hillock.derivation;

import dev.hillock.json.Json;
import dev.hillock.json.JsonArray;
import dev.hillock.json.JsonNull;
import dev.hillock.json.JsonNumber;
import dev.hillock.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The steps of a film in the form that the page reads: the numbers of [JsonForm] in arrays without
/// names, a quarter of the length. `expanded` in page.js knows the same order.
final class PageSteps {

  private PageSteps() {}

  static Json step(StepView step) {
    var cells = JsonForm.cells(step);
    return Json.object()
        .put("step", step.number())
        .put("row", step.row().row() + 1)
        .put("cells", cells)
        .put("targets", floats(step.targets()))
        .put("outputs", floats(step.outputs()))
        .put("outputs_after", floats(step.outputsAfter()))
        .put("loss", JsonForm.number(step.loss().before()))
        .put("loss_after", JsonForm.number(step.loss().after()))
        .put("mean_loss_after", JsonForm.number(step.loss().all()))
        .put("layers", step.layers().stream().map(PageSteps::layer).toList())
        .build();
  }

  private static Json layer(LayerView view) {
    return Json.object()
        .put("name", view.name())
        .put("inputs", view.layer().inputs())
        .put("neurons", view.layer().outputs())
        .put("activation", view.layer().activation().text())
        .put("shown", view.neurons().stream().map(PageSteps::neuron).toList())
        .build();
  }

  private static Json neuron(NeuronView neuron) {
    var forward = neuron.forward();
    var backward = neuron.backward();
    var bias = neuron.bias();
    return new JsonArray(
        List.of(
            JsonNumber.of((long) neuron.index() + 1),
            new JsonArray(
                List.of(
                    number(forward.u()),
                    number(forward.z()),
                    number(forward.a()),
                    number(forward.slope()),
                    number(forward.y()),
                    number(backward.error()),
                    number(backward.delta()))),
            products(forward.sum(), neuron.weights()),
            others(forward.sum()),
            bias == null ? new JsonNull() : new JsonArray(weight(bias)),
            products(backward.sum(), List.of()),
            others(backward.sum()),
            new JsonText(forward.kink())));
  }

  private static Json others(Terms terms) {
    return new JsonArray(
        List.of(JsonNumber.of((long) terms.others()), JsonForm.number((float) terms.rest())));
  }

  /// From, value and weight, and what the step did to the weight where `weights` tell it.
  private static Json products(Terms terms, List<WeightView> weights) {
    var rows = new ArrayList<Json>();
    for (int i = 0; i < terms.shown().size(); i++) {
      var term = terms.shown().get(i);
      var row = new ArrayList<Json>();
      row.add(JsonNumber.of((long) term.index() + 1));
      row.add(number(term.value()));
      row.addAll(weights.isEmpty() ? List.of(number(term.weight())) : weight(weights.get(i)));
      rows.add(new JsonArray(row));
    }
    return new JsonArray(rows);
  }

  /// Before, gradient, difference, kink, rate, after, and what the optimiser remembers, before and
  /// after.
  private static List<Json> weight(WeightView weight) {
    var numbers = new ArrayList<Json>();
    numbers.add(number(weight.before()));
    numbers.add(number(weight.gradient()));
    // Nine digits are more than the page shows.
    numbers.add(number((float) weight.slope().value()));
    numbers.add(JsonNumber.of(weight.slope().atKink() ? 1 : 0L));
    numbers.add(JsonForm.number(weight.rate()));
    numbers.add(number(weight.after()));
    weight.memoryBefore().forEach(value -> numbers.add(number(value)));
    weight.memoryAfter().forEach(value -> numbers.add(number(value)));
    return numbers;
  }

  private static Json number(@Nullable Float value) {
    return value == null ? new JsonNull() : JsonForm.number(value.floatValue());
  }

  private static JsonArray floats(List<Float> values) {
    return new JsonArray(values.stream().map(PageSteps::number).toList());
  }
}
