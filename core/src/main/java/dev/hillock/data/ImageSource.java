package dev.hillock.data;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

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
    List<ImageFolder.Entry> images = found.images();
    ImageSize size = wanted == null ? commonSize(found) : wanted;
    Pixels pixels = decode(images.size(), image -> open(images.get(image)), size, options);
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
    return single(new ImageFile(FileBytes.read(file), FileBytes.shortName(file)), options);
  }

  /// One image that is in memory already.
  static LoadedData single(ImageFile file, SourceOptions options) {
    requireImageReaders();
    ImageSize wanted = options.imageSize();
    Pixels pixels = decode(1, _ -> file, wanted == null ? file.size() : wanted, options);
    var notes = new ArrayList<String>();
    addGrayNote(notes, pixels, file.name());
    return new LoadedData(
        new Table(file.name(), pixels.columns()),
        null,
        null,
        ImageShape.of(pixels),
        List.of(file.name()),
        notes);
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
      int count, IntFunction<ImageFile> images, ImageSize size, SourceOptions options) {
    int channels = options.gray() ? 1 : 3;
    requireFew(size, channels);
    int perImage = size.width() * size.height() * channels;
    if ((long) perImage * count > FileBytes.LARGEST) {
      throw new DataException(
          "%d images of %s take more than 2 GB; give a smaller --image-size"
              .formatted(count, size));
    }
    byte[] bytes = new byte[perImage * count];
    for (int image = 0; image < count; image++) {
      BufferedImage decoded = images.apply(image).decode();
      new ImageScaling(decoded, size, channels).write(bytes, image * perImage);
    }
    return new Pixels(bytes, size.height(), size.width(), channels);
  }

  private static void requireFew(ImageSize size, int channels) {
    if (!Pixels.areFew(size.height(), size.width(), channels)) {
      throw new DataException(
          "images of %s make %d inputs each; at most %d are possible, give a smaller --image-size%s"
              .formatted(
                  size,
                  (long) size.width() * size.height() * channels,
                  Pixels.MOST_VALUES,
                  channels == 1 ? "" : " or --gray"));
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
