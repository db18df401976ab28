package dev.hillock.derivation;

import static dev.hillock.derivation.Formula.group;
import static dev.hillock.derivation.Formula.line;
import static dev.hillock.derivation.Formula.over;
import static dev.hillock.derivation.Formula.sub;

import dev.hillock.derivation.Block.Grid;
import dev.hillock.derivation.Block.Heading;
import dev.hillock.derivation.Block.Paragraph;
import dev.hillock.nn.Norm;
import java.util.ArrayList;
import java.util.List;

/// The way back: the chain rule, the δ of each neuron and the gradient of each weight.
///
/// @param derivation which
/// @param digits how numbers are written
/// @param blocks where it is written
record BackwardChapter(Derivation derivation, Digits digits, List<Block> blocks) {

  private static final Formula DE = line("∂", "E");

  void write(StepView step) {
    blocks.add(
        new Paragraph(
            "E depends on a weight through the sum z it enters, on that through the output a, and so on to the loss. The chain rule multiplies the slopes along the way:"));
    blocks.add(
        Chapters.equations(
            List.of(
                line(
                    slope("w", "ij"),
                    "=",
                    slope("a", "j"),
                    "·",
                    over(line("∂", sub("a", "j")), line("∂", sub("z", "j"))),
                    "·",
                    over(line("∂", sub("z", "j")), line("∂", sub("w", "ij"))),
                    "=",
                    sub("δ", "j"),
                    "·",
                    sub("x", "i")),
                line(
                    sub("δ", "j"),
                    "=",
                    slope("z", "j"),
                    "=",
                    slope("a", "j"),
                    "·",
                    "f",
                    "′",
                    group(sub("z", "j"))))));
    var layers = step.layers();
    for (int i = layers.size() - 1; i >= 0; i--) {
      layer(layers.get(i), i == layers.size() - 1);
    }
  }

  private static Formula slope(String symbol, String index) {
    return over(DE, line("∂", sub(symbol, index)));
  }

  private void layer(LayerView view, boolean isOutput) {
    if (view.neurons().isEmpty()) {
      return;
    }
    blocks.add(new Heading(3, ForwardChapter.capital(view.name())));
    if (isOutput) {
      boolean atOnce = derivation.loss().givesNodeDelta();
      Formula left = atOnce ? line("δ", "=", over(DE, line("∂", "z"))) : over(DE, line("∂", "a"));
      blocks.add(Block.equation(left, "=", LossFormulas.slope(derivation.loss())));
    } else {
      blocks.add(
          Block.equation(
              sub("δ", "j"),
              "=",
              "f",
              "′",
              group(sub("z", "j")),
              "·",
              "Σ",
              sub("w", "jk"),
              "·",
              sub("δ", "k")));
    }
    view.neurons().forEach(neuron -> neuron(view, neuron, isOutput));
  }

  private void neuron(LayerView view, NeuronView neuron, boolean isOutput) {
    var back = neuron.backward();
    blocks.add(
        new Heading(4, "%s, %s".formatted(ForwardChapter.capital(view.name()), neuron.name())));
    if (!isOutput) {
      blocks.add(errors(back));
    }
    delta(view, neuron);
    blocks.add(gradients(neuron));
    boolean hasKink = neuron.weights().stream().anyMatch(weight -> weight.slope().atKink());
    if (hasKink) {
      blocks.add(
          new Paragraph(
              "Where it says kink the loss bends at this weight: the slopes on both sides differ, and a finite difference over both is no derivative."));
    }
  }

  private void delta(LayerView view, NeuronView neuron) {
    var back = neuron.backward();
    boolean isPlain =
        view.layer().norm() == Norm.NONE
            && !view.layer().parametric()
            && !view.layer().activation().isRowWise();
    if (Float.isNaN(back.error()) || !isPlain) {
      blocks.add(Block.equation("δ", "=", digits.text(back.delta())));
      return;
    }
    blocks.add(
        Block.equation(
            "δ",
            "=",
            over(DE, line("∂", "a")),
            "·",
            "f",
            "′",
            group("z"),
            "=",
            digits.factor(back.error()),
            "·",
            digits.factor(neuron.forward().slope()),
            "=",
            digits.text(back.delta())));
  }

  private Block errors(NeuronView.Backward back) {
    var rows = new ArrayList<List<String>>();
    for (Term term : back.sum().shown()) {
      rows.add(
          List.of(
              term.name(),
              digits.text(term.weight()),
              digits.text(term.value()),
              digits.text(term.product())));
    }
    if (back.sum().others() > 0) {
      int others = back.sum().others();
      rows.add(List.of("… and " + others + " more", "", "", digits.text(back.sum().rest())));
    }
    rows.add(List.of("∂E/∂a", "", "", digits.text(back.error())));
    return new Grid(
        List.of(Chapters.words("back from"), line("w"), line("δ"), line("w", "·", "δ")),
        1,
        rows,
        1);
  }

  private Block gradients(NeuronView neuron) {
    var rows = new ArrayList<List<String>>();
    var terms = neuron.forward().sum().shown();
    for (int i = 0; i < terms.size(); i++) {
      var term = terms.get(i);
      rows.add(gradient(term.name(), term.value(), neuron, neuron.weights().get(i)));
    }
    if (neuron.bias() != null) {
      rows.add(gradient("bias unit", 1, neuron, neuron.bias()));
    }
    return new Grid(
        List.of(
            Chapters.words("weight from"),
            line("δ"),
            line("x"),
            line("∂", "E", new Formula.Words("/"), "∂", "w"),
            Chapters.words("difference"),
            Chapters.words("relative")),
        1,
        rows,
        0);
  }

  private List<String> gradient(String name, float x, NeuronView neuron, WeightView weight) {
    return List.of(
        name,
        digits.text(neuron.backward().delta()),
        digits.text(x),
        digits.text(weight.gradient()),
        digits.text(weight.slope().value()),
        weight.slope().atKink() ? "kink" : new Digits(2).text(weight.relativeDifference()));
  }
}
