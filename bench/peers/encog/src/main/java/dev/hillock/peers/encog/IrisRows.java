package dev.hillock.peers.encog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.encog.ml.data.basic.BasicMLDataSet;

/// The rows of iris.csv: four numbers and one of three species.
final class IrisRows {

  private static final List<String> SPECIES = List.of("setosa", "versicolor", "virginica");

  private IrisRows() {}

  static BasicMLDataSet read(Path file) throws IOException {
    var lines = Files.readAllLines(file).stream().skip(1).filter(line -> !line.isBlank()).toList();
    double[][] x = new double[lines.size()][4];
    double[][] y = new double[lines.size()][3];
    for (int row = 0; row < x.length; row++) {
      String[] cells = lines.get(row).split(",", -1);
      for (int j = 0; j < 4; j++) {
        x[row][j] = Double.parseDouble(cells[j]);
      }
      y[row][SPECIES.indexOf(cells[4])] = 1;
    }
    return new BasicMLDataSet(x, y);
  }
}
