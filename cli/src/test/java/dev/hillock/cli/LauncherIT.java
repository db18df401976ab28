package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hillock.model.ModelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The launcher `./hillock`, as a process of its own, on what the build has packaged.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
@Timeout(120)
class LauncherIT {

  private static final Path ROOT = Path.of(System.getProperty("hillock.root"));
  private static final Path LAUNCHER = ROOT.resolve("hillock");
  private static final String JAVA_HOME = System.getProperty("java.home");

  @TempDir private Path folder = Path.of("");

  /// Without this the launcher would build again, inside the build.
  @BeforeAll
  static void markAsBuilt() throws IOException {
    Path target = ROOT.resolve("cli/target");
    assertTrue(Files.isDirectory(target.resolve("lib")), "run the package phase first");
    Path built = target.resolve("built");
    if (!Files.exists(built)) {
      Files.createFile(built);
    }
    Files.setLastModifiedTime(built, FileTime.from(Instant.now()));
  }

  private ProcessBuilder launcher(Path script, String... args) {
    var command = new ArrayList<>(List.of("/bin/sh", script.toString()));
    command.addAll(List.of(args));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("HILLOCK_JAVA_HOME", JAVA_HOME);
    builder.environment().remove("HILLOCK_JAVA_OPTIONS");
    // StartUpIT is about them.
    builder.environment().put("HILLOCK_NO_CACHE", "1");
    return builder;
  }

  private static Run finish(ProcessBuilder builder, Path folder)
      throws IOException, InterruptedException {
    // Into files: two full pipes would block each other.
    Path out = folder.resolve("stdout");
    Path err = folder.resolve("stderr");
    var process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    return new Run(process.waitFor(), Files.readString(out), text(err));
  }

  /// Standard error without the JVM's own line about its incubator module.
  private static String text(Path err) throws IOException {
    return String.join(
        "",
        Files.readString(err)
            .lines()
            .filter(line -> !line.startsWith("WARNING: Using incubator modules"))
            .map(line -> line + "\n")
            .toList());
  }

  private Run run(ProcessBuilder builder) throws IOException, InterruptedException {
    return finish(builder, folder);
  }

  @Test
  void runsTheCommand() throws Exception {
    var run = run(launcher(LAUNCHER, "--version"));
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().startsWith("hillock "), run.out());
    assertEquals("", run.err());
  }

  @Test
  void runsThroughLinksFromAnotherFolder() throws Exception {
    Path near = Files.createSymbolicLink(folder.resolve("near"), LAUNCHER);
    Path links = Files.createDirectory(folder.resolve("links"));
    Path far = Files.createSymbolicLink(links.resolve("far"), Path.of("../near"));
    assertEquals(0, run(launcher(near, "--version")).code());
    var run = run(launcher(far, "inspect", "none"));
    assertEquals("hillock: none: there is no such file; check the path\n", run.err());
    assertEquals(Failures.MODEL, run.code());
  }

  @Test
  void keepsArgumentsWithBlanksWhole() throws Exception {
    var run = run(launcher(LAUNCHER, "inspect", "a  b *"));
    assertEquals("hillock: a  b *: there is no such file; check the path\n", run.err());
  }

  @Test
  void refusesAJdkThatIsTooOld() throws Exception {
    Path old = Files.createDirectories(folder.resolve("jdk-17"));
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.9\"\n");
    Path java = Files.createDirectories(old.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nexit 99\n");
    assertTrue(java.toFile().setExecutable(true));
    var builder = withoutJdks();
    builder.environment().put("HILLOCK_JAVA_HOME", old.toString());
    var run = run(builder);
    assertEquals(
        "hillock: no JDK 25 or newer found (found 17 in "
            + old
            + "); install one or set HILLOCK_JAVA_HOME to its folder\n",
        run.err());
    assertEquals(Failures.USAGE, run.code());
    assertEquals("", run.out());
  }

  @Test
  void refusesToRunWithoutAJdk() throws Exception {
    var run = run(withoutJdks());
    assertEquals(
        "hillock: no JDK 25 or newer found; install one or set HILLOCK_JAVA_HOME to its folder\n",
        run.err());
    assertEquals(Failures.USAGE, run.code());
  }

  /// A PATH with what the script needs and no java on it.
  private ProcessBuilder withoutJdks() throws IOException {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    for (String tool : List.of("sh", "dirname", "readlink", "sed", "find", "head", "cut")) {
      Path real =
          Files.exists(Path.of("/usr/bin", tool))
              ? Path.of("/usr/bin", tool)
              : Path.of("/bin", tool);
      Files.createSymbolicLink(tools.resolve(tool), real);
    }
    var builder = launcher(LAUNCHER, "--version");
    Map<String, String> environment = builder.environment();
    environment.remove("HILLOCK_JAVA_HOME");
    environment.remove("JAVA_HOME");
    environment.put("HILLOCK_JDK_FOLDERS", "");
    environment.put("PATH", tools.toString());
    return builder;
  }

  @Test
  void keepsTheBestNetworkWhenInterrupted() throws Exception {
    assumeTrue(!isInterruptIgnored(), "SIGINT is ignored in this session, so also by a JVM in it");
    Path model = folder.resolve("m.safetensors");
    var process =
        launcher(
                LAUNCHER,
                "train",
                ROOT.resolve("data/iris.csv").toString(),
                "--target",
                "species",
                "--no-variants",
                "--hidden",
                "8",
                "--epochs",
                "20000000",
                "--out",
                model.toString())
            .redirectOutput(folder.resolve("stdout").toFile())
            .start();
    var lines = new ArrayList<String>();
    try (var reader = process.errorReader(StandardCharsets.UTF_8)) {
      boolean sent = false;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
        if (!sent && line.startsWith("epoch ")) {
          send("-INT", process);
          sent = true;
        }
      }
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
    assertEquals(130, process.exitValue(), lines.toString());
    assertTrue(
        lines
            .getLast()
            .matches(
                "interrupted in epoch \\d+; the network of epoch \\d+ is kept in "
                    + Pattern.quote(model.toString())),
        lines.toString());
    var provenance = ModelFile.read(model).provenance();
    assertTrue(provenance.keptEpoch() <= provenance.epochs());
    assertTrue(provenance.metrics().getOrDefault("accuracy", 0.0) > 0.8);
  }

  private static void send(String signal, Process process) throws Exception {
    var kill = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
    assertEquals(0, kill.waitFor());
  }

  /// Whether this process was started with SIGINT ignored, as with `nohup` or `&` in a script.
  private static boolean isInterruptIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }
  }

  @Test
  void keepsTheOldFileWhenTheDiskIsFull() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        mount("mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", disk.toString()),
        "no small disk can be mounted here, which takes root on Linux");
    try {
      Path model = Files.writeString(disk.resolve("m"), "an old file");
      var run =
          run(
              launcher(
                  LAUNCHER,
                  "train",
                  ROOT.resolve("data/iris.csv").toString(),
                  "--target",
                  "species",
                  "--epochs",
                  "1",
                  "--quiet",
                  "--out",
                  model.toString()));
      assertEquals(
          "hillock: " + model + ": the disk is full; free some space or give another folder\n",
          run.err());
      assertEquals(Failures.MODEL, run.code());
      assertEquals("an old file", Files.readString(model));
      try (var files = Files.list(disk)) {
        assertEquals(List.of(model), files.toList());
      }
    } finally {
      assertTrue(mount("umount", disk.toString()));
    }
  }

  private static boolean mount(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    }
  }

  /// It takes 390 MB; without the launcher's limit 920, more where the machine has more.
  @Test
  void aTrainingTakesLittleMemory() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/status")), "only Linux tells what a process took");
    String source = ROOT.resolve("data/penguins.csv").toString();
    String[] train = {"train", source, "--target", "species", "--folds", "off", "--quiet"};
    var process =
        launcher(LAUNCHER, train)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    // The most so far. The last look before the end tells all but what the end takes.
    long kilobytes = 0;
    while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
      kilobytes = Math.max(kilobytes, residentPeak(process.pid()));
    }
    assertEquals(0, process.exitValue());
    assertTrue(kilobytes > 50_000 && kilobytes < 600_000, kilobytes + " kB");
  }

  /// The most memory that a process has had, in kB; 0 when it has ended.
  private static long residentPeak(long pid) {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException _) {
      return 0;
    }
  }
}
