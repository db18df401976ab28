package dev.hillock.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The IDX files of a folder, by their names.
///
/// @param train images and labels to learn from; null if there are only test files
/// @param test images and labels set apart for testing; null if there are none
record IdxFolder(@Nullable Pair train, @Nullable Pair test) {

  /// A file of images and the file of their labels.
  record Pair(Path images, Path labels) {}

  /// The IDX files in this folder, null if no name tells of one.
  ///
  /// @throws DataException if images lack their labels or the reverse, or a name fits two files
  static @Nullable IdxFolder find(FolderContents folder) {
    Pair train = pair(folder, "train", List.of("train"));
    Pair test = pair(folder, "t10k", List.of("t10k", "test"));
    return train == null && test == null ? null : new IdxFolder(train, test);
  }

  /// What there is, training first.
  List<Pair> pairs() {
    var pairs = new ArrayList<Pair>();
    if (train != null) {
      pairs.add(train);
    }
    if (test != null) {
      pairs.add(test);
    }
    return pairs;
  }

  /// All files, sorted.
  List<Path> files() {
    return pairs().stream().flatMap(pair -> Stream.of(pair.images, pair.labels)).sorted().toList();
  }

  private static @Nullable Pair pair(FolderContents folder, String usual, List<String> splits) {
    Path images = one(folder, splits, "images");
    Path labels = one(folder, splits, "labels");
    if (images == null && labels == null) {
      return null;
    }
    if (labels == null) {
      throw missing(folder, images, usual + "-labels-idx1-ubyte");
    }
    if (images == null) {
      throw missing(folder, labels, usual + "-images-idx3-ubyte");
    }
    return new Pair(images, labels);
  }

  private static DataException missing(FolderContents folder, @Nullable Path there, String lacks) {
    return new DataException(
        "%s holds %s but no %s; put it there (packed as .gz or not)"
            .formatted(folder.path(), there == null ? "" : FileBytes.shortName(there), lacks));
  }

  /// The one file of this kind. A packed file beside its unpacked self is no second one.
  private static @Nullable Path one(FolderContents folder, List<String> splits, String kind) {
    var found = new ArrayList<Path>();
    for (Path file : folder.files()) {
      String name = FileBytes.shortName(file).toLowerCase(Locale.ROOT);
      if (splits.stream().anyMatch(split -> name.startsWith(split + "-" + kind))) {
        found.add(file);
      }
    }
    if (found.size() == 2 && found.get(1).toString().equals(found.get(0) + ".gz")) {
      found.removeLast();
    }
    if (found.size() > 1) {
      throw new DataException(
          "%s holds both %s and %s; keep one of them"
              .formatted(
                  folder.path(),
                  FileBytes.shortName(found.get(0)),
                  FileBytes.shortName(found.get(1))));
    }
    return found.isEmpty() ? null : found.getFirst();
  }
}
