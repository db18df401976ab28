package dev.hillock.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a CSV file is to be read. Immutable.
///
/// @param delimiter what stands between two cells, an ASCII character; null: found from the first
///   lines among comma, semicolon, tab and bar
/// @param missingTexts the cells that hold nothing, compared as a whole, upper and lower case
///   apart; default: the empty text, `NA` and `?`
/// @param types what is said of columns, by name; each must be in the file
/// @param onlyTyped whether the columns that `types` does not name are left out
/// @param numbers how numbers are written
public record CsvFormat(
    @Nullable Character delimiter,
    Set<String> missingTexts,
    Map<String, ColumnType> types,
    boolean onlyTyped,
    NumberForm numbers) {

  /// Finds the delimiter and all types by itself.
  public static final CsvFormat DEFAULT =
      new CsvFormat(null, missingByDefault(), Map.of(), false, NumberForm.PLAIN);

  /// @throws IllegalArgumentException if the delimiter is no tab and no ASCII sign, or is a quote
  public CsvFormat {
    if (delimiter != null && !isDelimiter(delimiter)) {
      throw new IllegalArgumentException(
          "delimiter is character %d; it must be a tab or an ASCII sign, no quote, letter or digit"
              .formatted((int) delimiter));
    }
    missingTexts = Collections.unmodifiableSet(new LinkedHashSet<>(missingTexts));
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
  }

  /// The same with this delimiter; null finds it.
  public CsvFormat withDelimiter(@Nullable Character delimiter) {
    return new CsvFormat(delimiter, missingTexts, types, onlyTyped, numbers);
  }

  /// The same with these missing-value texts instead of the present ones.
  public CsvFormat withMissingTexts(Set<String> missingTexts) {
    return new CsvFormat(delimiter, missingTexts, types, onlyTyped, numbers);
  }

  /// The same with numbers written so.
  public CsvFormat withNumbers(NumberForm numbers) {
    return new CsvFormat(delimiter, missingTexts, types, onlyTyped, numbers);
  }

  /// The same with these types instead of the present ones.
  public CsvFormat withTypes(Map<String, ColumnType> types) {
    return new CsvFormat(delimiter, missingTexts, types, onlyTyped, numbers);
  }

  /// The same, but only these columns are read, each of which must be there.
  public CsvFormat withOnly(Map<String, ColumnType> columns) {
    return new CsvFormat(delimiter, missingTexts, columns, true, numbers);
  }

  /// What is said of a column.
  ColumnType typeOf(String column) {
    return types.getOrDefault(column, onlyTyped ? ColumnType.LEFT_OUT : ColumnType.FOUND);
  }

  /// The same with the type of one more column.
  public CsvFormat withType(String column, ColumnType type) {
    var more = new LinkedHashMap<>(types);
    more.put(column, type);
    return new CsvFormat(delimiter, missingTexts, more, onlyTyped, numbers);
  }

  private static boolean isDelimiter(char c) {
    return c == '\t' || (c > ' ' && c < 0x7f && c != '"' && !Character.isLetterOrDigit(c));
  }

  private static Set<String> missingByDefault() {
    var texts = new LinkedHashSet<String>();
    Collections.addAll(texts, "", "NA", "?");
    return texts;
  }
}
