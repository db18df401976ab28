package dev.hillock.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the command line of the comparison says.
///
/// @param root folder of the checkout
/// @param data folder with the four MNIST files
/// @param rounds how often every program is run
/// @param quick whether to try everything at low cost instead of measuring
/// @param works names of the works, in order
record CompareOptions(Path root, Path data, int rounds, boolean quick, List<String> works) {

  static final String HELP =
      """
      Usage: bench/run [--rounds N] [--data DIR] [--quick] [WORK ...]

      Runs Hillock and other libraries in turn on the same work, each in a process of its own, and
      prints one table of ratios with medians and spread. Results are kept in bench/results.

      WORK is one or more of
        %s
      All of them if none is named. See bench/README.md for what each measures.

        --rounds N   how often every program runs, in turn (default 5)
        --data DIR   folder with the four files of MNIST (default ../shared/data/mnist)
        --quick      one round on little data: shows that everything runs, measures nothing
        --help       this text
      """
          .formatted(String.join(" ", Works.NAMES));

  /// @throws IllegalArgumentException if an option is wrong
  static CompareOptions parse(String[] args) {
    Path root = Path.of("").toAbsolutePath();
    Path data = root.resolve("../shared/data/mnist").normalize();
    int rounds = 5;
    boolean quick = false;
    var works = new ArrayList<String>();
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--rounds" -> rounds = Integer.parseInt(value(args, ++i));
        case "--data" -> data = Path.of(value(args, ++i)).toAbsolutePath();
        case "--quick" -> quick = true;
        default -> works.add(known(args[i]));
      }
    }
    if (rounds < 1) {
      throw new IllegalArgumentException("--rounds is %d; give at least 1".formatted(rounds));
    }
    return new CompareOptions(
        root, data, quick ? 1 : rounds, quick, works.isEmpty() ? Works.NAMES : List.copyOf(works));
  }

  /// Where prepared data and logs go.
  Path scratch() {
    return root.resolve("bench/target/compare");
  }

  private static String value(String[] args, int i) {
    if (i >= args.length) {
      throw new IllegalArgumentException("%s has no value; give one".formatted(args[i - 1]));
    }
    return args[i];
  }

  private static String known(String work) {
    if (!Works.NAMES.contains(work)) {
      throw new IllegalArgumentException(
          "there is no work or option '%s'; the works are %s"
              .formatted(work, String.join(", ", Works.NAMES)));
    }
    return work;
  }
}
