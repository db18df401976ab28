package dev.hillock.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundledDataTest {

  private static final Path DATA = Path.of(System.getProperty("hillock.root"), "data");

  @ParameterizedTest
  @CsvSource({
    "concrete.csv, 1030, 9, 0, 0",
    "digits8x8.csv, 1797, 65, 0, 0",
    "iris.csv, 150, 4, 1, 0",
    "penguins.csv, 344, 4, 3, 19",
    "xor.csv, 4, 3, 0, 0"
  })
  void isReadWithItsShapeAndTypes(
      String file, int rows, int numeric, int categorical, int missing) {
    Table table = Sources.load(DATA.resolve(file), SourceOptions.DEFAULT).table();
    assertEquals(file, table.source());
    assertEquals(rows, table.rows());
    assertEquals(numeric, count(table, NumericColumn.class));
    assertEquals(categorical, count(table, CategoricalColumn.class));
    assertEquals(missing, table.columns().stream().mapToInt(Column::missing).sum());
  }

  @Test
  void isAllNamedAbove() throws IOException {
    try (Stream<Path> files = Files.list(DATA)) {
      assertEquals(
          List.of("concrete.csv", "digits8x8.csv", "iris.csv", "penguins.csv", "xor.csv"),
          files.map(FileBytes::shortName).filter(name -> name.endsWith(".csv")).sorted().toList());
    }
  }

  @Test
  void hasTheSpeciesOfIris() {
    Table iris = Sources.load(DATA.resolve("iris.csv"), SourceOptions.DEFAULT).table();
    var species = (CategoricalColumn) iris.column("species");
    assertEquals(List.of("setosa", "versicolor", "virginica"), species.levels());
    assertEquals("0.2", iris.column("petal_width").text(0));
  }

  private static long count(Table table, Class<? extends Column> type) {
    return table.columns().stream().filter(type::isInstance).count();
  }
}
