package dev.hillock.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AtomicFileTest {

  @TempDir Path folder;
  private Path target;

  @BeforeEach
  void chooseTarget() {
    target = folder.resolve("model.safetensors");
  }

  private static AtomicFile.Writer content(String text) {
    return out -> out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void writesAndReplaces() throws IOException {
    AtomicFile.write(target, content("one"));
    assertEquals("one", Files.readString(target));
    AtomicFile.write(target, content("two"));
    assertEquals("two", Files.readString(target));
    assertEquals(List.of("model.safetensors"), names());
  }

  @Test
  void givesANewFileTheUsualPermissions() throws IOException {
    AtomicFile.write(target, content("one"));
    Path usual = Files.createFile(folder.resolve("usual"));
    assertEquals(Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(target));
  }

  @Test
  void keepsThePermissionsOfAReplacedFile() throws IOException {
    Files.createFile(target);
    var permissions = PosixFilePermissions.fromString("rw-rw-r-x");
    Files.setPosixFilePermissions(target, permissions);
    AtomicFile.write(target, content("one"));
    assertEquals(permissions, Files.getPosixFilePermissions(target));
  }

  @Test
  void followsASymbolicLink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    AtomicFile.write(target, content("one"));
    AtomicFile.write(link, content("two"));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("two", Files.readString(target));
  }

  @Test
  void writesAVeryLongName() throws IOException {
    Path longest = folder.resolve("é".repeat(120));
    AtomicFile.write(longest, content("one"));
    assertEquals("one", Files.readString(longest));
  }

  @Test
  void theOldContentStandsUntilTheEnd() throws IOException {
    AtomicFile.write(target, content("old"));
    AtomicFile.write(
        target,
        out -> {
          out.write(new byte[200_000]);
          assertEquals("old", Files.readString(target));
          assertEquals(2, names().size());
          assertTrue(names().getFirst().matches("\\.model\\.safetensors\\.[0-9a-f]+\\.tmp"));
        });
    assertArrayEquals(new byte[200_000], Files.readAllBytes(target));
  }

  @Test
  void anInterruptDoesNotCutTheWritingShort() throws IOException {
    Thread.currentThread().interrupt();
    AtomicFile.write(target, content("one"));
    assertTrue(Thread.interrupted());
    assertEquals("one", Files.readString(target));
  }

  @Test
  void keepsTheOldFileWhenTheDiskIsFull() throws IOException {
    AtomicFile.write(target, content("old"));
    var exception =
        assertThrows(
            FileAccessException.class,
            () ->
                AtomicFile.write(
                    target,
                    out -> {
                      out.write(new byte[200_000]);
                      throw new IOException("No space left on device");
                    }));
    assertEquals(
        target + ": the disk is full; free some space or give another folder",
        exception.getMessage());
    assertEquals("old", Files.readString(target));
    assertEquals(List.of("model.safetensors"), names());
  }

  @Test
  void passesOnWhatElseTheWriterThrows() throws IOException {
    AtomicFile.write(target, content("old"));
    var bug = new IllegalStateException("a bug");
    assertSame(
        bug,
        assertThrows(
            IllegalStateException.class,
            () ->
                AtomicFile.write(
                    target,
                    _ -> {
                      throw bug;
                    })));
    assertEquals("old", Files.readString(target));
    assertEquals(List.of("model.safetensors"), names());
  }

  @Test
  void refusesATargetThatCannotBeAFile() throws IOException {
    Path missing = folder.resolve("missing");
    assertRefused(
        missing.resolve("m"),
        missing + ": there is no such folder; create it or give another path");
    Path file = Files.createFile(folder.resolve("file"));
    assertRefused(file.resolve("m"), file + ": this is not a folder; give another path");
    assertRefused(folder, folder + ": this is a folder; give the path of a file");
    assertRefused(
        Path.of("/dev/null"),
        "/dev/null: this is not a regular file; give the path of a file on a disk");
    assertEquals(List.of("file"), names());
  }

  private static void assertRefused(Path path, String message) {
    var exception =
        assertThrows(FileAccessException.class, () -> AtomicFile.write(path, content("x")));
    assertEquals(message, exception.getMessage());
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new AccessDeniedException("f"),
            "access is denied; check the permissions of the file and its folder"),
        Arguments.of(
            new IOException("f (Permission denied)"),
            "access is denied; check the permissions of the file and its folder"),
        Arguments.of(
            new FileSystemException("f", null, "Read-only file system"),
            "the disk cannot be written to; give another folder"),
        Arguments.of(
            new FileSystemException("f", null, "Disk quota exceeded"),
            "the disk is full; free some space or give another folder"),
        Arguments.of(
            new IOException("There is not enough space on the disk"),
            "the disk is full; free some space or give another folder"),
        Arguments.of(new NoSuchFileException("f"), "there is no such file; check the path"),
        Arguments.of(new ClosedByInterruptException(), "the work was interrupted; try again"),
        Arguments.of(
            new IOException("Input/output error"),
            "Input/output error; check the file and its disk"),
        Arguments.of(new IOException(), "IOException; check the file and its disk"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void explainsAFailure(IOException cause, String what) {
    var explained = FileAccessException.explain(Path.of("m"), cause);
    assertEquals("m: " + what, explained.getMessage());
    assertSame(cause, explained.getCause());
    assertSame(explained, FileAccessException.explain(Path.of("other"), explained));
    assertInstanceOf(IOException.class, explained);
  }
}
