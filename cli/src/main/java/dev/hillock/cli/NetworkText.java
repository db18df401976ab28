package dev.hillock.cli;

import dev.hillock.nn.Architecture;
import dev.hillock.nn.Dense;
import java.util.ArrayList;
import java.util.List;

/// The layers of a network as a table.
record NetworkText(Architecture architecture) {

  /// The lines, the first of which begins with a heading as wide as the indent of the others.
  List<String> lines(String heading) {
    var lines = new ArrayList<String>();
    lines.add(
        "%s%s, %s"
            .formatted(
                heading,
                architecture.sizes(),
                Figures.count(architecture.parameterCount(), "parameter")));
    String indent = " ".repeat(heading.length());
    var table = new TextTable(indent, List.of(true, false, false, true, false));
    table.row("layer", "inputs", "neurons", "activation", "weights", "biases");
    int last = architecture.layers().size() - 1;
    for (int i = 0; i <= last; i++) {
      Dense layer = architecture.layers().get(i);
      table.row(
          i == last ? "output" : "hidden " + (i + 1),
          Figures.count(layer.inputs()),
          Figures.count(layer.outputs()),
          layer.activation().text(),
          Figures.count((long) layer.inputs() * layer.outputs()),
          layer.bias() ? Figures.count(layer.outputs()) : "none");
    }
    lines.addAll(table.lines());
    return lines;
  }
}
