package dev.hillock.cli;

import java.util.List;

/// The commands under `hillock`. Only those that a command line can need are made: reading the
/// options of them all would take longer than most of them run.
final class Subcommands {

  /// In the order of the help.
  static final List<String> NAMES =
      List.of(
          "train",
          "predict",
          "evaluate",
          "inspect",
          "explain",
          "compare",
          "doctor",
          "reproduce",
          "diff",
          "plot");

  private Subcommands() {}

  /// The names of the commands that must be there for these arguments to be understood: the one
  /// that is named, none for the version, and otherwise all, for the help and for suggestions.
  static List<String> neededFor(String[] args) {
    String first = args.length == 0 ? "" : args[0];
    if (NAMES.contains(first)) {
      return List.of(first);
    }
    boolean isVersion = args.length == 1 && (first.equals("--version") || first.equals("-V"));
    return isVersion ? List.of() : NAMES;
  }

  /// A new command of this name.
  static Object make(String name, Terminal terminal) {
    return switch (name) {
      case "train" -> new TrainCommand(terminal);
      case "predict" -> new PredictCommand(terminal);
      case "evaluate" -> new EvaluateCommand(terminal);
      case "inspect" -> new InspectCommand(terminal);
      case "explain" -> new ExplainCommand(terminal);
      case "compare" -> new CompareCommand(terminal);
      case "doctor" -> new DoctorCommand(terminal);
      case "reproduce" -> new ReproduceCommand(terminal);
      case "diff" -> new DiffCommand(terminal);
      case "plot" -> PlotCommand.with(terminal);
      default -> throw new IllegalArgumentException("there is no command " + name);
    };
  }
}
