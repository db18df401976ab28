package dev.hillock.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// What is to be read from the rows of one file.
///
/// @param syntax how rows are divided
/// @param width how many cells each row must have
/// @param plans the wanted columns, at least one, in the order of the file
/// @param missingTexts the cells that hold nothing
/// @param numbers how numbers are written
/// @param needed whether they are read for a model, which has settled their types
record CsvColumns(
    CsvSyntax syntax,
    int width,
    List<ColumnPlan> plans,
    MissingTexts missingTexts,
    NumberForm numbers,
    boolean needed) {

  /// The columns that the header names and the format wants.
  ///
  /// @param tokens stands before the header and, afterwards, behind it
  /// @throws DataException if the header does not do, or lacks a column
  static CsvColumns of(CsvSyntax syntax, CsvTokenizer tokens, CsvFormat format) {
    String file = syntax.file();
    List<String> names = CsvHeader.read(tokens, file);
    requireKnown(names, file, format);
    var plans = new ArrayList<ColumnPlan>();
    for (int cell = 0; cell < names.size(); cell++) {
      ColumnType type = format.typeOf(names.get(cell));
      if (type != ColumnType.LEFT_OUT) {
        plans.add(new ColumnPlan(names.get(cell), cell, type));
      }
    }
    if (plans.isEmpty()) {
      throw new DataException(
          format.onlyTyped()
              ? "%s is a table, and the model takes images; give it images".formatted(file)
              : "%s: every column is left out; keep the target and one other".formatted(file));
    }
    var missingTexts = new MissingTexts(format.missingTexts());
    return new CsvColumns(
        syntax, names.size(), plans, missingTexts, format.numbers(), format.onlyTyped());
  }

  /// The same with some of the columns only, as categories.
  CsvColumns asTexts(List<ColumnPlan> some) {
    List<ColumnPlan> texts =
        some.stream()
            .map(plan -> new ColumnPlan(plan.name(), plan.cell(), ColumnType.CATEGORICAL))
            .toList();
    return new CsvColumns(syntax, width, texts, missingTexts, numbers, needed);
  }

  /// Whether a cell that begins like a number can be taken for one before its end is known.
  boolean readsNumbersFirst() {
    return numbers.isPlain() && !missingTexts.holdNumber();
  }

  /// Whether a column may turn out to be categorical after its cells were read as numbers.
  boolean mayTurn() {
    return plans.stream().anyMatch(plan -> plan.declared() == ColumnType.FOUND);
  }

  CellCounts counts(ColumnPlan plan) {
    return new CellCounts(syntax.file(), plan.name(), numbers, needed);
  }

  private static void requireKnown(List<String> names, String file, CsvFormat format) {
    var known = new HashSet<>(names);
    for (String name : format.types().keySet()) {
      if (!known.contains(name)) {
        throw new DataException(
            "%s has no column '%s'%s; %s"
                .formatted(
                    file,
                    name,
                    format.onlyTyped() ? ", which is needed" : "",
                    Nearest.hint(name, names)));
      }
    }
  }
}
