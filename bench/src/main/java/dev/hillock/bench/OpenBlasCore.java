package dev.hillock.bench;

import dev.hillock.bench.measure.Figure;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the environment in which OpenBLAS is fastest and right: old versions do not know new
/// processors and then choose kernels that are slow, or block sizes that are wrong.
final class OpenBlasCore {

  private static final List<String> CORES =
      List.of("", "SapphireRapids", "Cooperlake", "SkylakeX", "Zen", "Haswell");
  private static final List<String> L2_KILOBYTES = List.of("", "512", "1024");

  /// Works without any program that uses it.
  private static final List<String> WITHOUT = List.of("gradient", "predict", "csv", "start");

  private OpenBlasCore() {}

  /// What was chosen.
  ///
  /// @param environment to run OpenBLAS in; an empty value unsets a variable
  /// @param line what was chosen, for the result file; empty if nothing was
  record Choice(Map<String, String> environment, String line) {}

  /// Tries every candidate on one product, each in a process of its own.
  static Choice choose(CompareOptions options, Runner runner) {
    Choice best = new Choice(environment("", ""), "");
    double most = 0;
    boolean isUsed = !WITHOUT.containsAll(options.works());
    if (!isUsed || !Files.isExecutable(Programs.openBlas(options))) {
      return best;
    }
    for (String core : CORES) {
      for (String l2 : L2_KILOBYTES) {
        var environment = environment(core, l2);
        var command = List.of(Programs.openBlas(options).toString());
        var run =
            runner.run(new Program(Programs.OPENBLAS, command, environment, ""), List.of("choose"));
        if (run.failure().isEmpty() && run.figures().getFirst().value() > most) {
          Figure figure = run.figures().getFirst();
          most = figure.value();
          best = new Choice(environment, line(figure, core, l2));
        }
      }
    }
    return best;
  }

  private static String line(Figure figure, String core, String l2) {
    return "core %s (OPENBLAS_CORETYPE %s, OPENBLAS_L2_SIZE %s), the fastest right one"
        .formatted(figure.name(), core.isEmpty() ? "unset" : core, l2.isEmpty() ? "unset" : l2);
  }

  private static Map<String, String> environment(String core, String l2) {
    var environment = new HashMap<String, String>();
    environment.put("OPENBLAS_CORETYPE", core);
    environment.put("OPENBLAS_L2_SIZE", l2);
    return environment;
  }
}
