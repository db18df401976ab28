package dev.hillock.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The images of a folder: one sub-folder per class, or all side by side without classes.
///
/// @param images in the order of their names, class after class
/// @param labels the classes in [LevelOrder], empty if the images have none
/// @param notes what was left out
record ImageFolder(List<Entry> images, List<String> labels, List<String> notes) {

  /// One image.
  ///
  /// @param name relative to the folder, with `/` on every system
  /// @param label its class, null if it has none
  record Entry(Path path, String name, @Nullable String label) {}

  /// The images in this folder, null if there are none.
  ///
  /// @throws DataException if images lie both beside and in the sub-folders, or a sub-folder has
  ///   none while others have
  static @Nullable ImageFolder find(FolderContents folder) {
    List<FolderContents> classes = folder.folders().stream().map(FolderContents::of).toList();
    List<Path> beside = folder.images();
    boolean labelled = classes.stream().anyMatch(inside -> !inside.images().isEmpty());
    if (!labelled && beside.isEmpty()) {
      return null;
    }
    if (!labelled) {
      return flat(folder, beside);
    }
    if (!beside.isEmpty()) {
      throw new DataException(
          ("%s holds images both directly (%s) and in sub-folders; move them into the"
                  + " sub-folder of their class")
              .formatted(folder.path(), FileBytes.shortName(beside.getFirst())));
    }
    return labelled(folder, classes);
  }

  /// The files, in order.
  List<Path> files() {
    return images.stream().map(Entry::path).toList();
  }

  private static ImageFolder flat(FolderContents folder, List<Path> paths) {
    List<Entry> entries =
        paths.stream().map(path -> new Entry(path, FileBytes.shortName(path), null)).toList();
    return new ImageFolder(
        entries,
        List.of(),
        notes(folder, folder.files().size() - entries.size(), folder.folders().size()));
  }

  private static ImageFolder labelled(FolderContents folder, List<FolderContents> classes) {
    var entries = new ArrayList<Entry>();
    var labels = new ArrayList<String>();
    int otherFiles = folder.files().size();
    int innerFolders = 0;
    for (FolderContents inside : classes) {
      String label = FileBytes.shortName(inside.path());
      List<Path> paths = inside.images();
      if (paths.isEmpty()) {
        throw new DataException(
            ("%s holds no images (.png, .jpg, .jpeg) but is the folder of a class; add some"
                    + " or remove it")
                .formatted(inside.path()));
      }
      for (Path path : paths) {
        entries.add(new Entry(path, label + "/" + FileBytes.shortName(path), label));
      }
      labels.add(label);
      otherFiles += inside.files().size() - paths.size();
      innerFolders += inside.folders().size();
    }
    labels.sort(LevelOrder.INSTANCE);
    return new ImageFolder(entries, labels, notes(folder, otherFiles, innerFolders));
  }

  private static List<String> notes(FolderContents folder, int otherFiles, int folders) {
    var notes = new ArrayList<String>();
    String name = FileBytes.shortName(folder.path());
    if (otherFiles > 0) {
      notes.add(
          otherFiles == 1
              ? "1 file in %s is no image and was left out".formatted(name)
              : "%d files in %s are no images and were left out".formatted(otherFiles, name));
    }
    if (folders > 0) {
      notes.add(
          folders == 1
              ? "1 folder in %s is not the folder of a class and was left out".formatted(name)
              : "%d folders in %s are not folders of a class and were left out"
                  .formatted(folders, name));
    }
    return notes;
  }
}
