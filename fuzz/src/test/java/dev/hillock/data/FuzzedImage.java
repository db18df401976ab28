package dev.hillock.data;

import dev.hillock.FuzzLimits;
import dev.hillock.FuzzLimits.Outcome;
import java.util.List;

/// An image as a source of one row, first small and then in its own size: the small one decodes it,
/// however large it is, and the other one may be refused for what it would take.
final class FuzzedImage {

  private static final SourceOptions SMALL =
      SourceOptions.DEFAULT.withImageSize(new ImageSize(5, 3));

  private FuzzedImage() {}

  static Outcome<LoadedData> read(byte[] bytes) {
    read(bytes, SMALL);
    return read(bytes, SourceOptions.DEFAULT);
  }

  private static Outcome<LoadedData> read(byte[] bytes, SourceOptions options) {
    return FuzzLimits.read(
        bytes.length,
        () -> ImageSource.single(new ImageFile(bytes, "f.png"), options),
        List.of(DataException.class));
  }
}
