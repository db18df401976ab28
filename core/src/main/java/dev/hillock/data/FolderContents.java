package dev.hillock.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What is directly in a folder, sorted by name so that every machine sees the same order.
///
/// @param path the folder
/// @param files its files, hidden ones too
/// @param folders its folders without the hidden ones
record FolderContents(Path path, List<Path> files, List<Path> folders) {

  private static final List<String> TABLE_ENDINGS =
      List.of(".csv", ".tsv", ".csv.gz", ".tsv.gz", ".txt.gz");
  private static final List<String> IMAGE_ENDINGS = List.of(".png", ".jpg", ".jpeg");

  /// Lists a folder.
  ///
  /// @throws DataException if it cannot be listed
  static FolderContents of(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> sorted = entries.sorted(Comparator.comparing(FileBytes::shortName)).toList();
      return new FolderContents(
          folder,
          sorted.stream().filter(entry -> !Files.isDirectory(entry)).toList(),
          sorted.stream().filter(entry -> Files.isDirectory(entry) && !isHidden(entry)).toList());
    } catch (IOException e) {
      throw FileBytes.unreadable(folder, e);
    }
  }

  /// The files with the name of an image.
  List<Path> images() {
    return files.stream().filter(file -> !isHidden(file) && ends(file, IMAGE_ENDINGS)).toList();
  }

  /// The files with the name of a CSV file, packed or not.
  List<Path> tables() {
    return files.stream().filter(file -> !isHidden(file) && ends(file, TABLE_ENDINGS)).toList();
  }

  private static boolean isHidden(Path path) {
    return FileBytes.shortName(path).startsWith(".");
  }

  private static boolean ends(Path file, List<String> endings) {
    String name = FileBytes.shortName(file).toLowerCase(Locale.ROOT);
    return endings.stream().anyMatch(name::endsWith);
  }
}
