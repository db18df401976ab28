package dev.hillock.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/// SHA-256 over what a table holds: for each column its kind, name, number of rows and cells. Where
/// the rows came from does not count.
public final class TableHash {

  private static final int CHUNK_CELLS = 1 << 13;

  private final MessageDigest digest = SourceHash.sha256();

  private TableHash() {}

  /// The hash in hexadecimal.
  public static String of(Table table) {
    var hash = new TableHash();
    boolean pixels = false;
    for (Column column : table.columns()) {
      hash.start(column);
      switch (column) {
        case NumericColumn numbers -> hash.numbers(numbers.values());
        case CategoricalColumn categories -> hash.categories(categories);
        case PixelColumn pixel -> {
          // All pixel columns of a table are views of the same images.
          if (!pixels) {
            hash.digest.update(pixel.pixels().bytes());
            pixels = true;
          }
        }
      }
    }
    return HexFormat.of().formatHex(hash.digest.digest());
  }

  private void start(Column column) {
    text(column.getClass().getSimpleName());
    text(column.name());
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, column.rows()));
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
  }

  private void categories(CategoricalColumn column) {
    column.levels().forEach(this::text);
    var chunk = ByteBuffer.allocate(Integer.BYTES * CHUNK_CELLS);
    int[] codes = column.codes();
    for (int from = 0; from < codes.length; from += CHUNK_CELLS) {
      int count = Math.min(CHUNK_CELLS, codes.length - from);
      IntBuffer cells = chunk.clear().asIntBuffer();
      cells.put(codes, from, count);
      digest.update(chunk.limit(Integer.BYTES * count));
    }
  }

  private void numbers(double[] values) {
    var chunk = ByteBuffer.allocate(Double.BYTES * CHUNK_CELLS);
    for (int from = 0; from < values.length; from += CHUNK_CELLS) {
      int count = Math.min(CHUNK_CELLS, values.length - from);
      DoubleBuffer cells = chunk.clear().asDoubleBuffer();
      cells.put(values, from, count);
      digest.update(chunk.limit(Double.BYTES * count));
    }
  }
}
