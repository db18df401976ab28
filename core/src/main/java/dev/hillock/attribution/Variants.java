package dev.hillock.attribution;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictions;
import dev.hillock.infer.Predictor;
import dev.hillock.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/// A row with other cells in some columns, many times over, and what the model says of each.
///
/// A variant has a cell for each of the columns that may be changed, in their order.
final class Variants implements AutoCloseable {

  private final Predictor predictor;
  private final Table table;
  private final int row;
  private final List<CellChoices> changeable;
  private final List<String> names;

  Variants(Model model, Table table, int row, List<CellChoices> changeable) {
    this.predictor = new Predictor(model);
    this.table = table;
    this.row = row;
    this.changeable = changeable;
    var all = new LinkedHashSet<String>();
    model.members().forEach(member -> all.addAll(member.preparation().inputColumns()));
    names = List.copyOf(all);
  }

  /// What the model says of each.
  Predictions predict(List<Cell[]> variants) {
    var columns = new ArrayList<Column>();
    for (String name : names) {
      int place = place(name);
      columns.add(
          place < 0
              ? repeated(table.column(name), variants.size())
              : column(table.column(name), variants.stream().map(v -> v[place]).toList()));
    }
    return predictor.predict(new Table(table.source(), columns));
  }

  private int place(String name) {
    for (int i = 0; i < changeable.size(); i++) {
      if (changeable.get(i).column().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private Column repeated(Column cells, int rows) {
    if (cells instanceof NumericColumn numbers) {
      double[] values = new double[rows];
      Arrays.fill(values, numbers.values()[row]);
      return new NumericColumn(cells.name(), values);
    }
    int[] codes = new int[rows];
    Arrays.fill(codes, cells.isMissing(row) ? CategoricalColumn.MISSING : 0);
    List<String> levels = cells.isMissing(row) ? List.of() : List.of(cells.text(row));
    return new CategoricalColumn(cells.name(), levels, codes);
  }

  private static Column column(Column like, List<Cell> cells) {
    if (like instanceof NumericColumn) {
      return new NumericColumn(like.name(), cells.stream().mapToDouble(Cell::number).toArray());
    }
    var codes = new LinkedHashMap<String, Integer>();
    int[] codeOf = new int[cells.size()];
    for (int i = 0; i < codeOf.length; i++) {
      String text = cells.get(i).text();
      codeOf[i] =
          text.isEmpty()
              ? CategoricalColumn.MISSING
              : codes.computeIfAbsent(text, _ -> codes.size());
    }
    return new CategoricalColumn(like.name(), List.copyOf(codes.keySet()), codeOf);
  }

  @Override
  public void close() {
    predictor.close();
  }
}
