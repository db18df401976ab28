package dev.hillock.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Loads rows from whatever a path is.
///
/// - a folder with files named such as `train-images-idx3-ubyte`: IDX images and labels
/// - a folder with PNG or JPEG images, in one sub-folder per class or without classes
/// - a file that starts like an IDX, PNG or JPEG file
/// - any other file: CSV text
///
/// IDX and CSV files may be packed with gzip.
public final class Sources {

  private static final int LISTED_FILES = 3;

  private Sources() {}

  /// The rows at this path.
  ///
  /// @throws DataException if there is nothing that can be read; the message tells what is wrong
  ///   where and what to do
  public static LoadedData load(Path path, SourceOptions options) {
    FileBytes.requireThere(path);
    return Files.isDirectory(path) ? loadFolder(path, options) : loadFile(path, options);
  }

  /// The SHA-256 of what [#load] would read, as 64 hexadecimal digits: of the file's bytes as they
  /// are, or of the names and bytes of the folder's files that are used.
  ///
  /// @throws DataException if there is nothing to read
  public static String sha256(Path path) {
    FileBytes.requireThere(path);
    if (!Files.isDirectory(path)) {
      return SourceHash.ofFile(path);
    }
    FolderContents folder = FolderContents.of(path);
    IdxFolder idx = IdxFolder.find(folder);
    if (idx != null) {
      return SourceHash.ofFiles(path, idx.files());
    }
    ImageFolder images = ImageFolder.find(folder);
    if (images != null) {
      return SourceHash.ofFiles(path, images.files());
    }
    throw nothingIn(folder);
  }

  private static LoadedData loadFolder(Path path, SourceOptions options) {
    FolderContents folder = FolderContents.of(path);
    IdxFolder idx = IdxFolder.find(folder);
    if (idx != null) {
      return IdxSource.load(path, idx);
    }
    ImageFolder images = ImageFolder.find(folder);
    if (images != null) {
      return ImageSource.load(path, images, options);
    }
    throw nothingIn(folder);
  }

  private static LoadedData loadFile(Path path, SourceOptions options) {
    try (ByteInput input = ByteInput.open(path)) {
      return switch (Magic.of(input.head())) {
        case IDX ->
            IdxSource.single(FileBytes.rest(input, FileBytes.LARGEST), FileBytes.shortName(path));
        case PNG, JPEG -> ImageSource.file(path, options);
        case GZIP, ZIP, UTF_16_LITTLE, UTF_16_BIG, OTHER ->
            LoadedData.of(CsvSource.read(input, path, options.csv()));
      };
    }
  }

  private static DataException nothingIn(FolderContents folder) {
    List<String> tables = folder.tables().stream().map(FileBytes::shortName).toList();
    if (tables.isEmpty()) {
      return new DataException(
          "%s holds no images, no IDX files and no CSV files; give a file or another folder"
              .formatted(folder.path()));
    }
    int more = tables.size() - LISTED_FILES;
    String names = String.join(", ", tables.subList(0, Math.min(LISTED_FILES, tables.size())));
    return new DataException(
        "%s is a folder; name one of its files: %s%s"
            .formatted(folder.path(), names, more > 0 ? " and " + more + " more" : ""));
  }
}
