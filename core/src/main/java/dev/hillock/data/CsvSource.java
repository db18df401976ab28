package dev.hillock.data;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads CSV text into a [Table].
///
/// UTF-8, packed with gzip or not, with a header line. Quotes as in RFC 4180; a row ends at LF, CR
/// LF or CR; blank lines are skipped; blanks around a cell do not belong to it. Lines in messages
/// are those of an editor, from 1.
///
/// A column is numeric if every cell that is not missing is a number, and categorical otherwise. A
/// column with a handful of texts among many numbers (at least 20 numbers, 10 of them distinct,
/// nine cells in ten) is an error, as is `NaN` or `inf` among numbers: a mistyped number must not
/// turn into thousands of categories.
public final class CsvSource {

  private CsvSource() {}

  /// The table in a file; its source is the file's last name.
  ///
  /// @throws DataException if the file cannot be read or is not a table; the message tells the
  ///   file, line and column and what to do
  public static Table read(Path path, CsvFormat format) {
    return parse(FileBytes.read(path), FileBytes.shortName(path), format);
  }

  /// The table in a stream, such as standard input. The stream is read to its end and not closed.
  ///
  /// @param name what to call it in messages
  /// @throws DataException as for a file
  public static Table read(InputStream stream, String name, CsvFormat format) {
    return parse(FileBytes.read(stream, name), name, format);
  }

  /// The table in bytes that are in memory already.
  static Table parse(byte[] bytes, String file, CsvFormat format) {
    int start = CsvText.start(bytes, file);
    Character given = format.delimiter();
    byte delimiter = given == null ? DelimiterFinder.find(bytes, start) : (byte) given.charValue();
    var text = new Text(bytes, start, delimiter, file);
    return new Table(file, columns(text, format));
  }

  /// The whole input: what both passes walk over.
  private record Text(byte[] bytes, int start, byte delimiter, String file) {

    CsvTokenizer tokens() {
      return new CsvTokenizer(bytes, start, delimiter, file);
    }
  }

  private static List<Column> columns(Text text, CsvFormat format) {
    CsvTokenizer tokens = text.tokens();
    List<String> names = CsvHeader.read(tokens, text.file);
    requireKnown(names, text.file, format);
    var missingTexts = new MissingTexts(format.missingTexts());
    var wanted = new ArrayList<CellCounts>();
    for (int cell = 0; cell < names.size(); cell++) {
      if (format.typeOf(names.get(cell)) != ColumnType.LEFT_OUT) {
        wanted.add(
            new CellCounts(text.file, names.get(cell), cell, missingTexts, format.onlyTyped()));
      }
    }
    if (wanted.isEmpty()) {
      throw new DataException(
          format.onlyTyped()
              ? "%s is a table, and the model takes images; give it images".formatted(text.file)
              : "%s: every column is left out; keep the target and one other".formatted(text.file));
    }
    int rows = count(tokens, wanted, names.size(), text);
    var builders = new ArrayList<ColumnBuilder>(wanted.size());
    for (CellCounts column : wanted) {
      ColumnType type = column.type(format.typeOf(column.name()));
      builders.add(ColumnBuilder.of(type, column.name(), rows, missingTexts));
    }
    fill(text.tokens(), wanted, builders);
    return builders.stream().map(ColumnBuilder::build).toList();
  }

  /// First pass: every row is as long as the header, and what its cells are.
  private static int count(CsvTokenizer tokens, List<CellCounts> wanted, int columns, Text text) {
    int rows = 0;
    while (tokens.next()) {
      if (tokens.cells() != columns) {
        throw ragged(tokens, columns, text);
      }
      for (CellCounts column : wanted) {
        column.add(tokens);
      }
      rows++;
    }
    if (rows == 0) {
      throw new DataException(
          "%s has a header but no rows; hillock needs at least one row".formatted(text.file));
    }
    return rows;
  }

  /// Second pass: the cells go into the columns' arrays.
  private static void fill(
      CsvTokenizer tokens, List<CellCounts> wanted, List<ColumnBuilder> builders) {
    tokens.next();
    for (int row = 0; tokens.next(); row++) {
      for (int column = 0; column < wanted.size(); column++) {
        builders.get(column).set(row, tokens, wanted.get(column).cell());
      }
    }
  }

  private static DataException ragged(CsvTokenizer tokens, int columns, Text text) {
    String delimiter = text.delimiter == '\t' ? "tab" : "'" + (char) text.delimiter + "'";
    return DataException.atLine(
        text.file,
        tokens.line(),
        "the row has %s but the header has %d; cells are divided by %s, quote a cell that holds one"
            .formatted(Wording.count(tokens.cells(), "cell"), columns, delimiter));
  }

  private static void requireKnown(List<String> names, String file, CsvFormat format) {
    for (String name : format.types().keySet()) {
      if (!names.contains(name)) {
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
