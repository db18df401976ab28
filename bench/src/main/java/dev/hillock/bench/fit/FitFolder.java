package dev.hillock.bench.fit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The files of a table's fits: `columns.tsv`, for each fold `FOLD-train.tsv` and `FOLD-test.tsv`
/// (a heading, then rows; tabs between cells, nothing quoted, missing cells empty), and for each
/// model `FOLD-MODEL.tsv`, the predictions of the test rows in their order, a cell per target.
public record FitFolder(Path folder) {

  /// Writes columns and rows of a fold. Files that hold the same already stay as they are, so that
  /// their time tells since when.
  public void write(int fold, FitRows rows) throws IOException {
    Files.createDirectories(folder);
    writeIfOther(file("columns.tsv"), rows.columns().stream().map(FitColumn::line).toList());
    writeIfOther(training(fold), lines(rows.columns(), rows.training()));
    writeIfOther(test(fold), lines(rows.columns(), rows.test()));
  }

  /// Reads a fold.
  public FitRows read(int fold) throws IOException {
    var columns = Files.readAllLines(file("columns.tsv")).stream().map(FitColumn::parse).toList();
    return new FitRows(
        columns, rows(columns, training(fold), true), rows(columns, test(fold), true));
  }

  /// Writes the predictions of a model, `[test rows][targets]`; all of them or none.
  public void writePredictions(int fold, String model, FitRows rows, double[][] predictions)
      throws IOException {
    var targets = rows.targets().stream().map(rows.columns()::get).toList();
    Path part = file(fold + "-" + model + ".part");
    Files.write(part, Arrays.stream(predictions).map(row -> line(targets, row)).toList());
    Files.move(part, predictions(fold, model), StandardCopyOption.REPLACE_EXISTING);
  }

  /// Reads the predictions of a model; NaN where it gave none.
  public double[][] readPredictions(int fold, String model, List<FitColumn> columns)
      throws IOException {
    var targets = columns.stream().filter(FitColumn::isTarget).toList();
    return rows(targets, predictions(fold, model), false);
  }

  /// The training rows of a fold.
  public Path training(int fold) {
    return file(fold + "-train.tsv");
  }

  /// The test rows of a fold.
  public Path test(int fold) {
    return file(fold + "-test.tsv");
  }

  /// The predictions of a model.
  public Path predictions(int fold, String model) {
    return file(fold + "-" + model + ".tsv");
  }

  /// A file of this folder.
  public Path file(String name) {
    return folder.resolve(name);
  }

  private static List<String> lines(List<FitColumn> columns, double[][] rows) {
    var lines = new ArrayList<String>();
    lines.add(String.join("\t", columns.stream().map(FitColumn::name).toList()));
    for (double[] row : rows) {
      lines.add(line(columns, row));
    }
    return lines;
  }

  private static String line(List<FitColumn> columns, double[] row) {
    var cells = new ArrayList<String>();
    for (int i = 0; i < row.length; i++) {
      cells.add(columns.get(i).text(row[i]));
    }
    return String.join("\t", cells);
  }

  private static double[][] rows(List<FitColumn> columns, Path file, boolean hasHeading)
      throws IOException {
    var rows = new ArrayList<double[]>();
    for (String line : Files.readAllLines(file).stream().skip(hasHeading ? 1 : 0).toList()) {
      String[] cells = line.split("\t", -1);
      if (cells.length != columns.size()) {
        throw new IllegalArgumentException(
            "%s has a row of %d cells; it has %d columns"
                .formatted(file, cells.length, columns.size()));
      }
      double[] row = new double[cells.length];
      Arrays.setAll(row, i -> columns.get(i).value(cells[i]));
      rows.add(row);
    }
    return rows.toArray(double[][]::new);
  }

  private static void writeIfOther(Path file, List<String> lines) throws IOException {
    if (!Files.exists(file) || !Files.readAllLines(file).equals(lines)) {
      Files.write(file, lines);
    }
  }
}
