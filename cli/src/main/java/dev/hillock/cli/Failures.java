package dev.hillock.cli;

import dev.hillock.data.DataException;
import dev.hillock.json.PlainText;
import dev.hillock.model.ModelFormatException;
import dev.hillock.train.TrainingDivergedException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns what went wrong into one line on standard error and an exit code.
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

  static final int OK = 0;
  static final int BUG = 1;
  static final int USAGE = 2;
  static final int DATA = 3;
  static final int MODEL = 4;
  static final int TRAINING = 5;

  private final Terminal terminal;

  Failures(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    String message = words(e);
    if (e instanceof UnmatchedArgumentException unmatched) {
      message = unmatched(unmatched);
    }
    if (e instanceof MissingParameterException missing) {
      message =
          missing.getMissing().stream()
                  .map(argument ->
                      argument instanceof OptionSpec option
                          ? "the value of " + option.longestName()
                          : argument.paramLabel())
                  .collect(Collectors.joining(", "))
              + " is missing";
    }
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    return say(firstLine(message) + "; see " + command + " --help", USAGE);
  }

  private static String unmatched(UnmatchedArgumentException e) {
    String word = e.getUnmatched().getFirst();
    if (word.startsWith("-")) {
      return "there is no option " + word + suggestion(e);
    }
    return e.getCommandLine().getSubcommands().isEmpty()
        ? "%s is one argument too many".formatted(word)
        : "there is no command " + word + suggestion(e);
  }

  private static String suggestion(UnmatchedArgumentException e) {
    List<String> suggestions = e.getSuggestions();
    return suggestions.isEmpty() ? "" : " (did you mean " + suggestions.getFirst() + "?)";
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult result) {
    return switch (e) {
      case UsageException usage -> say(words(usage), USAGE);
      case DataException data -> say(words(data), DATA);
      case ModelFormatException model -> say(words(model), MODEL);
      case DivergedException diverged -> say(words(diverged), TRAINING);
      case TrainingDivergedException diverged -> say(words(diverged), TRAINING);
      // Rows are read through DataException, so what remains is reading or writing model files.
      case IOException io -> say(words(io), MODEL);
      default -> bug(e);
    };
  }

  /// The JVM ran out of memory.
  int outOfMemory() {
    return say(
        "rows and network do not fit into %d MB of memory; give the JVM more with HILLOCK_JAVA_OPTIONS=-Xmx…g, or take fewer rows or a smaller network"
            .formatted(Runtime.getRuntime().maxMemory() >> 20),
        DATA);
  }

  /// Standard output could not be written to.
  int standardOutput(String why) {
    return say("standard output cannot be written: " + why + "; make room or use --out", MODEL);
  }

  private int bug(Exception e) {
    e.printStackTrace(terminal.err());
    return say("this is a bug: " + e + "; please report it with the lines above", BUG);
  }

  private int say(String message, int code) {
    terminal.out().flush();
    terminal.err().println("hillock: " + PlainText.of(message));
    terminal.err().flush();
    return code;
  }

  /// The message of an exception, or its kind where it has none.
  static String words(Throwable e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse(text);
  }
}
