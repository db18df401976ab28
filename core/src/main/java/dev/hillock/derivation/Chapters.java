package dev.hillock.derivation;

import static dev.hillock.derivation.Formula.line;

import dev.hillock.derivation.Block.Equations;
import dev.hillock.derivation.Block.Grid;
import dev.hillock.derivation.Block.Heading;
import dev.hillock.derivation.Block.Paragraph;
import dev.hillock.settings.Optimizers;
import dev.hillock.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/// The worked step as a text of six chapters: the row, the way forward, the error, the way back,
/// the change of the weights, and the way forward once more.
final class Chapters {

  /// Where the names of inputs stand in the table of the row.
  private static final int NAME = 3;

  private final Derivation derivation;
  private final StepView step;
  private final Digits digits;
  private final List<Block> blocks = new ArrayList<>();

  private Chapters(Derivation derivation, StepView step, Digits digits) {
    this.derivation = derivation;
    this.step = step;
    this.digits = digits;
  }

  /// All steps, one after the other.
  static List<Block> of(Derivation derivation, Digits digits) {
    var blocks = new ArrayList<Block>();
    for (StepView step : derivation.steps()) {
      blocks.addAll(new Chapters(derivation, step, digits).write());
    }
    return blocks;
  }

  private List<Block> write() {
    head();
    row();
    add(new Heading(2, "2. Forward"));
    var forward = new ForwardChapter(derivation, digits, blocks);
    step.layers().forEach(forward::layer);
    new ErrorChapter(derivation, digits, blocks).write(step);
    add(new Heading(2, "4. Backward"));
    new BackwardChapter(derivation, digits, blocks).write(step);
    add(new Heading(2, "5. The new weights"));
    new UpdateChapter(derivation, digits, blocks).write(step);
    again();
    return blocks;
  }

  private void add(Block block) {
    blocks.add(block);
  }

  private void head() {
    add(
        new Heading(
            1,
            "Step %d: data row %d of %s"
                .formatted(step.number(), step.row().row() + 1, derivation.source())));
    if (step.number() != derivation.first().number()) {
      return;
    }
    add(new Paragraph(summary(derivation, digits)));
    derivation.notes().forEach(note -> add(new Paragraph("Note: " + note + ".")));
  }

  /// The network and how it is trained, in a sentence.
  static String summary(Derivation derivation, Digits digits) {
    var settings = derivation.settings();
    var optimizer = settings.get(Settings.OPTIMIZER);
    return "Network %s, loss %s, optimizer %s with learning rate %s%s."
        .formatted(
            derivation.architecture().sizes(),
            derivation.loss().text(),
            Settings.OPTIMIZER.format(optimizer),
            digits.text(settings.get(Settings.LEARNING_RATE)),
            numbers(optimizer, settings));
  }

  private static String numbers(Optimizers optimizer, Settings settings) {
    var text = new StringBuilder();
    for (var setting : optimizer.numbers()) {
      String value = settings.texts().getOrDefault(setting.name(), setting.defaultText());
      if (!setting.type().takesNoValue()) {
        text.append(", ").append(setting.name()).append(' ').append(value);
      }
    }
    return text.toString();
  }

  private void row() {
    add(new Heading(2, "1. The row"));
    var rows = new ArrayList<List<String>>();
    for (RowView.Cell cell : step.row().cells()) {
      if (cell.column().equals("image")) {
        rows.add(List.of("image", "", cell.transform(), cell.inputs().size() + " inputs", ""));
        continue;
      }
      for (int i = 0; i < cell.inputs().size(); i++) {
        String name = derivation.names().inputs().get(cell.firstInput() + i);
        rows.add(
            List.of(
                i == 0 ? cell.column() : "",
                i == 0 ? shown(cell.text()) : "",
                i == 0 ? cell.transform() : "",
                name.equals(cell.column()) ? "" : name,
                digits.text(cell.inputs().get(i))));
      }
    }
    boolean hasNames = rows.stream().anyMatch(row -> !row.get(NAME).isEmpty());
    var head =
        List.of(
            words("column"), words("cell"), words("what is done to it"), words("input"), line("x"));
    add(
        hasNames
            ? new Grid(head, 4, rows, 0)
            : new Grid(without(head), 3, rows.stream().map(Chapters::without).toList(), 0));
    var targets = new ArrayList<List<String>>();
    for (int k = 0; k < step.targets().size(); k++) {
      var columns = step.row().targets();
      boolean isOwn = columns.size() == step.targets().size();
      String cell = isOwn ? columns.get(k).text() : k == 0 ? columns.getFirst().text() : "";
      targets.add(List.of(outputName(k), cell, digits.text(step.targets().get(k))));
    }
    add(new Grid(List.of(words("target"), words("cell"), line("t")), 2, targets, 0));
  }

  /// A row of cells without the names of inputs, which are those of the columns.
  private static <T> List<T> without(List<T> row) {
    var rest = new ArrayList<>(row);
    rest.remove(NAME);
    return rest;
  }

  private static String shown(String cell) {
    return cell.isEmpty() ? "(missing)" : cell;
  }

  private String outputName(int k) {
    return derivation.names().layers().getLast().get(k);
  }

  private void again() {
    add(new Heading(2, "6. Forward again"));
    var rows = new ArrayList<List<String>>();
    for (int k = 0; k < step.outputs().size(); k++) {
      rows.add(
          List.of(
              outputName(k),
              digits.text(step.targets().get(k)),
              digits.text(step.outputs().get(k)),
              digits.text(step.outputsAfter().get(k))));
    }
    add(
        new Grid(
            List.of(words("output"), line("t"), words("a before"), words("a after")), 1, rows, 0));
    double before = step.loss().before();
    double after = step.loss().after();
    add(Block.equation("E", new Formula.Words(" before"), "=", digits.text(before)));
    add(Block.equation("E", new Formula.Words(" after"), "=", digits.text(after)));
    String moved =
        after < before
            ? "The step has made the loss of this row smaller by "
            : after > before
                ? "The step has made the loss of this row larger by "
                : "The step has left the loss of this row as it was; it changed by ";
    add(new Paragraph(moved + digits.text(Math.abs(after - before)) + "."));
  }

  static Formula words(String text) {
    return new Formula.Words(text);
  }

  static Equations equations(List<Formula> lines) {
    return new Equations(lines);
  }
}
