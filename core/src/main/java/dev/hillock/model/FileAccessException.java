package dev.hillock.model;

import java.io.IOException;
import java.io.Serial;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A file cannot be read or written. The message is one line for a person: which file, what is
/// wrong and what to do.
public final class FileAccessException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  /// An exception about a file.
  ///
  /// @param what what is wrong and what to do
  FileAccessException(Path file, String what, @Nullable Throwable cause) {
    super("%s: %s".formatted(file, what), cause);
  }

  /// What this failure of reading or writing the file means.
  static FileAccessException explain(Path file, IOException cause) {
    if (cause instanceof FileAccessException known) {
      return known;
    }
    String reason = reason(cause);
    String lower = reason.toLowerCase(Locale.ROOT);
    String what;
    if (isFull(lower)) {
      what = "the disk is full; free some space or give another folder";
    } else if (cause instanceof AccessDeniedException || lower.contains("permission denied")) {
      what = "access is denied; check the permissions of the file and its folder";
    } else if (lower.contains("read-only file system")) {
      what = "the disk cannot be written to; give another folder";
    } else if (cause instanceof NoSuchFileException) {
      what = "there is no such file; check the path";
    } else if (cause instanceof ClosedByInterruptException) {
      what = "the work was interrupted; try again";
    } else {
      what = "%s; check the file and its disk".formatted(reason);
    }
    return new FileAccessException(file, what, cause);
  }

  /// Refuses a folder and anything else that is no regular file, such as a pipe. Says nothing about
  /// a file that is not there.
  static void requireRegular(Path file) throws FileAccessException {
    if (Files.isDirectory(file)) {
      throw new FileAccessException(file, "this is a folder; give the path of a file", null);
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new FileAccessException(
          file, "this is not a regular file; give the path of a file on a disk", null);
    }
  }

  private static boolean isFull(String reason) {
    return reason.contains("no space left on device")
        || reason.contains("not enough space on the disk")
        || reason.contains("quota exceeded");
  }

  private static String reason(IOException cause) {
    String reason =
        cause instanceof FileSystemException known ? known.getReason() : cause.getMessage();
    return reason == null ? cause.getClass().getSimpleName() : reason;
  }
}
