package dev.hillock.data;

import org.jspecify.annotations.Nullable;

/// How a source of rows is to be read, whatever kind it turns out to be.
///
/// @param csv for CSV files
/// @param imageSize what images are resampled to; null: their own size, which must be one for all
/// @param gray whether the colours of images become one brightness
public record SourceOptions(CsvFormat csv, @Nullable ImageSize imageSize, boolean gray) {

  /// Finds what can be found, keeps sizes and colours.
  public static final SourceOptions DEFAULT = new SourceOptions(CsvFormat.DEFAULT, null, false);

  /// The same with this CSV format.
  public SourceOptions withCsv(CsvFormat csv) {
    return new SourceOptions(csv, imageSize, gray);
  }

  /// The same with this image size; null keeps the images' own.
  public SourceOptions withImageSize(@Nullable ImageSize imageSize) {
    return new SourceOptions(csv, imageSize, gray);
  }

  /// The same with one brightness for the colours, or not.
  public SourceOptions withGray(boolean gray) {
    return new SourceOptions(csv, imageSize, gray);
  }
}
