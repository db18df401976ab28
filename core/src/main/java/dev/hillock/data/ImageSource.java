package dev.hillock.data;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads PNG and JPEG images: a folder with one sub-folder per class, a folder of images without
/// classes, or one image.
///
/// Images that are not of the wanted size are resampled to it, without regard to their proportions.
/// Transparent pixels are taken as over white. Gray is 0.299 red + 0.587 green + 0.114 blue.
public final class ImageSource {

  private ImageSource() {}

  /// The images of a folder, in the order of their names.
  ///
  /// @throws DataException if it holds none, one cannot be decoded, or their sizes differ and none
  ///   is given
  public static LoadedData folder(Path folder, SourceOptions options) {
    FileBytes.requireThere(folder);
    ImageFolder found = ImageFolder.find(FolderContents.of(folder));
    if (found == null) {
      throw new DataException(
          "%s holds no images (.png, .jpg, .jpeg); give a folder with one sub-folder per class"
              .formatted(folder));
    }
    return load(folder, found, options);
  }

  /// One image, as a table of one row.
  ///
  /// @throws DataException if it cannot be read or decoded
  public static LoadedData file(Path file, SourceOptions options) {
    return single(file, options);
  }

  static LoadedData load(Path folder, ImageFolder found, SourceOptions options) {
    requireImageReaders();
    ImageSize wanted = options.imageSize();
    Pixels pixels = decode(found.images(), wanted == null ? commonSize(found) : wanted, options);
    List<Column> columns = pixels.columns();
    if (!found.labels().isEmpty()) {
      columns.add(labels(found));
    }
    var notes = new ArrayList<>(found.notes());
    addGrayNote(notes, pixels, FileBytes.shortName(folder));
    return new LoadedData(
        new Table(FileBytes.shortName(folder), columns),
        null,
        found.labels().isEmpty() ? null : LoadedData.LABEL,
        ImageShape.of(pixels),
        found.images().stream().map(ImageFolder.Entry::name).toList(),
        notes);
  }

  static LoadedData single(Path file, SourceOptions options) {
    String name = FileBytes.shortName(file);
    var found =
        new ImageFolder(List.of(new ImageFolder.Entry(file, name, null)), List.of(), List.of());
    return load(file, found, options);
  }

  /// The size all images have.
  private static ImageSize commonSize(ImageFolder found) {
    ImageSize common = open(found.images().getFirst()).size();
    ImageFolder.Entry first = found.images().getFirst();
    for (ImageFolder.Entry entry : found.images()) {
      ImageSize size = open(entry).size();
      if (!common.equals(size)) {
        throw new DataException(
            "%s is %s but %s is %s; give one size for all images, such as --image-size %s"
                .formatted(first.name(), common, entry.name(), size, common));
      }
    }
    return common;
  }

  private static Pixels decode(
      List<ImageFolder.Entry> images, ImageSize size, SourceOptions options) {
    int channels = options.gray() ? 1 : 3;
    int perImage = size.width() * size.height() * channels;
    if ((long) perImage * images.size() > FileBytes.LARGEST) {
      throw new DataException(
          "%d images of %s take more than 2 GB; give a smaller --image-size"
              .formatted(images.size(), size));
    }
    byte[] bytes = new byte[perImage * images.size()];
    for (int image = 0; image < images.size(); image++) {
      BufferedImage decoded = open(images.get(image)).decode();
      resample(decoded, size, channels, bytes, image * perImage);
    }
    return new Pixels(bytes, size.height(), size.width(), channels);
  }

  /// Resamples each row as it is read, and adds it to the rows it has a share in.
  private static void resample(
      BufferedImage image, ImageSize size, int channels, byte[] bytes, int offset) {
    var rows = new ImageRows(image, channels);
    var across = new Resampler(image.getWidth(), size.width());
    var down = new Resampler(image.getHeight(), size.height());
    float[] row = new float[image.getWidth() * channels];
    float[] narrow = new float[size.width() * channels];
    float[] result = new float[size.height() * narrow.length];
    for (int y = 0; y < image.getHeight(); y++) {
      rows.read(y, row);
      across.along(row, narrow, channels);
      down.addRow(y, narrow, result);
    }
    for (int i = 0; i < result.length; i++) {
      bytes[offset + i] = (byte) Math.clamp(Math.round(result[i]), 0, 255);
    }
  }

  private static Column labels(ImageFolder found) {
    int[] codes =
        found.images().stream().mapToInt(entry -> found.labels().indexOf(entry.label())).toArray();
    return new CategoricalColumn(LoadedData.LABEL, found.labels(), codes);
  }

  private static void addGrayNote(List<String> notes, Pixels pixels, String name) {
    byte[] bytes = pixels.bytes();
    if (pixels.channels() == 1) {
      return;
    }
    for (int i = 0; i < bytes.length; i += 3) {
      if (bytes[i] != bytes[i + 1] || bytes[i] != bytes[i + 2]) {
        return;
      }
    }
    notes.add("%s holds no colours; --gray makes a third of the inputs".formatted(name));
  }

  private static void requireImageReaders() {
    if (ModuleLayer.boot().findModule("java.desktop").isEmpty()) {
      throw new IllegalStateException(
          "the module java.desktop is not loaded but reads images; start java with"
              + " --add-modules java.desktop");
    }
  }

  private static ImageFile open(ImageFolder.Entry entry) {
    return new ImageFile(FileBytes.read(entry.path()), entry.name());
  }
}
