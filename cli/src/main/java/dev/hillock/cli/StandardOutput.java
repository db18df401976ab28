package dev.hillock.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// Standard output that remembers why writing to it failed, which a PrintWriter forgets: a full
/// disk must not look like success.
final class StandardOutput extends OutputStream {

  private final FileOutputStream target = new FileOutputStream(FileDescriptor.out);
  private @Nullable String failure;

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      target.write(bytes, offset, length);
    } catch (IOException e) {
      String message = e.getMessage();
      // A reader that has seen enough, such as head, closes the pipe: no failure of ours.
      if (failure == null && (message == null || !message.contains("Broken pipe"))) {
        failure = message == null ? "unknown reason" : message;
      }
      throw e;
    }
  }

  /// Why something could not be written; null if everything was.
  @Nullable String failure() {
    return failure;
  }
}
