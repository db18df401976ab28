package dev.hillock.data;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the cells of one column are, counted block by block, and the type that follows.
final class CellCounts {

  private static final int FEWEST_CELLS = 20;
  private static final int FEWEST_DISTINCT = 10;
  private static final int LONGEST_WORD = "+infinity".length();
  private static final Set<String> NON_FINITE_WORDS = Set.of("nan", "inf", "infinity");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?[0-9]+,[0-9]+");
  private static final Pattern THOUSANDS = Pattern.compile("[-+]?[0-9]{1,3}(,[0-9]{3})+");
  private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}\\p{N}_.-]+");

  private final String file;
  private final String name;
  private final NumberForm form;
  private final boolean needed;

  private int numbers;
  private int others;

  /// Empty until a number turns up: there is one for each of perhaps a hundred thousand columns.
  private double[] distinct = {};

  private int distinctCount;
  private @Nullable Misfit nonFinite;
  private @Nullable Misfit text;

  /// How many cells before the first other one were like `12,5`.
  private int decimalCommas;

  /// A cell that is not a finite number.
  private record Misfit(long line, String text) {}

  /// Counts for a column.
  ///
  /// @param form how its numbers are written
  /// @param needed whether the column is read for a model, which has settled its type
  CellCounts(String file, String name, NumberForm form, boolean needed) {
    this.file = file;
    this.name = name;
    this.form = form;
    this.needed = needed;
  }

  /// Counts a cell that is not missing.
  ///
  /// @param tokens has read the cell
  void add(CsvTokenizer tokens, int cell) {
    double number = form.parse(tokens.bytes(cell), tokens.start(cell), tokens.end(cell));
    if (Double.isFinite(number)) {
      numbers++;
      addDistinct(number);
      return;
    }
    others++;
    if (others == decimalCommas + 1 && DECIMAL_COMMA.matcher(tokens.text(cell)).matches()) {
      decimalCommas++;
    }
    // Only the first of each kind is kept: an error reports one cell.
    if (Double.isInfinite(number) || isNonFiniteWord(tokens, cell)) {
      if (nonFinite == null) {
        nonFinite = new Misfit(tokens.line(cell), tokens.text(cell));
      }
    } else if (text == null) {
      text = new Misfit(tokens.line(cell), tokens.text(cell));
    }
  }

  /// Counts cells that are numbers; NaN is a missing one.
  void addNumbers(double[] values, int length) {
    for (int row = 0; row < length; row++) {
      if (!Double.isNaN(values[row])) {
        numbers++;
        addDistinct(values[row]);
      }
    }
  }

  /// Adds the counts of cells that come after those counted so far.
  void addAll(CellCounts next) {
    if (decimalCommas == others) {
      decimalCommas += next.decimalCommas;
    }
    numbers += next.numbers;
    others += next.others;
    for (int i = 0; i < next.distinctCount; i++) {
      addDistinct(next.distinct[i]);
    }
    nonFinite = nonFinite == null ? next.nonFinite : nonFinite;
    text = text == null ? next.text : text;
  }

  /// Whether all cells so far are numbers or missing.
  boolean areNumbers() {
    return others == 0;
  }

  /// The column's type: what is declared, else numeric if every cell is a number, else categorical.
  ///
  /// @throws DataException if the column is declared numeric or numeric but for a few cells
  ColumnType type(ColumnType declared) {
    if (declared == ColumnType.CATEGORICAL) {
      return declared;
    }
    if (others == 0) {
      return ColumnType.NUMERIC;
    }
    if (declared == ColumnType.NUMERIC) {
      throw misfit("but the column is to hold numbers");
    }
    if (form.isPlain() && decimalCommas == others) {
      throw misfit("");
    }
    if (text == null || isNearlyNumeric()) {
      throw misfit(
          "but %d of the column's %d other cells are".formatted(numbers, numbers + others - 1));
    }
    return ColumnType.CATEGORICAL;
  }

  private boolean isNearlyNumeric() {
    return numbers >= FEWEST_CELLS
        && distinctCount == FEWEST_DISTINCT
        && numbers >= 0.9 * (numbers + others);
  }

  private DataException misfit(String why) {
    String cure = "declare it as a missing-value text (--missing), or " + otherType();
    Misfit word = nonFinite;
    Misfit other = text;
    if (word != null && (other == null || word.line < other.line)) {
      return DataException.atCell(
          file,
          word.line,
          Wording.shortened(name),
          "'%s' is not a finite number; %s".formatted(Wording.shortened(word.text), cure));
    }
    if (other == null) {
      throw new IllegalStateException("column '%s' has no misfit to report".formatted(name));
    }
    String what = "'%s' is not a number %s; %s".formatted(Wording.shortened(other.text), why, cure);
    if (form.isPlain() && DECIMAL_COMMA.matcher(other.text).matches()) {
      what = comma(other.text);
    }
    return DataException.atCell(file, other.line, Wording.shortened(name), what);
  }

  private String comma(String cell) {
    return THOUSANDS.matcher(cell).matches()
        ? "'%s' has a comma; say --thousands , where it divides thousands, --decimal , where it is the decimal sign, or %s"
            .formatted(cell, otherType())
        : "'%s' has a decimal comma; say --decimal , or write numbers with a point, such as %s, or %s"
            .formatted(cell, cell.replace(',', '.'), otherType());
  }

  private String otherType() {
    return needed
        ? "correct the cell: the model takes numbers there"
        : "say --type %s=categorical"
            .formatted(
                PLAIN_NAME.matcher(name).matches() ? name : '"' + Wording.shortened(name) + '"');
  }

  private void addDistinct(double number) {
    if (distinctCount == FEWEST_DISTINCT) {
      return;
    }
    for (int i = 0; i < distinctCount; i++) {
      if (distinct[i] == number) {
        return;
      }
    }
    if (distinctCount == distinct.length) {
      distinct = new double[FEWEST_DISTINCT];
    }
    distinct[distinctCount++] = number;
  }

  private static boolean isNonFiniteWord(CsvTokenizer tokens, int cell) {
    int length = tokens.end(cell) - tokens.start(cell);
    if (length == 0 || length > LONGEST_WORD) {
      return false;
    }
    byte first = tokens.bytes(cell)[tokens.start(cell)];
    boolean signed = first == '-' || first == '+';
    if (!signed && "nNiI".indexOf(first) < 0) {
      return false;
    }
    String word = tokens.text(cell).toLowerCase(Locale.ROOT);
    return NON_FINITE_WORDS.contains(signed ? word.substring(1) : word);
  }
}
