package dev.hillock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The files that a fuzz target begins with.
public final class Seeds {

  private Seeds() {}

  /// The folder of a target, where findings land, too.
  public static Path folder(Class<?> target) {
    String name = target.getName().replace('.', '/') + "Inputs/reads";
    return Path.of(System.getProperty("hillock.root"), "fuzz/src/test/resources", name);
  }

  /// The good files of a target that its parser refuses; there should be none, else the fuzzer
  /// would begin outside the gate.
  public static List<String> refused(Class<?> target, Predicate<byte[]> reads) {
    try (Stream<Path> files = Files.list(folder(target))) {
      List<Path> good =
          files.filter(file -> file.getFileName().toString().startsWith("good-")).sorted().toList();
      if (good.isEmpty()) {
        throw new IllegalStateException(target + " has no good file to begin with");
      }
      return good.stream()
          .filter(file -> !reads.test(bytes(file)))
          .map(file -> file.getFileName().toString())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
