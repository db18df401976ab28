package dev.hillock.bench.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestSetTest {

  private static final int ROWS = 100;

  @Test
  void eachRowIsTestedOnce() {
    assertEquals(new TestSet(true, ROWS, ROWS), of("plain"));
  }

  @Test
  void rareClassesCountAsFewerRows() {
    // glass is judged by balanced accuracy; 90 and 10 rows: 2² / (1/90 + 1/10)
    assertEquals(36, of("glass").effectiveRows(), 1e-9);
  }

  private static TestSet of(String name) {
    int[] codes = IntStream.range(0, ROWS).map(row -> row < 90 ? 0 : 1).toArray();
    var table = new Table(name, List.of(new CategoricalColumn("kind", List.of("a", "b"), codes)));
    return TestSet.of(new TableTask(name, List.of("kind"), true, Map.of()), table);
  }
}
