package dev.hillock.derivation;

import static dev.hillock.derivation.Formula.line;

import dev.hillock.derivation.Block.Grid;
import dev.hillock.derivation.Block.Heading;
import java.util.ArrayList;
import java.util.List;

/// The error of each output and the loss of the row.
///
/// @param derivation which
/// @param digits how numbers are written
/// @param blocks where it is written
record ErrorChapter(Derivation derivation, Digits digits, List<Block> blocks) {

  void write(StepView step) {
    blocks.add(new Heading(2, "3. The error and the loss"));
    var rows = new ArrayList<List<String>>();
    for (int k = 0; k < step.targets().size(); k++) {
      float t = step.targets().get(k);
      float a = step.outputs().get(k);
      rows.add(
          List.of(
              derivation.names().layers().getLast().get(k),
              digits.text(t),
              digits.text(a),
              digits.text((double) t - a)));
    }
    blocks.add(
        new Grid(
            List.of(Chapters.words("output"), line("t"), line("a"), line("t", "−", "a")),
            1,
            rows,
            0));
    blocks.add(
        Block.equation(
            "E",
            "=",
            LossFormulas.value(derivation.loss()),
            "=",
            digits.text(step.loss().before())));
  }
}
