package dev.hillock.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  private static final List<String> NAMES = List.of("width", "petal length", "petal width", "y");

  @ParameterizedTest
  @CsvSource({
    "widht, did you mean 'width'?",
    "Width, did you mean 'width'?",
    "petal_width, did you mean 'petal width'?",
    "length, did you mean 'petal length'?",
    "species, 'there are ''width'', ''petal length'', ''petal width'', ''y'''"
  })
  void hintsAtWhatIsNear(String word, String hint) {
    assertEquals(hint, Nearest.hint(word, NAMES));
  }

  @Test
  void listsTheFirstNamesOnly() {
    List<String> many = IntStream.range(0, 10).mapToObj(i -> "column" + i).toList();
    assertEquals(
        "there are 'column0', 'column1', 'column2', 'column3', 'column4', 'column5', 'column6',"
            + " 'column7' and 2 more",
        Nearest.hint("zzz", many));
    assertEquals("there are none", Nearest.hint("zzz", List.of()));
  }
}
