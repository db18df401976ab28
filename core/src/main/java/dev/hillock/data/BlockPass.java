package dev.hillock.data;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One pass over the blocks of a file: they are cut one after the other and read side by side.
///
/// What is wrong is told as one thread with the whole file would tell it: a byte 0 anywhere, else a
/// byte that is not UTF-8 anywhere, else the first wrong row. So once a row is wrong the rest is
/// only looked at for what is no text.
final class BlockPass {

  private final String file;
  private final CsvThreads threads;

  /// Null: nothing is read but whether it is text.
  private final @Nullable CsvColumns columns;

  private final ConcurrentLinkedQueue<BlockRows> idle = new ConcurrentLinkedQueue<>();

  /// The lowest index of a block with something wrong; rows of later blocks are of no interest.
  private final AtomicInteger firstWrong;

  private final TableMemory memory;

  /// Reads all blocks.
  ///
  /// @param columns what is to be read; null: only whether it is text
  BlockPass(String file, CsvThreads threads, TableMemory memory, @Nullable CsvColumns columns) {
    this.file = file;
    this.memory = memory;
    this.threads = threads;
    this.columns = columns;
    this.firstWrong = new AtomicInteger(columns == null ? -1 : Integer.MAX_VALUE);
  }

  /// What came of each block, in their order; all are good.
  ///
  /// @param kept keeps the blocks for a second look; null where that is not needed
  /// @throws DataException if the input cannot be read, is no text, or a row is wrong
  List<BlockResult> over(CsvBlocks blocks, @Nullable KeptBlocks kept) {
    var results = new ArrayList<BlockResult>();
    try {
      for (CsvBlock block = blocks.next(isWrong()); block != null; block = blocks.next(isWrong())) {
        if (kept != null) {
          kept.keep(block);
        }
        CsvBlock next = block;
        var result = new BlockResult();
        results.add(result);
        threads.start(() -> read(next, result, blocks));
        memory.requireRoom(blocks.expectedBytes());
      }
    } finally {
      threads.await();
    }
    threads.rethrow();
    requireText(results);
    requireRows(results);
    return results;
  }

  private boolean isWrong() {
    return firstWrong.get() < Integer.MAX_VALUE;
  }

  /// One block, on a thread of its own. Whatever goes wrong is kept for the thread that asks.
  private void read(CsvBlock block, BlockResult result, CsvBlocks blocks) {
    try {
      if (!block.isPlain() && !isText(block, result)) {
        firstWrong.accumulateAndGet(block.index(), Math::min);
      } else if (columns != null && block.index() <= firstWrong.get()) {
        BlockRows rows = idle.poll();
        rows = rows == null ? new BlockRows(columns) : rows;
        ColumnPart[] parts = rows.read(block);
        result.set(parts, rows.rows());
        idle.add(rows);
        memory.add(block.end(), result.bytes());
      }
    } catch (OutOfMemoryError e) {
      memory.runOut();
      result.wrong = e;
    } catch (RuntimeException | Error e) {
      result.wrong = e;
      firstWrong.accumulateAndGet(block.index(), Math::min);
    } finally {
      blocks.release(block);
    }
  }

  private boolean isText(CsvBlock block, BlockResult result) {
    result.offsetOfNul = CsvText.offsetOfNul(block);
    result.notUtf8 = CsvText.notUtf8(block, file);
    return result.offsetOfNul < 0 && result.notUtf8 == null;
  }

  private void requireText(List<BlockResult> results) {
    for (BlockResult result : results) {
      if (result.offsetOfNul >= 0) {
        throw CsvText.nul(file, result.offsetOfNul);
      }
    }
    for (BlockResult result : results) {
      if (result.notUtf8 != null) {
        throw result.notUtf8;
      }
    }
  }

  private static void requireRows(List<BlockResult> results) {
    for (BlockResult result : results) {
      switch (result.wrong) {
        case null -> {}
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        default -> throw new IllegalStateException(result.wrong);
      }
    }
  }
}
