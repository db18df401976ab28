package dev.hillock.prep;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.NumberForm;
import dev.hillock.data.Numbers;
import java.util.List;
import java.util.Optional;

/// Finds out whether the texts of a column are numbers in a form that nobody declared.
///
/// @param form which one
/// @param example one of the texts
record NumberHint(NumberForm form, String example) {

  /// A column looks like it where so many of its cells do.
  private static final double SHARE = 0.9;

  private static final List<NumberForm> FORMS =
      List.of(
          new NumberForm('.', ','),
          new NumberForm(',', null),
          new NumberForm(',', '.'),
          new NumberForm('.', '\''),
          new NumberForm('.', ' '),
          new NumberForm(',', ' '),
          new NumberForm('.', '_'));

  /// The first form that nine cells in ten of the given rows have, and not all of them anyway.
  static Optional<NumberHint> of(CategoricalColumn column, int[] rows) {
    int[] counts = new int[column.levels().size()];
    int present = 0;
    for (int row : rows) {
      if (!column.isMissing(row)) {
        counts[column.codes()[row]]++;
        present++;
      }
    }
    for (NumberForm form : FORMS) {
      int fitting = 0;
      String example = null;
      for (int code = 0; code < counts.length; code++) {
        String level = column.levels().get(code);
        if (counts[code] > 0 && Double.isFinite(form.parse(level))) {
          fitting += counts[code];
          if (example == null && Double.isNaN(Numbers.parse(level))) {
            example = level;
          }
        }
      }
      if (example != null && fitting >= SHARE * present) {
        return Optional.of(new NumberHint(form, example));
      }
    }
    return Optional.empty();
  }

  /// The options that declare the form.
  String options() {
    Character thousands = form.thousands();
    String sign = thousands == null ? "" : thousands == ' ' ? "blank" : thousands.toString();
    String shown = sign.equals("'") ? "\"'\"" : sign;
    return (form.decimal() == ',' ? "--decimal ," : "")
        + (form.decimal() == ',' && thousands != null ? " " : "")
        + (thousands == null ? "" : "--thousands " + shown);
  }
}
