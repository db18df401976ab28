package dev.hillock.bench.accuracy;

import dev.hillock.data.Column;
import dev.hillock.data.ColumnType;
import dev.hillock.data.CsvFormat;
import dev.hillock.data.CsvSource;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/// A table with what is to be predicted and how it is split.
///
/// @param name file name without its ending
/// @param targets the target columns
/// @param classes whether the target is a class
/// @param types what the schema says of the columns; columns that are no inputs are left out
record TableTask(
    String name, List<String> targets, boolean classes, Map<String, ColumnType> types) {

  private static final int FOLDS = 5;

  /// Tables that come with a split: so many first rows train.
  private static final Map<String, Integer> FIRST_ROWS =
      Map.of(
          "vowel", 528,
          "segment", 1500,
          "dna_splice", 2000,
          "satellite", 4435,
          "thyroid", 3600,
          "letter", 16_000,
          "building_energy", 2104);

  /// Tables whose error is that of the target's logarithm.
  private static final Set<String> LOGARITHMS = Set.of("ames", "diamonds", "cpu_perf");

  /// Tables with rare classes, judged by balanced accuracy.
  private static final Set<String> BALANCED = Set.of("glass", "hpc_jobs", "thyroid");

  /// Training rows and test rows of one fit.
  record Fold(int[] training, int[] test) {}

  /// All tables of a schema, in its order.
  static List<TableTask> all(Path schema) throws IOException {
    var rows = new LinkedHashMap<String, List<String[]>>();
    for (String line : Files.readAllLines(schema)) {
      String[] cells = line.split("\t", -1);
      if (!cells[0].equals("dataset")) {
        rows.computeIfAbsent(cells[0], name -> new ArrayList<>()).add(cells);
      }
    }
    return rows.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
  }

  private static TableTask of(String name, List<String[]> columns) {
    var targets = new ArrayList<String>();
    var types = new LinkedHashMap<String, ColumnType>();
    boolean classes = false;
    for (String[] column : columns) {
      boolean isTarget = column[2].equals("target");
      boolean isNumber = column[3].equals("num");
      var type = isNumber ? ColumnType.NUMERIC : ColumnType.CATEGORICAL;
      types.put(column[1], isTarget || column[2].equals("feature") ? type : ColumnType.LEFT_OUT);
      if (isTarget) {
        targets.add(column[1]);
        classes |= !isNumber;
      }
    }
    return new TableTask(name, targets, classes, types);
  }

  boolean isBalanced() {
    return BALANCED.contains(name);
  }

  /// Reads the table; a target that is judged by its logarithm becomes it.
  Table read(Path folder) {
    var table = CsvSource.read(folder.resolve(name + ".csv"), CsvFormat.DEFAULT.withTypes(types));
    if (!LOGARITHMS.contains(name)) {
      return table;
    }
    var columns = new ArrayList<Column>();
    for (Column column : table.columns()) {
      columns.add(
          column instanceof NumericColumn numbers && targets.contains(column.name())
              ? new NumericColumn(
                  column.name(), Arrays.stream(numbers.values()).map(Math::log).toArray())
              : column);
    }
    return new Table(table.source(), columns);
  }

  /// The fits: one, or five of which each row is tested by one.
  List<Fold> folds(int rows) {
    Integer first = FIRST_ROWS.get(name);
    if (first != null) {
      return List.of(fold(rows, row -> row < first));
    }
    var folds = new ArrayList<Fold>();
    for (int i = 0; i < FOLDS; i++) {
      int fold = i;
      folds.add(fold(rows, row -> foldOf(row) != fold));
    }
    return folds;
  }

  private static Fold fold(int rows, IntPredicate trains) {
    return new Fold(
        IntStream.range(0, rows).filter(trains).toArray(),
        IntStream.range(0, rows).filter(trains.negate()).toArray());
  }

  private int foldOf(int row) {
    var crc = new CRC32();
    crc.update((name + ":" + row).getBytes(StandardCharsets.US_ASCII));
    return (int) (crc.getValue() % FOLDS);
  }
}
