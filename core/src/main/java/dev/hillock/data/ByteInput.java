package dev.hillock.data;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/// A file or stream that is read piece by piece, and unpacked if it is gzip, by its first bytes.
final class ByteInput implements AutoCloseable {

  /// Unpacked size per packed byte that is let through. Deflate cannot do more than about 1032, and
  /// tables of zeros with few ones come to 800: see docs/decisions/0023-limits-of-readers.md.
  private static final int LARGEST_RATIO = 1000;

  /// Below this the ratio is of no concern: a short file of one repeated row reaches it too.
  private static final int HARMLESS_BYTES = 16 << 20;

  private static final int UNPACKING_BYTES = 1 << 16;

  /// The most that is asked of the system at a time: it then still is in the processor's cache when
  /// it is copied and looked at.
  private static final int READ_BYTES = 1 << 18;

  private static final long UNKNOWN = -1;

  private final RawInput raw;
  private final String name;

  /// How many bytes the input has before it is unpacked; [#UNKNOWN] for a stream.
  private final long size;

  private final InputStream in;
  private final boolean isPacked;
  private long count;
  private byte[] head = new byte[0];
  private int headLeft;

  private ByteInput(RawInput raw, String name, long size, boolean unpacks) {
    this.raw = raw;
    this.name = name;
    this.size = size;
    this.isPacked = unpacks && Magic.of(raw.head()) == Magic.GZIP;
    try {
      this.in = isPacked ? new GZIPInputStream(raw, UNPACKING_BYTES) : raw;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /// A file, which [#close] closes.
  ///
  /// @throws DataException if there is no such file, it is a folder, or cannot be read
  static ByteInput open(Path path) {
    FileBytes.requireFile(path);
    try {
      InputStream stream = Files.newInputStream(path);
      try {
        long size = Files.isRegularFile(path) ? Files.size(path) : UNKNOWN;
        var raw = new RawInput(stream, e -> FileBytes.unreadable(path, e));
        return new ByteInput(raw, FileBytes.shortName(path), size, true);
      } catch (RuntimeException | IOException e) {
        stream.close();
        throw e;
      }
    } catch (IOException e) {
      throw FileBytes.unreadable(path, e);
    }
  }

  /// The rest of a stream, which [#close] leaves open.
  static ByteInput of(InputStream stream, String name) {
    var open =
        new InputStream() {
          @Override
          public int read() throws IOException {
            return stream.read();
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return stream.read(bytes, offset, length);
          }
        };
    var raw = new RawInput(open, e -> FileBytes.unreadable(name, e));
    return new ByteInput(raw, name, UNKNOWN, true);
  }

  /// Bytes as they are.
  static ByteInput ofUnpacked(byte[] bytes, String name) {
    var raw = new RawInput(new ByteArrayInputStream(bytes), e -> FileBytes.unreadable(name, e));
    return new ByteInput(raw, name, bytes.length, false);
  }

  /// What gzip in memory unpacks to.
  static ByteInput ofPacked(byte[] bytes, String name) {
    var raw = new RawInput(new ByteArrayInputStream(bytes), e -> FileBytes.unreadable(name, e));
    return new ByteInput(raw, name, bytes.length, true);
  }

  String name() {
    return name;
  }

  boolean isPacked() {
    return isPacked;
  }

  /// The first bytes, unpacked, which are still to be read; a few, fewer only where it ends.
  byte[] head() {
    if (head.length == 0) {
      byte[] first = new byte[RawInput.HEAD_BYTES];
      head = Arrays.copyOf(first, fill(first, 0, first.length));
      headLeft = head.length;
    }
    return head.clone();
  }

  /// Reads into `bytes` from `start` on until `end` is reached or there is no more.
  ///
  /// @return the offset behind what was read: less than `end` only at the input's end
  /// @throws DataException if it cannot be read, or is gzip that is broken, ends too early or
  ///   unpacks to far more than it is
  int fill(byte[] bytes, int start, int end) {
    int at = start;
    if (headLeft > 0) {
      int found = Math.min(headLeft, end - start);
      System.arraycopy(head, head.length - headLeft, bytes, start, found);
      headLeft -= found;
      at += found;
    }
    while (at < end) {
      int found = read(bytes, at, Math.min(READ_BYTES, end - at));
      if (found < 0) {
        break;
      }
      at += found;
    }
    return at;
  }

  /// How many bytes it will have given at its end, as it seems now; negative if nothing is known.
  long expectedBytes() {
    if (size < 0 || !isPacked) {
      return size;
    }
    return (long) ((double) count * size / Math.max(1, raw.count()));
  }

  @Override
  public void close() {
    try {
      raw.close();
    } catch (IOException e) {
      throw raw.failure(e);
    }
  }

  private int read(byte[] bytes, int start, int length) {
    try {
      int found = in.read(bytes, start, length);
      count += Math.max(0, found);
      requireHarmless();
      return found;
    } catch (IOException e) {
      throw broken(e);
    } catch (StackOverflowError e) {
      // The JDK goes on to the next member of a gzip file by a call of its own.
      throw new DataException(
          "%s is gzip of thousands of empty members; unpack it by hand and pack it as one"
              .formatted(name),
          e);
    }
  }

  private void requireHarmless() {
    long packed = size < 0 ? raw.count() : size;
    if (isPacked && count > Math.max(HARMLESS_BYTES, packed * LARGEST_RATIO)) {
      throw new DataException(
          "%s unpacks to more than %d times its size; unpack it by hand if you trust it"
              .formatted(name, LARGEST_RATIO));
    }
  }

  /// What is wrong with the gzip: that the packed bytes cannot be read is told by [RawInput].
  private DataException broken(IOException e) {
    return e instanceof EOFException
        ? new DataException(
            "%s is gzip but ends too early; copy or download it again".formatted(name), e)
        : new DataException(
            "%s is broken gzip (%s); copy or download it again".formatted(name, e.getMessage()), e);
  }

  /// The bytes as they come, counted; those at the head can be looked at before.
  private static final class RawInput extends InputStream {

    private static final int HEAD_BYTES = 16;

    private final InputStream in;
    private final Function<IOException, DataException> failure;
    private final byte[] head;
    private long count;
    private boolean ended;

    RawInput(InputStream in, Function<IOException, DataException> failure) {
      this.in = in;
      this.failure = failure;
      try {
        this.head = in.readNBytes(HEAD_BYTES);
      } catch (IOException e) {
        throw failure.apply(e);
      }
    }

    byte[] head() {
      return head;
    }

    long count() {
      return count;
    }

    DataException failure(IOException e) {
      return failure.apply(e);
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int start, int length) {
      int found;
      if (count < head.length) {
        found = (int) Math.min(length, head.length - count);
        System.arraycopy(head, (int) count, bytes, start, found);
      } else {
        try {
          found = in.read(bytes, start, length);
        } catch (IOException e) {
          throw failure.apply(e);
        }
      }
      ended = found < 0;
      count += Math.max(0, found);
      return found;
    }

    /// Not 0 before the end: gzip takes that for the end, also where a pipe is only slow.
    @Override
    public int available() {
      return ended ? 0 : 1;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
