package dev.hillock.bench.accuracy;

import dev.hillock.bench.fit.FitFolder;
import dev.hillock.bench.fit.FitProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Starts the program of a peer, in a process of its own.
///
/// @param peer whose program
/// @param target where its build put it: its jar, and others' in `lib`
record PeerProgram(Peer peer, Path target) {

  /// What starting and reading may take beside the fits.
  private static final int SPARE_SECONDS = 120;

  /// What a program gives that did its work.
  static final Outcome.Failure NONE = new Outcome.Failure("", "");

  private static final String JAR = ".jar";

  /// @param root the project's folder
  static PeerProgram of(Peer peer, Path root) {
    return new PeerProgram(peer, root.resolve("bench/peers/" + peer.library() + "/target"));
  }

  /// Whether it was built.
  boolean isBuilt() {
    return Files.isDirectory(target.resolve("lib"));
  }

  /// The library's version; "-" if it was not built.
  String version() throws IOException {
    if (!isBuilt()) {
      return "-";
    }
    try (var files = Files.list(target.resolve("lib"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(peer.jar()) && name.endsWith(JAR))
          .map(name -> name.substring(peer.jar().length(), name.length() - JAR.length()))
          .filter(version -> Character.isDigit(version.charAt(0)))
          .findFirst()
          .orElse("-");
    }
  }

  /// When it was built.
  FileTime built() throws IOException {
    return Files.getLastModifiedTime(target.resolve("peer-" + peer.library() + "-1.jar"));
  }

  /// Fits and predicts; its messages go to `MODEL.log` beside the rows.
  ///
  /// @param folds numbers with commas between
  /// @param count how many of them
  /// @param limit seconds for each
  Outcome.Failure run(FitFolder folder, String folds, int count, long limit) throws IOException {
    Path log = folder.file(peer.name() + ".log");
    var builder = new ProcessBuilder(command(folder, folds, limit));
    builder.environment().putAll(peer.environment());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Process process = builder.start();
    try {
      if (!process.waitFor(count * limit + SPARE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        return timeout(limit);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IllegalStateException("interrupted while a program ran; run again", e);
    }
    return switch (process.exitValue()) {
      case 0 -> NONE;
      case FitProgram.TIMEOUT -> timeout(limit);
      default -> new Outcome.Failure("-", cause(log, process.exitValue()));
    };
  }

  static Outcome.Failure timeout(long limit) {
    return new Outcome.Failure("timeout", "a fit took longer than %d s".formatted(limit));
  }

  private List<String> command(FitFolder folder, String folds, long limit) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx4g",
        "-XX:+UseParallelGC",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        target + "/*:" + target + "/lib/*",
        "dev.hillock.peers.%s.%s".formatted(peer.library(), peer.main()),
        folder.folder().toString(),
        folds,
        peer.name(),
        Long.toString(limit));
  }

  /// The exception that ended it, if it told one.
  private static String cause(Path log, int exit) throws IOException {
    String why = "exit code " + exit;
    for (String line : Files.readAllLines(log, StandardCharsets.ISO_8859_1)) {
      if (line.startsWith("Exception in thread") || line.startsWith("Caused by")) {
        why = line;
      }
    }
    return "%s; its messages are in %s".formatted(why, log.getFileName());
  }
}
