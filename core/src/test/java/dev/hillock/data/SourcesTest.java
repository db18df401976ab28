package dev.hillock.data;

import static dev.hillock.data.DataFiles.assertRefused;
import static dev.hillock.data.DataFiles.gzip;
import static dev.hillock.data.DataFiles.utf8;
import static dev.hillock.data.DataFiles.write;
import static dev.hillock.data.ImageFiles.gray;
import static dev.hillock.data.ImageFiles.png;
import static dev.hillock.data.ImageFiles.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

  private static final SourceOptions DEFAULT = SourceOptions.DEFAULT;

  @TempDir Path folder;

  @Test
  void loadsCsvWhateverItsName() {
    for (String name : List.of("a.csv", "a.tsv", "a.txt", "a", "a.csv.gz")) {
      byte[] bytes = utf8("x\ty\n1\t-\n2\tb\n");
      Path file = write(folder, name, name.endsWith("gz") ? gzip(bytes) : bytes);
      var csv = CsvFormat.DEFAULT.withMissingTexts(Set.of("-"));
      LoadedData data = Sources.load(file, DEFAULT.withCsv(csv));
      assertEquals(List.of("x", "y"), data.table().names());
      assertEquals(1, data.table().column("y").missing());
      assertNull(data.target());
      assertNull(data.imageShape());
      assertEquals(List.of(), data.rowNames());
    }
  }

  @Test
  void loadsASingleFileOfImages() {
    Path file = write(folder, "some", gzip(IdxSourceTest.images(2, 1, 1, 5, 6)));
    LoadedData data = Sources.load(file, DEFAULT);
    assertEquals(List.of("pixel 0,0"), data.table().names());
    assertEquals("some", data.table().source());
    assertNull(data.target());
    Path labels = write(folder, "labels", IdxSourceTest.labels(1));
    assertRefused(
        "labels holds labels, not images; give the folder that holds both, or the file of images",
        () -> Sources.load(labels, DEFAULT));
  }

  @Test
  void loadsASingleImage() {
    Path file = write(folder, "photo", png(gray(row(5, 6))));
    assertEquals("2x1 gray", shape(Sources.load(file, DEFAULT.withGray(true))));
    assertEquals("2x1 colour", shape(Sources.load(file, DEFAULT)));
  }

  @Test
  void loadsFoldersOfImagesAndOfIdxFiles() {
    Path photos = folder.resolve("photos");
    write(photos.resolve("a"), "1.png", png(gray(row(5, 6))));
    assertEquals("label", Sources.load(photos, DEFAULT).target());
    Path mnist = folder.resolve("mnist");
    write(mnist, "train-images-idx3-ubyte", IdxSourceTest.images(1, 1, 1, 5));
    write(mnist, "train-labels-idx1-ubyte", IdxSourceTest.labels(1));
    write(mnist, "README.txt", utf8("x"));
    assertEquals("1x1 gray", shape(Sources.load(mnist, DEFAULT)));
  }

  @Test
  void refusesFoldersWithNothingToRead() {
    write(folder.resolve("sub"), "x.bin", utf8("x"));
    String nothing =
        folder + " holds no images, no IDX files and no CSV files; give a file or another folder";
    assertRefused(nothing, () -> Sources.load(folder, DEFAULT));
    assertRefused(nothing, () -> Sources.sha256(folder));
    write(folder, "a.csv", utf8("x"));
    write(folder, "b.tsv.gz", utf8("x"));
    assertRefused(
        folder + " is a folder; name one of its files: a.csv, b.tsv.gz",
        () -> Sources.load(folder, DEFAULT));
    write(folder, "c.csv", utf8("x"));
    write(folder, "d.csv", utf8("x"));
    assertRefused(
        folder + " is a folder; name one of its files: a.csv, b.tsv.gz, c.csv and 1 more",
        () -> Sources.load(folder, DEFAULT));
  }

  @Test
  void refusesAPathThatDoesNotExist() {
    Path path = folder.resolve("zebra");
    assertRefused(path + " does not exist; check the path", () -> Sources.load(path, DEFAULT));
    assertRefused(path + " does not exist; check the path", () -> Sources.sha256(path));
  }

  @Test
  void hashesAFileAsSha256sumDoes() {
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        Sources.sha256(write(folder, "abc", utf8("abc"))));
  }

  @Test
  void hashesTheFilesOfAFolderThatAreUsed() {
    Path a = folder.resolve("a");
    write(a, "1.png", png(gray(row(5, 6))));
    String before = Sources.sha256(folder);
    assertEquals(64, before.length());
    write(a, "notes.txt", utf8("x"));
    assertEquals(before, Sources.sha256(folder));
    write(a, "1.png", png(gray(row(5, 7))));
    String changed = Sources.sha256(folder);
    assertNotEquals(before, changed);
    write(folder.resolve("b"), "1.png", png(gray(row(5, 6))));
    assertNotEquals(changed, Sources.sha256(folder));
    write(folder, "train-images", IdxSourceTest.images(1, 1, 1, 5));
    write(folder, "train-labels", IdxSourceTest.labels(1));
    String idx = Sources.sha256(folder);
    write(folder.resolve("b"), "2.png", png(gray(row(5, 6))));
    assertEquals(idx, Sources.sha256(folder));
  }

  @Test
  void refusesRowNamesThatDoNotFitTheRows() {
    Table table = DataFiles.csv("a\n1\n2\n");
    assertEquals(
        "there are 1 row name for 2 rows; give one for each row or none",
        assertThrows(
                IllegalArgumentException.class,
                () -> new LoadedData(table, null, null, null, List.of("x"), List.of()).toString())
            .getMessage());
  }

  private static String shape(LoadedData data) {
    return String.valueOf(data.imageShape());
  }
}
