package dev.hillock.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Reads images and labels in the IDX format of the MNIST database and its kin, packed with gzip or
/// not.
public final class IdxSource {

  private IdxSource() {}

  /// The images of one file.
  ///
  /// @throws DataException if it is not an IDX file of images, or not as long as it says
  public static Pixels images(Path file) {
    return open(file).images();
  }

  /// The labels of one file, 0 to 255.
  ///
  /// @throws DataException if it is not an IDX file of labels, or not as long as it says
  public static int[] labels(Path file) {
    byte[] bytes = open(file).labels();
    int[] labels = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      labels[i] = bytes[i] & 0xff;
    }
    return labels;
  }

  /// The training and test images of a folder with their labels, in files named such as
  /// `train-images-idx3-ubyte`, `train-labels-idx1-ubyte.gz`, `t10k-images.idx3-ubyte` or
  /// `test-labels.idx`. Both tables have the same levels. Where there are only test files, they are
  /// the table.
  ///
  /// @throws DataException if there are none, one lacks its partner, or their sizes do not fit
  public static LoadedData folder(Path folder) {
    FileBytes.requireThere(folder);
    IdxFolder found = IdxFolder.find(FolderContents.of(folder));
    if (found == null) {
      throw new DataException(
          "%s holds no IDX files; put train-images-idx3-ubyte and train-labels-idx1-ubyte there"
              .formatted(folder));
    }
    return load(folder, found);
  }

  static LoadedData load(Path folder, IdxFolder found) {
    List<Split> splits = new ArrayList<>();
    for (IdxFolder.Pair pair : found.pairs()) {
      splits.add(Split.read(pair));
    }
    var values = new TreeSet<Integer>();
    splits.forEach(split -> split.addValues(values));
    List<String> levels = values.stream().map(value -> Integer.toString(value)).toList();
    String source = FileBytes.shortName(folder);
    Split first = splits.getFirst();
    Table test = null;
    if (splits.size() > 1) {
      requireSameShape(first, splits.getLast());
      test = splits.getLast().table(source, levels);
    }
    return new LoadedData(
        first.table(source, levels),
        test,
        LoadedData.LABEL,
        ImageShape.of(first.pixels),
        List.of(),
        List.of());
  }

  /// The images of one file that is in memory already, without labels.
  static LoadedData single(byte[] bytes, String name) {
    var file = new IdxFile(bytes, name);
    if (file.isLabels()) {
      throw new DataException(
          "%s holds labels, not images; give the folder that holds both, or the file of images"
              .formatted(name));
    }
    Pixels pixels = file.images();
    requireFew(pixels, name);
    return new LoadedData(
        new Table(name, pixels.columns()), null, null, ImageShape.of(pixels), List.of(), List.of());
  }

  private static void requireFew(Pixels pixels, String name) {
    if (!Pixels.areFew(pixels.height(), pixels.width(), pixels.channels())) {
      throw new DataException(
          "%s holds images of %s, which make %d inputs each; at most %d are possible, make them smaller"
              .formatted(name, ImageShape.of(pixels), pixels.perImage(), Pixels.MOST_VALUES));
    }
  }

  /// Images and their labels, equally many.
  private record Split(IdxFolder.Pair files, Pixels pixels, int[] labels) {

    static Split read(IdxFolder.Pair files) {
      Pixels pixels = IdxSource.images(files.images());
      requireFew(pixels, FileBytes.shortName(files.images()));
      int[] labels = IdxSource.labels(files.labels());
      if (pixels.images() != labels.length) {
        throw new DataException(
            "%s holds %s but %s holds %s; give files that belong together"
                .formatted(
                    FileBytes.shortName(files.images()),
                    Wording.count(pixels.images(), "image"),
                    FileBytes.shortName(files.labels()),
                    Wording.count(labels.length, "label")));
      }
      return new Split(files, pixels, labels);
    }

    void addValues(TreeSet<Integer> values) {
      for (int label : labels) {
        values.add(label);
      }
    }

    Table table(String source, List<String> levels) {
      int[] codes = new int[labels.length];
      for (int row = 0; row < codes.length; row++) {
        codes[row] = levels.indexOf(Integer.toString(labels[row]));
      }
      List<Column> columns = pixels.columns();
      columns.add(new CategoricalColumn(LoadedData.LABEL, levels, codes));
      return new Table(source, columns);
    }
  }

  private static void requireSameShape(Split train, Split test) {
    ImageShape trainShape = ImageShape.of(train.pixels);
    ImageShape testShape = ImageShape.of(test.pixels);
    if (!trainShape.equals(testShape)) {
      throw new DataException(
          "%s holds images of %s but %s of %s; give files that belong together"
              .formatted(
                  FileBytes.shortName(train.files.images()),
                  trainShape,
                  FileBytes.shortName(test.files.images()),
                  testShape));
    }
  }

  private static IdxFile open(Path file) {
    return new IdxFile(FileBytes.read(file), FileBytes.shortName(file));
  }
}
