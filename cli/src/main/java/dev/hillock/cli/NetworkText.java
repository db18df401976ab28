package dev.hillock.cli;

import dev.hillock.nn.Architecture;
import dev.hillock.nn.Dense;
import dev.hillock.nn.Embedding;
import dev.hillock.nn.Norm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The layers of a network as a table.
record NetworkText(Architecture architecture) {

  /// The lines, the first of which begins with a heading as wide as the indent of the others.
  List<String> lines(String heading) {
    var lines = new ArrayList<String>();
    lines.add(
        "%s%s%s, %s"
            .formatted(
                heading,
                architecture.sizes(),
                architecture.submodels() == 1
                    ? ""
                    : ", " + Figures.count(architecture.submodels(), "submodel"),
                Figures.count(architecture.parameterCount(), "parameter")));
    String indent = " ".repeat(heading.length());
    var table = new TextTable(indent, List.of(true, false, false, true, false));
    table.row("layer", "inputs", "neurons", "activation", "weights", "biases");
    var embedding = architecture.embedding();
    if (!embedding.isNone()) {
      table.row(
          "embedding",
          Figures.count(embedding.inputs()),
          Figures.count(embedding.outputs()),
          kinds(embedding),
          Figures.count(embedding.parameterCount()),
          "");
    }
    if (architecture.submodels() > 1) {
      table.row(
          "factors",
          Figures.count(embedding.outputs()),
          Figures.count((long) embedding.outputs() * architecture.submodels()),
          "",
          Figures.count(architecture.factorCount()),
          "");
    }
    int last = architecture.layers().size() - 1;
    for (int i = 0; i <= last; i++) {
      Dense layer = architecture.layers().get(i);
      long heads = architecture.heads(i);
      table.row(
          i == last ? "output" : "hidden " + (i + 1),
          Figures.count(layer.inputs()),
          Figures.count(layer.outputs()),
          activation(layer),
          Figures.count(heads * layer.weightCount()),
          layer.bias() ? Figures.count(heads * layer.outputs()) : "none");
    }
    lines.addAll(table.lines());
    return lines;
  }

  /// What becomes of a weighted sum: `batch norm, parametric selu, residual`.
  private static String activation(Dense layer) {
    return (layer.norm() == Norm.NONE ? "" : layer.norm().text() + " norm, ")
        + (layer.parametric() ? "parametric " : "")
        + layer.activation().text()
        + (layer.residual() ? ", residual" : "");
  }

  /// What it is made of: `waves, tables`.
  private static String kinds(Embedding embedding) {
    return embedding.parts().stream()
        .filter(part -> part.parameterCount() > 0)
        .map(part -> part instanceof Embedding.Lookup ? "tables" : "waves")
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
