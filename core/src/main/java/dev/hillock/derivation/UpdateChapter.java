package dev.hillock.derivation;

import static dev.hillock.derivation.Formula.line;

import dev.hillock.derivation.Block.Grid;
import dev.hillock.derivation.Block.Heading;
import dev.hillock.derivation.Block.Paragraph;
import dev.hillock.settings.Optimizers;
import dev.hillock.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/// The change of each weight.
///
/// @param derivation which
/// @param digits how numbers are written
/// @param blocks where it is written
record UpdateChapter(Derivation derivation, Digits digits, List<Block> blocks) {

  void write(StepView step) {
    var settings = derivation.settings();
    blocks.add(
        new Paragraph(
            "g is the gradient ∂E/∂w. The rule of %s:"
                .formatted(Settings.OPTIMIZER.format(settings.get(Settings.OPTIMIZER)))));
    blocks.add(Chapters.equations(OptimizerFormulas.rule(settings)));
    besides().forEach(text -> blocks.add(new Paragraph(text)));
    example(step);
    for (LayerView view : step.layers()) {
      for (NeuronView neuron : view.neurons()) {
        blocks.add(
            new Heading(4, "%s, %s".formatted(ForwardChapter.capital(view.name()), neuron.name())));
        blocks.add(changes(neuron));
      }
    }
  }

  /// What moves weights besides the optimiser.
  private List<String> besides() {
    var settings = derivation.settings();
    var texts = new ArrayList<String>();
    double decay = settings.get(Settings.WEIGHT_DECAY);
    if (decay > 0) {
      texts.add(
          "Weight decay λ = %s (%s) pulls the weights towards 0 besides."
              .formatted(
                  digits.text(decay),
                  Settings.WEIGHT_DECAY_FORM.format(settings.get(Settings.WEIGHT_DECAY_FORM))));
    }
    if (settings.get(Settings.L1) > 0) {
      texts.add(
          "L1 with strength %s takes as much off each weight in every step, times α."
              .formatted(digits.text(settings.get(Settings.L1))));
    }
    if (settings.get(Settings.CLIP_NORM) > 0 || settings.get(Settings.CLIP_VALUE) > 0) {
      texts.add("The gradient is clipped before the rule sees it.");
    }
    if (settings.get(Settings.FRONT_SCALE)) {
      texts.add(
          "The weights of the first layer are s·v, a factor of each input times a weight; the rule moves both, so a change is not one of w alone.");
    }
    if (settings.get(Settings.MAX_NORM) > 0) {
      texts.add("Hidden neurons whose weights have become too long are shortened afterwards.");
    }
    if (derivation.holdsBiases()) {
      texts.add("Bias units are held fixed.");
    }
    return texts;
  }

  /// The first weight shown, with all its numbers.
  private void example(StepView step) {
    boolean isDescent = derivation.settings().get(Settings.OPTIMIZER) == Optimizers.SGD;
    boolean isPlain = besides().isEmpty() || derivation.holdsBiases();
    if (!isDescent || !isPlain || derivation.settings().get(Settings.NESTEROV)) {
      return;
    }
    for (LayerView view : step.layers().reversed()) {
      for (NeuronView neuron : view.neurons()) {
        if (!neuron.weights().isEmpty()) {
          example(view, neuron);
          return;
        }
      }
    }
  }

  private void example(LayerView view, NeuronView neuron) {
    var weight = neuron.weights().getFirst();
    String from = neuron.forward().sum().shown().getFirst().name();
    double momentum = derivation.settings().get(Settings.MOMENTUM);
    blocks.add(
        new Paragraph(
            "For example the weight from %s to %s of layer %s:"
                .formatted(from, neuron.name(), view.name())));
    blocks.add(
        Chapters.equations(
            List.of(
                line(
                    "Δ",
                    "w",
                    "=",
                    "−",
                    digits.text(weight.rate()),
                    "·",
                    digits.factor(weight.gradient()),
                    "+",
                    digits.text(momentum),
                    "·",
                    digits.factor(weight.memoryBefore().getFirst()),
                    "=",
                    digits.text(weight.memoryAfter().getFirst())),
                line(
                    "w",
                    "=",
                    digits.text(weight.before()),
                    "+",
                    digits.factor(weight.memoryAfter().getFirst()),
                    "=",
                    digits.text(weight.after())))));
  }

  private Block changes(NeuronView neuron) {
    var memory = OptimizerFormulas.memory(derivation.settings().get(Settings.OPTIMIZER));
    var head =
        new ArrayList<Formula>(
            List.of(Chapters.words("weight from"), line("w"), line("α"), line("g")));
    memory.forEach(name -> head.add(Chapters.words(name + " before")));
    head.add(Chapters.words("change"));
    head.add(Chapters.words("new w"));
    var rows = new ArrayList<List<String>>();
    var terms = neuron.forward().sum().shown();
    for (int i = 0; i < terms.size(); i++) {
      rows.add(change(terms.get(i).name(), neuron.weights().get(i)));
    }
    if (neuron.bias() != null) {
      rows.add(change("bias unit", neuron.bias()));
    }
    return new Grid(head, 1, rows, 0);
  }

  private List<String> change(String name, WeightView weight) {
    var cells =
        new ArrayList<String>(
            List.of(
                name,
                digits.text(weight.before()),
                digits.text(weight.rate()),
                digits.text(weight.gradient())));
    weight.memoryBefore().forEach(number -> cells.add(digits.text(number)));
    cells.add(digits.text(weight.change()));
    cells.add(digits.text(weight.after()));
    return cells;
  }
}
