package dev.hillock.data;

import org.jspecify.annotations.Nullable;

/// What came of one block. Written by the thread that reads the block; read by others once that is
/// done.
final class BlockResult {

  private @Nullable ColumnPart[] parts = {};
  private int rows;

  /// The offset of a byte that is 0; negative: none.
  long offsetOfNul = -1;

  @Nullable DataException notUtf8;

  /// What is wrong with the rows, or a bug.
  @Nullable Throwable wrong;

  void set(ColumnPart[] parts, int rows) {
    this.parts = parts;
    this.rows = rows;
  }

  int rows() {
    return rows;
  }

  /// The cells of a column.
  ColumnPart part(int column) {
    ColumnPart part = parts[column];
    if (part == null) {
      throw new IllegalStateException("column %d was taken already".formatted(column));
    }
    return part;
  }

  /// Lets go of the cells of a column, which then can be cleared away.
  void release(int column) {
    parts[column] = null;
  }

  long bytes() {
    long bytes = 0;
    for (ColumnPart part : parts) {
      bytes += part == null ? 0 : part.bytes();
    }
    return bytes;
  }
}
