package dev.hillock.derivation;

import static dev.hillock.derivation.Formula.group;
import static dev.hillock.derivation.Formula.line;
import static dev.hillock.derivation.Formula.sub;

import dev.hillock.derivation.Block.Grid;
import dev.hillock.derivation.Block.Heading;
import dev.hillock.derivation.Block.Paragraph;
import dev.hillock.kernel.Activation;
import dev.hillock.nn.Dense;
import dev.hillock.nn.Norm;
import java.util.ArrayList;
import java.util.List;

/// The way forward: each neuron's products, sum and output.
///
/// @param derivation which
/// @param digits how numbers are written
/// @param blocks where it is written
record ForwardChapter(Derivation derivation, Digits digits, List<Block> blocks) {

  void layer(LayerView view) {
    if (view.neurons().isEmpty()) {
      return;
    }
    Dense layer = view.layer();
    String f = layer.activation().text();
    blocks.add(
        new Heading(
            3,
            "%s: %d inputs, %s, %s"
                .formatted(
                    capital(view.name()), layer.inputs(), count(layer.outputs(), "neuron"), f)));
    blocks.add(rule(layer));
    extras(layer);
    if (view.others() > 0 && view.neurons().size() > 1) {
      blocks.add(
          new Paragraph(
              "Shown are the %d neurons that matter most to the loss of this row, those with the largest |y·∂E/∂y|."
                  .formatted(view.neurons().size())));
    }
    view.neurons().forEach(neuron -> neuron(view, neuron));
  }

  private static Block rule(Dense layer) {
    var sum = new ArrayList<Object>(List.of(sub("z", "j"), "="));
    sum.addAll(List.of("Σ", sub("x", "i"), "·", sub("w", "ij")));
    if (layer.bias()) {
      sum.addAll(List.of("+", sub("b", "j")));
    }
    Activation f = layer.activation();
    return Chapters.equations(
        List.of(
            line(sum.toArray()),
            line(sub("a", "j"), "=", "f", group(sub("z", "j")), "=", ActivationFormulas.value(f)),
            line("f", "′", group("z"), "=", ActivationFormulas.slope(f))));
  }

  private void extras(Dense layer) {
    if (layer.norm() == Norm.LAYER) {
      blocks.add(
          new Paragraph(
              "A layer norm stands between the sums u and f: z = γ·(u − mean) / deviation + β over the neurons of the layer."));
    }
    if (layer.parametric()) {
      blocks.add(
          new Paragraph("What leaves a neuron is y = z + α·(a − z) with a learned α of each."));
    }
    if (layer.residual()) {
      blocks.add(new Paragraph("The layer is residual: what entered it is added to its outputs."));
    }
  }

  private void neuron(LayerView view, NeuronView neuron) {
    var forward = neuron.forward();
    blocks.add(new Heading(4, "%s, %s".formatted(capital(view.name()), neuron.name())));
    blocks.add(products(neuron));
    boolean isWhole = forward.sum().others() == 0 && forward.sum().shown().size() <= 4;
    String sum = view.layer().norm() == Norm.NONE ? "z" : "u";
    if (isWhole) {
      blocks.add(written(sum, neuron));
    }
    var lines = new ArrayList<Formula>();
    if (view.layer().norm() != Norm.NONE) {
      lines.add(line("z", "=", digits.text(forward.z())));
    }
    String f = view.layer().activation().text();
    boolean isSoftmax = view.layer().activation().isRowWise();
    lines.add(
        isSoftmax
            ? line("a", "=", "softmax", group("z"), "=", digits.text(forward.a()))
            : line(
                "a",
                "=",
                new Formula.Words(f),
                group(digits.text(forward.z())),
                "=",
                digits.text(forward.a())));
    if (!isSoftmax) {
      lines.add(line("f", "′", group("z"), "=", digits.text(forward.slope())));
    }
    if (view.layer().parametric() || view.layer().residual()) {
      lines.add(line("y", "=", digits.text(forward.y())));
    }
    blocks.add(Chapters.equations(lines));
    if (!forward.kink().isEmpty()) {
      blocks.add(new Paragraph("Note: " + forward.kink() + "."));
    }
  }

  /// z = 0.05·0.15 + 0.1·0.2 + 0.35 = 0.3775
  private Block written(String name, NeuronView neuron) {
    var parts = new ArrayList<Object>(List.of(name, "="));
    for (Term term : neuron.forward().sum().shown()) {
      if (parts.size() > 2) {
        parts.add("+");
      }
      parts.add(digits.factor(term.value()));
      parts.add("·");
      parts.add(digits.factor(term.weight()));
    }
    if (neuron.bias() != null) {
      parts.add("+");
      parts.add(digits.factor(neuron.bias().before()));
    }
    parts.add("=");
    parts.add(digits.text(neuron.forward().u()));
    return Block.equation(parts.toArray());
  }

  private Block products(NeuronView neuron) {
    var sum = neuron.forward().sum();
    var rows = new ArrayList<List<String>>();
    for (Term term : sum.shown()) {
      rows.add(
          List.of(
              term.name(),
              digits.text(term.value()),
              digits.text(term.weight()),
              digits.text(term.product())));
    }
    if (sum.others() > 0) {
      rows.add(List.of("… and " + sum.others() + " more", "", "", digits.text(sum.rest())));
    }
    if (neuron.bias() != null) {
      String bias = digits.text(neuron.bias().before());
      rows.add(List.of("bias unit", "1", bias, bias));
    }
    rows.add(List.of("sum", "", "", digits.text(neuron.forward().u())));
    return new Grid(
        List.of(Chapters.words("from"), line("x"), line("w"), line("x", "·", "w")), 1, rows, 1);
  }

  static String capital(String text) {
    return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
  }

  static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
