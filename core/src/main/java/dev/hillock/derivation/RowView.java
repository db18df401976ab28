package dev.hillock.derivation;

import dev.hillock.data.Column;
import dev.hillock.data.Table;
import dev.hillock.prep.ColumnTransform;
import dev.hillock.prep.NumberTransform;
import dev.hillock.prep.Preparation;
import dev.hillock.prep.Scaling.Fitted;
import java.util.ArrayList;
import java.util.List;

/// A row on its way into the network.
///
/// @param row of the table, from 0
/// @param cells column by column
/// @param targets the cells of the target columns
public record RowView(int row, List<Cell> cells, List<Cell> targets) {

  private static final Fitted AS_IT_IS = new Fitted(0, 1);

  public RowView {
    cells = List.copyOf(cells);
    targets = List.copyOf(targets);
  }

  /// A cell and what becomes of it.
  ///
  /// @param column its name
  /// @param text as read; empty for a missing one
  /// @param transform what is done to it, in words
  /// @param firstInput number of its first input, from 0
  /// @param inputs what enters the network
  public record Cell(
      String column, String text, String transform, int firstInput, List<Float> inputs) {

    public Cell {
      inputs = List.copyOf(inputs);
    }
  }

  static RowView of(Preparation preparation, Table table, int row, float[] inputs) {
    var cells = new ArrayList<Cell>();
    int first = 0;
    for (ColumnTransform transform : preparation.inputs()) {
      boolean isImage = transform.columns().isEmpty();
      String name = isImage ? "image" : String.join(", ", transform.columns());
      String text = isImage ? "" : table.column(transform.columns().getFirst()).text(row);
      cells.add(
          new Cell(
              name,
              text,
              inWords(transform),
              first,
              Floats.list(inputs, first, transform.width())));
      first += transform.width();
    }
    return new RowView(row, cells, targets(preparation, table, row));
  }

  /// What is done, without a scale that changes nothing.
  private static String inWords(ColumnTransform transform) {
    return transform instanceof NumberTransform number && number.scale().equals(AS_IT_IS)
        ? "as it is"
        : transform.describe();
  }

  private static List<Cell> targets(Preparation preparation, Table table, int row) {
    var targets = new ArrayList<Cell>();
    for (String name : preparation.target().columns()) {
      Column column = table.column(name);
      targets.add(new Cell(name, column.text(row), "", 0, List.of()));
    }
    return targets;
  }
}
