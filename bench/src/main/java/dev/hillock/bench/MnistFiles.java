package dev.hillock.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Unpacks the first rows of MNIST, so that every program reads the same files without a decoder.
final class MnistFiles {

  private static final int TEST_ROWS = 10_000;
  private static final int PIXELS = 784;

  private MnistFiles() {}

  /// A folder with the first training rows and all test rows, written when it is first asked for.
  ///
  /// @throws IllegalArgumentException if the files are not there
  static Path folder(CompareOptions options, int rows) throws IOException {
    Path folder = options.scratch().resolve("mnist-" + rows);
    // The last file to be written tells that all are.
    if (Files.exists(folder.resolve(labels("t10k")))) {
      return folder;
    }
    if (!Files.exists(options.data().resolve(images("train") + ".gz"))) {
      throw new IllegalArgumentException(
          "%s holds no %s.gz; give the folder of MNIST's four files with --data"
              .formatted(options.data(), images("train")));
    }
    Files.createDirectories(folder);
    copy(options, folder, images("train"), 16, rows, PIXELS);
    copy(options, folder, labels("train"), 8, rows, 1);
    copy(options, folder, images("t10k"), 16, TEST_ROWS, PIXELS);
    copy(options, folder, labels("t10k"), 8, TEST_ROWS, 1);
    return folder;
  }

  private static String images(String part) {
    return part + "-images-idx3-ubyte";
  }

  private static String labels(String part) {
    return part + "-labels-idx1-ubyte";
  }

  private static void copy(
      CompareOptions options, Path folder, String name, int header, int rows, int rowBytes)
      throws IOException {
    try (InputStream in =
            new GZIPInputStream(Files.newInputStream(options.data().resolve(name + ".gz")));
        OutputStream out = Files.newOutputStream(folder.resolve(name))) {
      byte[] start = in.readNBytes(header);
      ByteBuffer.wrap(start).putInt(4, rows);
      out.write(start);
      out.write(in.readNBytes(rows * rowBytes));
    }
  }
}
