package dev.hillock.data;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the rows of blocks into arrays, one thread's work. A column of unknown type is taken for
/// numbers until something else turns up in the block, and then walked over once more as texts.
final class BlockRows {

  private final CsvColumns columns;
  private final List<ColumnPlan> plans;

  /// By cell, not by column: the plan of its column; null where it is left out.
  private final @Nullable ColumnPlan[] planAt;

  /// By cell: where its numbers go; null where it is not taken for numbers.
  private final double[] @Nullable [] numbers;

  /// By cell: where its texts go; null where it is not taken for texts.
  private final @Nullable TextCells[] texts;

  /// By cell: what does not fit into a column that is declared to hold numbers.
  private final @Nullable CellCounts[] misfits;

  /// By cell: this thread's codes of the levels.
  private final SharedLevels.@Nullable Member[] members;

  private final boolean readsNumbersFirst;
  private boolean hasTurned;
  private int rows;

  BlockRows(CsvColumns columns) {
    this.columns = columns;
    this.plans = columns.plans();
    this.planAt = new ColumnPlan[columns.width()];
    plans.forEach(plan -> planAt[plan.cell()] = plan);
    this.numbers = new double[columns.width()][];
    this.texts = new TextCells[columns.width()];
    this.misfits = new CellCounts[columns.width()];
    this.members = new SharedLevels.Member[columns.width()];
    this.readsNumbersFirst = columns.readsNumbersFirst();
  }

  /// How many rows the block that was read last has.
  int rows() {
    return rows;
  }

  /// The cells of a block, column by column.
  ///
  /// @throws DataException if a row is not as long as the header, a quote is wrong or a row too
  ///   long
  ColumnPart[] read(CsvBlock block) {
    int capacity = mostRows(block);
    for (ColumnPlan plan : plans) {
      if (plan.startsAsText()) {
        texts[plan.cell()] = textCells(plan, capacity);
      } else {
        numbers[plan.cell()] = new double[capacity];
      }
    }
    try {
      var parts = new ColumnPart[plans.size()];
      walk(block);
      collect(parts, capacity);
      if (hasTurned) {
        for (int i = 0; i < parts.length; i++) {
          if (isNone(parts[i])) {
            texts[plans.get(i).cell()] = textCells(plans.get(i), capacity);
          }
        }
        walk(block);
        collect(parts, capacity);
      }
      return parts;
    } finally {
      clear();
    }
  }

  /// Not just the number of lines: many blank ones below a wide header would ask for far more
  /// memory than the file has bytes. A row has a byte behind each cell, and one in the only cell.
  private int mostRows(CsvBlock block) {
    int shortest = Math.max(2, columns.width());
    return Math.min(block.lineBreaks(), (block.end() - block.start()) / shortest) + 1;
  }

  private void walk(CsvBlock block) {
    var tokens =
        new CsvTokenizer(columns.syntax(), block.bytes(), block.start(), block.end(), block.line());
    if (block.index() == 0) {
      tokens.next();
    }
    int width = columns.width();
    int row = 0;
    for (; tokens.begin(); row++) {
      int cell = 0;
      do {
        double[] values = readsNumbersFirst && cell < width ? numbers[cell] : null;
        if (values != null && tokens.readNumber()) {
          values[row] = tokens.number();
        } else {
          readCell(tokens, cell, row);
        }
        cell++;
      } while (tokens.passDelimiter());
      tokens.finish();
      if (cell != width) {
        throw columns.syntax().ragged(tokens.line(), cell, width);
      }
    }
    rows = row;
  }

  private void readCell(CsvTokenizer tokens, int cell, int row) {
    tokens.readCell();
    if (cell >= columns.width()) {
      return;
    }
    TextCells text = texts[cell];
    double[] values = numbers[cell];
    ColumnPlan plan = planAt[cell];
    if (text != null) {
      text.set(row, tokens, cell);
    } else if (values != null && plan != null) {
      setNumber(values, tokens, plan, row);
    }
  }

  private void setNumber(double[] values, CsvTokenizer tokens, ColumnPlan plan, int row) {
    int cell = plan.cell();
    values[row] = Double.NaN;
    if (columns.missingTexts().contains(tokens, cell)) {
      return;
    }
    double number =
        columns.numbers().parse(tokens.bytes(cell), tokens.start(cell), tokens.end(cell));
    if (Double.isFinite(number)) {
      values[row] = number;
      return;
    }
    if (plan.declared() == ColumnType.FOUND) {
      plan.seenText().set(true);
      numbers[cell] = null;
      hasTurned = true;
      return;
    }
    CellCounts counts = misfits[cell];
    if (counts == null) {
      counts = columns.counts(plan);
      misfits[cell] = counts;
    }
    counts.add(tokens, cell);
  }

  private TextCells textCells(ColumnPlan plan, int capacity) {
    SharedLevels.Member member = members[plan.cell()];
    if (member == null) {
      member = new SharedLevels.Member();
      members[plan.cell()] = member;
    }
    CellCounts counts = plan.declared() == ColumnType.CATEGORICAL ? null : columns.counts(plan);
    return new TextCells(new int[capacity], columns.missingTexts(), member, counts);
  }

  /// Moves what the walk has filled into the parts; blank lines have left room behind.
  private void collect(@Nullable ColumnPart[] parts, int capacity) {
    boolean isLoose = rows < capacity - capacity / 8;
    for (int i = 0; i < parts.length; i++) {
      int cell = plans.get(i).cell();
      double[] values = numbers[cell];
      TextCells text = texts[cell];
      if (values != null) {
        parts[i] =
            new ColumnPart.Numbers(isLoose ? Arrays.copyOf(values, rows) : values, misfits[cell]);
      } else if (text != null) {
        int[] codes = text.shared(plans.get(i).levels(), rows);
        parts[i] =
            new ColumnPart.Texts(isLoose ? Arrays.copyOf(codes, rows) : codes, text.counts());
      }
      numbers[cell] = null;
      texts[cell] = null;
      misfits[cell] = null;
    }
  }

  private static boolean isNone(@Nullable ColumnPart part) {
    return part == null;
  }

  private void clear() {
    Arrays.fill(numbers, null);
    Arrays.fill(texts, null);
    Arrays.fill(misfits, null);
    hasTurned = false;
  }

  /// Where the texts of one column go.
  private record TextCells(
      int[] codes,
      MissingTexts missingTexts,
      SharedLevels.Member member,
      @Nullable CellCounts counts) {

    void set(int row, CsvTokenizer tokens, int cell) {
      if (missingTexts.contains(tokens, cell)) {
        codes[row] = CategoricalColumn.MISSING;
        return;
      }
      if (counts != null) {
        counts.add(tokens, cell);
      }
      codes[row] = member.codeOf(tokens.bytes(cell), tokens.start(cell), tokens.end(cell));
    }

    int[] shared(SharedLevels levels, int rows) {
      member.share(levels, codes, rows);
      return codes;
    }
  }
}
