package dev.hillock.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A small checkout in a folder of a test: the real launcher and jars, and a `mvn` that only copies
/// the jars, so that a test may build and change it.
record Checkout(Path folder) {

  private static final Path ROOT = Path.of(System.getProperty("hillock.root"));
  private static final String PREPARE = "cli/src/main/sh/prepare.sh";

  /// Makes one that is built.
  static Checkout in(Path folder) throws IOException {
    var checkout = new Checkout(folder.toRealPath());
    for (String module : List.of("core", "picocli", "cli")) {
      Files.createDirectories(checkout.at(module + "/src/main"));
      Files.createFile(checkout.at(module + "/pom.xml"));
    }
    Files.createFile(checkout.at("pom.xml"));
    Files.createDirectories(checkout.at(PREPARE).getParent());
    Files.copy(ROOT.resolve(PREPARE), checkout.at(PREPARE));
    Files.copy(ROOT.resolve("hillock"), checkout.at("hillock"));
    Files.createDirectories(checkout.lib());
    for (Path jar : jars(ROOT.resolve("cli/target/lib"))) {
      Files.copy(jar, checkout.lib().resolve(jar.getFileName()));
    }
    Files.createFile(checkout.built());
    return checkout;
  }

  Path at(String path) {
    return folder.resolve(path);
  }

  Path lib() {
    return at("cli/target/lib");
  }

  /// What tells the launcher when it has built.
  Path built() {
    return at("cli/target/built");
  }

  /// The folder that the tests' runs keep their caches in.
  Path caches() {
    return at("cache/hillock");
  }

  /// The folders of caches, one for each build.
  List<Path> cacheFolders() throws IOException {
    try (var folders = Files.list(caches())) {
      return folders.toList();
    }
  }

  /// As after a build: a jar is newer than what was known of it.
  void renewJars() throws IOException {
    Files.setLastModifiedTime(jars(lib()).getFirst(), FileTime.from(Instant.now()));
  }

  /// Puts a script named `mvn` before all others on the PATH.
  void useAsMaven(ProcessBuilder builder, String script) throws IOException {
    Path mvn = Files.createDirectories(at("bin")).resolve("mvn");
    if (!Files.exists(mvn)) {
      Files.writeString(mvn, "#!/bin/sh\nset -e\n" + script + "\n");
      if (!mvn.toFile().setExecutable(true)) {
        throw new IOException(mvn + " cannot be made executable");
      }
    }
    builder.environment().compute("PATH", (_, path) -> mvn.getParent() + ":" + path);
  }

  /// The launcher with these arguments, with its caches in this checkout.
  ProcessBuilder launcher(String... args) {
    var command = new ArrayList<>(List.of("/bin/sh", at("hillock").toString()));
    command.addAll(List.of(args));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("HILLOCK_"));
    environment.put("HILLOCK_JAVA_HOME", System.getProperty("java.home"));
    environment.put("XDG_CACHE_HOME", at("cache").toString());
    return builder;
  }

  /// Waits for a process whose output goes to files in this checkout.
  Run finish(ProcessBuilder builder) throws IOException, InterruptedException {
    return finish(builder, start(builder));
  }

  Process start(ProcessBuilder builder) throws IOException {
    return builder
        .redirectOutput(Files.createTempFile(folder, "out", "").toFile())
        .redirectError(Files.createTempFile(folder, "err", "").toFile())
        .start();
  }

  Run finish(ProcessBuilder builder, Process process) throws IOException, InterruptedException {
    int code = process.waitFor();
    return new Run(
        code,
        Files.readString(builder.redirectOutput().file().toPath()),
        Files.readString(builder.redirectError().file().toPath()));
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }
}
