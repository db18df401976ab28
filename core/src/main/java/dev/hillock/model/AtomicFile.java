package dev.hillock.model;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Replaces a file as a whole: after a kill, a crash or a full disk at any instant the path holds
/// the old content or the new one, never a part.
///
/// The content goes to a temporary file beside the target, `.NAME.NUMBER.tmp`, is forced to the
/// disk, and takes the target's place in one step; then the folder is forced to the disk too. A
/// kill may leave the temporary file behind; any other failure removes it. A thread's interrupt
/// does not cut the writing short.
///
/// Source: T. S. Pillai et al., All File Systems Are Not Created Equal, OSDI 2014, on which of
/// these steps each file system needs.
public final class AtomicFile {

  private static final int NAME_SHOWN = 40;
  private static final int BUFFER_BYTES = 1 << 16;

  private AtomicFile() {}

  /// Writes a file's content.
  @FunctionalInterface
  public interface Writer {

    /// Writes the whole content; the stream is buffered, and flushed and closed by the caller.
    void write(OutputStream out) throws IOException;
  }

  /// Writes the target, replacing it if it exists. A new file gets the permissions that any new
  /// file gets, a replaced one keeps its own; a symbolic link stays, what it points to is replaced.
  ///
  /// @throws FileAccessException if the file cannot be written; the old content is untouched. What
  ///   the writer throws besides an IOException passes through, with the same promise
  public static void write(Path target, Writer writer) throws IOException {
    try {
      FileAccessException.requireRegular(target);
      replace(Files.exists(target) ? target.toRealPath() : target.toAbsolutePath(), writer);
    } catch (IOException e) {
      throw FileAccessException.explain(target, e);
    }
  }

  private static void replace(Path target, Writer writer) throws IOException {
    Path folder = target.resolveSibling("");
    requireFolder(folder);
    Path temporary = create(folder, target.getFileName().toString());
    try {
      keepPermissions(target, temporary);
      fill(temporary, writer);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      // Gone already where the move succeeded.
      Files.deleteIfExists(temporary);
    }
    forceFolder(folder);
  }

  private static void requireFolder(Path folder) throws FileAccessException {
    if (!Files.exists(folder)) {
      throw new FileAccessException(
          folder, "there is no such folder; create it or give another path", null);
    }
    if (!Files.isDirectory(folder)) {
      throw new FileAccessException(folder, "this is not a folder; give another path", null);
    }
  }

  private static Path create(Path folder, String name) throws IOException {
    var start = new StringBuilder(".");
    name.codePoints().limit(NAME_SHOWN).forEach(start::appendCodePoint);
    while (true) {
      long mark = ProcessHandle.current().pid() * 31 + System.nanoTime();
      try {
        // Not createTempFile: its files are closed to everybody but their owner.
        return Files.createFile(folder.resolve(start + "." + Long.toHexString(mark) + ".tmp"));
      } catch (FileAlreadyExistsException _) {
        // Another writer took this name; the clock gives another one.
      }
    }
  }

  private static void keepPermissions(Path target, Path temporary) throws IOException {
    boolean posix = target.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix && Files.exists(target)) {
      Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
    }
  }

  private static void fill(Path temporary, Writer writer) throws IOException {
    // Not a channel: a channel is closed under the writer when its thread is interrupted.
    try (var file = new FileOutputStream(temporary.toFile());
        var out = new BufferedOutputStream(file, BUFFER_BYTES)) {
      writer.write(out);
      out.flush();
      file.getFD().sync();
    }
  }

  /// Makes the new name last through a power failure, where the system can: Windows cannot open a
  /// folder, some network disks cannot force one, and neither is a reason to fail after the move.
  private static void forceFolder(Path folder) {
    boolean interrupted = Thread.interrupted();
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException _) {
      // See above.
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
