package dev.hillock.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a result must say about where it was measured.
public final class Machine {

  private Machine() {}

  /// Processor, system and JVM, a line each.
  public static List<String> lines() {
    return List.of(
        "processor  %s, %d cores, family %s, model %s, cache %s"
            .formatted(
                cpu("model name"),
                Runtime.getRuntime().availableProcessors(),
                cpu("cpu family"),
                cpu("model"),
                cpu("cache size")),
        "system     %s %s, %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        "JVM        %s %s"
            .formatted(System.getProperty("java.vm.name"), System.getProperty("java.vm.version")));
  }

  /// How many programs were running or waiting in the last minute, on average.
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  /// The processor's features, with a blank on each side of each.
  static String flags() {
    return " " + cpu("flags") + " ";
  }

  private static String cpu(String field) {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.split(":", 2)[0].strip().equals(field))
          .map(line -> line.split(":", 2)[1].strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
