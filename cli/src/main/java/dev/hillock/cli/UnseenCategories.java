package dev.hillock.cli;

import java.util.Map;

/// Tells which columns held categories that training never saw, and how often.
final class UnseenCategories {

  private UnseenCategories() {}

  /// One line on standard error for each column.
  static void warn(Map<String, Integer> unseen, Terminal terminal) {
    unseen.forEach((column, cells) ->
        terminal
            .err()
            .printf(
                "note: column '%s': %s with a category that training never saw; taken as missing%n",
                column, Figures.count(cells, "cell")));
  }
}
