package dev.hillock.model;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Bytes of a known number, read at any place: a file or a buffer.
sealed interface ByteSource {

  /// How many bytes there are.
  long size();

  /// Fills the rest of the target with the bytes from this position on.
  ///
  /// @throws IOException if they cannot be read, or are not there any more
  void read(long position, ByteBuffer target) throws IOException;

  /// The bytes of an open file. The size is taken once.
  record OfFile(FileChannel channel, long size) implements ByteSource {

    OfFile(FileChannel channel) throws IOException {
      this(channel, channel.size());
    }

    @Override
    public void read(long position, ByteBuffer target) throws IOException {
      long at = position;
      while (target.hasRemaining()) {
        int read = channel.read(target, at);
        if (read < 0) {
          throw new EOFException("the file became shorter while it was read");
        }
        at += read;
      }
    }
  }

  /// The bytes of a buffer from 0 to its limit.
  record OfBuffer(ByteBuffer bytes) implements ByteSource {

    @Override
    public long size() {
      return bytes.limit();
    }

    @Override
    public void read(long position, ByteBuffer target) {
      target.put(bytes.slice((int) position, target.remaining()));
    }
  }
}
