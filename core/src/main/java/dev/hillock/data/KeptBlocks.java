package dev.hillock.data;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Blocks of a stream, which cannot be read twice, kept for a second look.
final class KeptBlocks implements CsvBlocks {

  private final List<CsvBlock> blocks = new ArrayList<>();
  private Iterator<CsvBlock> next = blocks.iterator();
  private long bytes;

  void keep(CsvBlock block) {
    blocks.add(block.copy());
    bytes += block.end();
  }

  /// Back to the first one.
  KeptBlocks rewound() {
    next = blocks.iterator();
    return this;
  }

  @Override
  public @Nullable CsvBlock next(boolean isWrong) {
    return next.hasNext() ? next.next() : null;
  }

  @Override
  public void release(CsvBlock block) {}

  @Override
  public long expectedBytes() {
    return bytes;
  }
}
