package dev.hillock.data;

import java.io.Serial;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// How much memory the table of a file takes, as far as it has been read, and what to say if that
/// is too much.
final class TableMemory {

  /// Before that an estimate says little: the first rows may be unlike the others.
  private static final long TELLING_BYTES = 8 << 20;

  /// How far an estimate must go beyond the heap before reading is given up for it.
  private static final double CERTAIN = 1.25;

  /// What reading takes beside the columns, each of which needs half as much again while its parts
  /// are joined and memory is cleared away.
  private static final long OTHER_BYTES = 16 << 20;

  private static final int MEGABYTE_BITS = 20;
  private static final int GIGABYTE_BITS = 30;

  private final String file;
  private final long heapBytes;
  private final AtomicLong textBytes = new AtomicLong();
  private final AtomicLong tableBytes = new AtomicLong();
  private final AtomicBoolean hasRunOut = new AtomicBoolean();

  /// @param heapBytes the most the JVM may take
  TableMemory(String file, long heapBytes) {
    this.file = file;
    this.heapBytes = heapBytes;
  }

  /// Counts a block that was read.
  void add(long text, long table) {
    tableBytes.addAndGet(table);
    textBytes.addAndGet(text);
  }

  /// Says that a thread was not given memory.
  void runOut() {
    hasRunOut.set(true);
  }

  /// Checks that there is a chance.
  ///
  /// @param expected how long the whole text is, as it seems now; negative if nothing is known
  /// @throws NoRoom if the table will not fit, or memory has run out already
  void requireRoom(long expected) {
    boolean isCertain =
        textBytes.get() >= TELLING_BYTES && estimate(expected) > CERTAIN * heapBytes;
    if (hasRunOut.get() || isCertain) {
      throw new NoRoom();
    }
  }

  /// Says on the way up that a table does not fit. The words for the user are made where the parts
  /// of the table have been let go: they take memory, too.
  static final class NoRoom extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    NoRoom() {
      super("the table does not fit into memory");
    }
  }

  /// What to say when there is too little.
  DataException tooLarge(long expected) {
    long needed = OTHER_BYTES + estimate(expected) + estimate(expected) / 2;
    long wanted = 2 * Math.max(needed, heapBytes);
    return new DataException(
        ("%s does not fit into %d MB of memory: reading it takes %s %d MB; give the JVM more with"
                + " HILLOCK_JAVA_OPTIONS=-Xmx%dg, or take fewer rows or columns")
            .formatted(
                file,
                heapBytes >> MEGABYTE_BITS,
                expected < 0 ? "more than" : "about",
                needed >> MEGABYTE_BITS,
                Math.ceilDiv(wanted, 1L << GIGABYTE_BITS)));
  }

  /// The size of the whole table, if the rest is like what has been read.
  private long estimate(long expected) {
    long table = tableBytes.get();
    if (table == 0) {
      return Math.max(0, expected);
    }
    double share = (double) Math.max(0, expected) / Math.max(1, textBytes.get());
    return (long) (table * Math.max(1, share));
  }
}
