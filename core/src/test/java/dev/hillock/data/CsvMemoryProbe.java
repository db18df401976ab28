package dev.hillock.data;

import java.nio.file.Path;

/// Reads a CSV file and prints its size or what is said instead: run in JVMs with little memory.
final class CsvMemoryProbe {

  private CsvMemoryProbe() {}

  /// Arguments: the file; without one, standard input.
  public static void main(String[] args) {
    try {
      Table table =
          args.length == 0
              ? CsvSource.read(System.in, "stdin", CsvFormat.DEFAULT)
              : CsvSource.read(Path.of(args[0]), CsvFormat.DEFAULT);
      System.out.println(table.rows() + " rows, " + table.columns().size() + " columns");
    } catch (DataException e) {
      System.out.println(e.getMessage());
    }
  }
}
