package dev.hillock.bench.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitFolderTest {

  private static final double NONE = Double.NaN;
  private static final FitRows ROWS =
      new FitRows(
          List.of(
              new FitColumn("x", false, false, List.of()),
              new FitColumn("colour, \"mixed\"", false, true, List.of("dark red", "blue|green")),
              new FitColumn("y", true, false, List.of())),
          new double[][] {{0.1, 1, 1.0 / 3}, {NONE, NONE, -2}},
          new double[][] {{1e-300, 0, NONE}});

  @TempDir Path folder;

  @Test
  void readsWhatItWrites() throws IOException {
    var files = new FitFolder(folder);
    files.write(0, ROWS);
    var read = files.read(0);
    assertEquals(ROWS.columns(), read.columns());
    assertArrayEquals(ROWS.training(), read.training());
    assertArrayEquals(ROWS.test(), read.test());
  }

  @Test
  void filesThatHoldTheSameKeepTheirTime() throws IOException {
    var files = new FitFolder(folder);
    files.write(0, ROWS);
    var past = FileTime.fromMillis(1000);
    Files.setLastModifiedTime(files.training(0), past);
    files.write(0, ROWS);
    assertEquals(past, Files.getLastModifiedTime(files.training(0)));
  }

  @Test
  void predictionsComeBackAsTheyWere() throws IOException {
    var files = new FitFolder(folder);
    files.writePredictions(2, "model", ROWS, new double[][] {{1.0 / 3}, {NONE}});
    assertArrayEquals(
        new double[][] {{1.0 / 3}, {NONE}}, files.readPredictions(2, "model", ROWS.columns()));
  }

  @Test
  void rejectsACellThatWouldBeTwo() {
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> new FitColumn("a\tb", false, false, List.of()));
    assertEquals(
        "'a\tb' has a tab or a line break; the files of a fit have none within a cell",
        e.getMessage());
  }

  @Test
  void rejectsAModelThatThereIsNot() {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> FitProgram.run(new String[] {"folder", "0", "b", "9"}, Map.of("a", noModel())));
    assertEquals(
        "found 'folder 0 b 9', expected: FOLDER FOLDS MODEL SECONDS, the model one of [a]",
        e.getMessage());
  }

  private static FitModel noModel() {
    return (rows, target) -> new double[0];
  }
}
