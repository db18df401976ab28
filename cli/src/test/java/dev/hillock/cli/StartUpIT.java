package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What the launcher prepares for quick starts, in a checkout of the test's own.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
@Timeout(300)
class StartUpIT {

  private static final String PREPARING =
      "hillock: preparing quick starts; this takes some seconds, once after a build\n";
  private static final String BUILDING =
      "hillock: building for the first run or after a change; this takes a minute\n";
  private static final String WAITING =
      "hillock: another run is preparing this checkout; waiting for it";

  @TempDir private Path folder = Path.of("");
  private Checkout checkout = new Checkout(Path.of(""));

  @BeforeEach
  void makeCheckout() throws IOException {
    checkout = Checkout.in(folder);
  }

  /// Runs `--version`, which must work, and gives what stood on standard error.
  private String version(ProcessBuilder builder) throws Exception {
    return errOf(checkout.finish(builder));
  }

  private static String errOf(Run run) {
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().startsWith("hillock ") && run.lines().size() == 1, run.out());
    return run.err();
  }

  private List<String> cacheFiles() throws IOException {
    try (var files = Files.list(checkout.cacheFolders().getFirst())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theFirstRunMakesCachesAndLaterRunsUseThem() throws Exception {
    assertEquals(PREPARING, version(checkout.launcher("--version")));
    assertEquals(List.of("plain.aot", "vector.aot"), cacheFiles());

    var logging = checkout.launcher("--version");
    logging.environment().put("HILLOCK_JAVA_OPTIONS", "-Xlog:class+load");
    var run = checkout.finish(logging);
    assertTrue(
        run.lines().stream()
            .anyMatch(line -> line.contains("dev.hillock.cli.Hillock source: shared objects file")),
        "the command's class does not come from the cache");
    assertTrue(
        run.lines().stream()
            .anyMatch(line -> line.contains("picocli.CommandLine source: shared objects file")),
        "picocli's class does not come from the cache");

    // After a build the JVM may not use them, and they go.
    Path old = checkout.cacheFolders().getFirst();
    checkout.renewJars();
    assertEquals(PREPARING, version(checkout.launcher("--version")));
    assertEquals(1, checkout.cacheFolders().size());
    assertNotEquals(old, checkout.cacheFolders().getFirst());

    // A cache that is damaged is not worth a word.
    Files.writeString(checkout.cacheFolders().getFirst().resolve("plain.aot"), "damaged");
    assertEquals("", version(checkout.launcher("--version")));
  }

  @Test
  void twoFirstRunsAtOnceMakeSoundCaches() throws Exception {
    var one = checkout.launcher("--version");
    var other = checkout.launcher("--version");
    var oneProcess = checkout.start(one);
    var otherProcess = checkout.start(other);
    errOf(checkout.finish(one, oneProcess));
    errOf(checkout.finish(other, otherProcess));
    assertEquals(List.of("plain.aot", "vector.aot"), cacheFiles());
    assertEquals("", version(checkout.launcher("--version")));
  }

  @Test
  void withoutAFolderForCachesTheCommandWorksInSilence() throws Exception {
    var unwritable = checkout.launcher("--version");
    unwritable.environment().put("XDG_CACHE_HOME", checkout.at("pom.xml").toString());
    assertEquals("", version(unwritable));

    var homeless = checkout.launcher("--version");
    homeless.environment().remove("XDG_CACHE_HOME");
    homeless.environment().remove("HOME");
    assertEquals("", version(homeless));

    var unwanted = checkout.launcher("--version");
    unwanted.environment().put("HILLOCK_NO_CACHE", "1");
    assertEquals("", version(unwanted));
    assertFalse(Files.exists(checkout.caches()));
  }

  @Test
  void aFullDiskIsTriedOnceOnly() throws Exception {
    Path disk = Files.createDirectories(checkout.at("cache"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()) == 0,
        "no small disk can be mounted here, which takes root on Linux");
    try {
      assertEquals(PREPARING, version(checkout.launcher("--version")));
      assertEquals(List.of("unfinished"), cacheFiles());
      assertEquals("", version(checkout.launcher("--version")));
    } finally {
      assertEquals(0, run("umount", disk.toString()));
    }
  }

  @Test
  void aSecondFirstRunWaitsForTheBuildOfTheFirst() throws Exception {
    assumeTrue(run("sh", "-c", "command -v flock && command -v mkfifo") == 0, "there is no flock");
    Files.delete(checkout.built());
    Path gate = checkout.at("gate");
    assertEquals(0, run("mkfifo", gate.toString()));
    Path kept = checkout.at("kept");
    Files.move(checkout.lib(), kept);
    String maven = "cat gate >>builds\nmkdir -p cli/target/lib\ncp kept/*.jar cli/target/lib";

    var first = unhurried(maven);
    var firstProcess = checkout.start(first);
    // The lock is there once the first one builds, which is when its log is.
    Path builds = checkout.at("cli/target/build.log");
    while (!Files.exists(builds)) {
      assertTrue(firstProcess.isAlive(), "the first run has ended before it could build");
      Thread.onSpinWait();
    }
    var second = unhurried(maven).redirectErrorStream(true).start();
    try (var reader = second.inputReader()) {
      assertEquals(WAITING, reader.readLine());
      Files.writeString(gate, "built\n");
      assertTrue(reader.readLine().startsWith("hillock "));
    }
    assertEquals(0, second.waitFor());
    assertEquals(BUILDING, errOf(checkout.finish(first, firstProcess)));
    assertEquals("built\n", Files.readString(checkout.at("builds")));
  }

  private ProcessBuilder unhurried(String maven) throws IOException {
    var builder = checkout.launcher("--version");
    builder.environment().put("HILLOCK_NO_CACHE", "1");
    checkout.useAsMaven(builder, maven);
    return builder;
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
