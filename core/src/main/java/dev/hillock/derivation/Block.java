package dev.hillock.derivation;

import java.util.List;

/// A piece of a worked derivation, to be set in any form.
sealed interface Block {

  /// A heading.
  ///
  /// @param level 1 for the whole, 2 for a chapter, 3 for a layer, 4 for a neuron
  record Heading(int level, String text) implements Block {}

  /// A sentence or more.
  record Paragraph(String text) implements Block {}

  /// Formulas below one another.
  record Equations(List<Formula> lines) implements Block {

    public Equations {
      lines = List.copyOf(lines);
    }
  }

  /// Columns of cells.
  ///
  /// @param head what the columns are
  /// @param texts how many columns from the left are texts; the others are numbers
  /// @param rows of the table
  /// @param sums how many of the last rows stand below a line
  record Grid(List<Formula> head, int texts, List<List<String>> rows, int sums) implements Block {

    public Grid {
      head = List.copyOf(head);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /// An equation of one line.
  static Block equation(Object... parts) {
    return new Equations(List.of(Formula.line(parts)));
  }
}
