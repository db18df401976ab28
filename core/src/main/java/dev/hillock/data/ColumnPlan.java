package dev.hillock.data;

import java.util.concurrent.atomic.AtomicBoolean;

/// One wanted column while the blocks of a file are read. Shared by all threads.
///
/// @param name its name
/// @param cell which cell of a row it is, from 0
/// @param declared what is said of its type
/// @param seenText whether some thread has met a text in it; a hint that saves a block a second
///   look, nothing depends on it
/// @param levels the levels all threads have met
record ColumnPlan(
    String name, int cell, ColumnType declared, AtomicBoolean seenText, SharedLevels levels) {

  ColumnPlan(String name, int cell, ColumnType declared) {
    this(name, cell, declared, new AtomicBoolean(), new SharedLevels());
  }

  /// Whether its cells are to be taken for texts from the start of a block on.
  boolean startsAsText() {
    return declared == ColumnType.CATEGORICAL || (declared == ColumnType.FOUND && seenText.get());
  }
}
