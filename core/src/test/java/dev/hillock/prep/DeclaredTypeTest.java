package dev.hillock.prep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hillock.prep.DeclaredType.Ordinal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredTypeTest {

  @Test
  void readsEachType() {
    assertEquals(
        Map.of(
            "a", new DeclaredType.Numeric(),
            "b=c", new DeclaredType.Categorical(),
            "d", new DeclaredType.Date(),
            "e", new DeclaredType.Text(),
            "size", new Ordinal(List.of("S", "M", "L"))),
        DeclaredType.parse(
            List.of("a=numeric", "b=c=categorical", "d=date", "e=text", "size=ordinal:S< M <L")));
  }

  @Test
  void aLevelMayHoldWhatDividesLevels() {
    assertEquals(
        Map.of("x", new Ordinal(List.of("<0", "0<=X<200", ">=200", "a=b"))),
        DeclaredType.parse(List.of("x=ordinal:<<0<0<<=X<<200<>=200<a=b")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "=numeric",
        "a=",
        "a=word",
        "a=ordinal:",
        "a=ordinal:x",
        "a=ordinal:x<",
        "a=ordinal:x<y<x",
        "=ordinal:x<y"
      })
  void refusesWhatDeclaresNothing(String text) {
    assertThrows(IllegalArgumentException.class, () -> DeclaredType.parse(List.of(text)));
  }
}
