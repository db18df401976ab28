package dev.hillock.cli;

import dev.hillock.FuzzLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

/// YAML of the largest size there may be, made to take time or memory.
class LargeYamlTest {

  private static final int LENGTH = 99_900;

  @Test
  void manySmallValues() {
    read("drop: [" + "a,".repeat(LENGTH / 2) + "a]");
    read("drop:\n" + "- a\n".repeat(LENGTH / 4));
    read("drop: [" + "{},".repeat(LENGTH / 3) + "a]");
    read("type: {" + "a: b,".repeat(LENGTH / 5) + "a: b}");
    read("a: b\n".repeat(LENGTH / 5));
    read("- \n".repeat(LENGTH / 3));
    read("# a\n".repeat(LENGTH / 4));
    read("\n".repeat(LENGTH));
  }

  @Test
  void oneLongText() {
    read("target: " + "a".repeat(LENGTH));
    read("a".repeat(LENGTH) + ": 1");
    read("target: \"" + "\\n".repeat(LENGTH / 2) + "\"");
    read("target: |\n" + " a\n".repeat(LENGTH / 3));
    read("target: >\n" + " a\n".repeat(LENGTH / 3));
    read("target: " + "'".repeat(LENGTH));
    read("target: !!" + "a".repeat(LENGTH) + " b");
    read("target: &" + "a".repeat(LENGTH) + " b");
  }

  @Test
  void textThatAliasesMultiply() {
    read(
        "missing: &a \"" + "a".repeat(LENGTH / 2) + "\"\ndrop: [" + "*a,".repeat(LENGTH / 6) + "]");
    read("missing: &a " + "a".repeat(LENGTH / 2) + "\ndrop:\n" + "- *a\n".repeat(LENGTH / 10));
    read("drop: [" + "&a a,".repeat(LENGTH / 5) + "]");
    read(
        """
        a: &a [x,x,x,x,x,x,x,x,x]
        b: &b [*a,*a,*a,*a,*a,*a,*a,*a]
        c: &c [*b,*b,*b,*b,*b,*b,*b]
        """);
  }

  @Test
  void deepNesting() {
    read("[".repeat(LENGTH));
    read("{a: ".repeat(LENGTH / 4));
    read("- ".repeat(LENGTH / 2));
    read("? ".repeat(LENGTH / 2));
  }

  private static void read(String text) {
    FuzzLimits.read(
        text.length(), () -> ConfigFile.parse("f.yaml", text), List.of(UsageException.class));
  }
}
