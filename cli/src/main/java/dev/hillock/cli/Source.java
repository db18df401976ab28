package dev.hillock.cli;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.ColumnType;
import dev.hillock.data.CsvFormat;
import dev.hillock.data.CsvSource;
import dev.hillock.data.ImageSize;
import dev.hillock.data.LoadedData;
import dev.hillock.data.NumberForm;
import dev.hillock.data.SourceOptions;
import dev.hillock.data.Sources;
import dev.hillock.data.Table;
import dev.hillock.prep.DeclaredType;
import dev.hillock.settings.Settings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file, folder or `-` (standard input) that rows come from, and how it is read.
final class Source {

  /// Names standard input.
  static final String STANDARD_INPUT = "-";

  private Source() {}

  /// Reads it all.
  static LoadedData load(String path, SourceOptions options) {
    if (path.equals(STANDARD_INPUT)) {
      return LoadedData.of(CsvSource.read(System.in, "standard input", options.csv()));
    }
    return Sources.load(pathOf(path), options);
  }

  /// The SHA-256 of what was read; empty for standard input.
  static String hash(String path) {
    return path.equals(STANDARD_INPUT) ? "" : Sources.sha256(pathOf(path));
  }

  /// The path of a file or folder.
  static Path pathOf(String path) {
    if (path.isBlank()) {
      throw new UsageException("SOURCE is empty; name a file or folder");
    }
    try {
      return Path.of(path);
    } catch (InvalidPathException e) {
      throw new UsageException(
          "%s is no path (%s); name a file or folder".formatted(path, e.getReason()));
    }
  }

  /// How the settings of a training run want it read.
  static SourceOptions options(Settings settings) {
    return UsageException.check(() ->
        new SourceOptions(
            csv(settings).withTypes(types(settings)),
            imageSize(settings),
            settings.get(Settings.GRAY)));
  }

  /// The settings with the target that a source has of itself (the label of images), where they
  /// name none.
  static Settings withTarget(Settings settings, LoadedData loaded) {
    var target = loaded.target();
    return settings.get(Settings.TARGET).isEmpty() && target != null
        ? settings.with(Settings.TARGET, List.of(target))
        : settings;
  }

  /// The types of the columns of a table that was read.
  static Map<String, ColumnType> typesOf(Table table) {
    var types = new LinkedHashMap<String, ColumnType>();
    for (Column column : table.columns()) {
      boolean isCategorical = column instanceof CategoricalColumn;
      types.put(column.name(), isCategorical ? ColumnType.CATEGORICAL : ColumnType.NUMERIC);
    }
    return types;
  }

  /// The delimiter, the missing-value texts and the form of numbers of the settings.
  static CsvFormat csv(Settings settings) {
    Set<String> missing = new LinkedHashSet<>();
    missing.add("");
    missing.addAll(settings.get(Settings.MISSING));
    String delimiter = settings.get(Settings.DELIMITER);
    Character character =
        switch (delimiter) {
          case "auto" -> null;
          case "tab" -> '\t';
          default -> delimiter.charAt(0);
        };
    return CsvFormat.DEFAULT
        .withDelimiter(character)
        .withMissingTexts(missing)
        .withNumbers(numbers(settings));
  }

  private static NumberForm numbers(Settings settings) {
    String thousands = settings.get(Settings.THOUSANDS);
    Character sign =
        switch (thousands) {
          case "none" -> null;
          case "blank" -> ' ';
          default -> thousands.charAt(0);
        };
    return new NumberForm(settings.get(Settings.DECIMAL).charAt(0), sign);
  }

  private static @Nullable ImageSize imageSize(Settings settings) {
    String size = settings.get(Settings.IMAGE_SIZE);
    if (size.equals("auto")) {
      return null;
    }
    int x = size.indexOf('x');
    return new ImageSize(
        Integer.parseInt(size.substring(0, x)), Integer.parseInt(size.substring(x + 1)));
  }

  private static Map<String, ColumnType> types(Settings settings) {
    var types = new LinkedHashMap<String, ColumnType>();
    DeclaredType.parse(settings.get(Settings.TYPE))
        .forEach((column, type) -> types.put(column, typeOf(type)));
    for (String dropped : settings.get(Settings.DROP)) {
      types.put(dropped, ColumnType.LEFT_OUT);
    }
    return types;
  }

  /// How the cells of a column are read.
  private static ColumnType typeOf(DeclaredType type) {
    return switch (type) {
      case DeclaredType.Numeric _ -> ColumnType.NUMERIC;
      case DeclaredType.Categorical _, DeclaredType.Ordinal _, DeclaredType.Date _ ->
          ColumnType.CATEGORICAL;
      case DeclaredType.Text _ -> ColumnType.LEFT_OUT;
    };
  }
}
