package dev.hillock.cli;

import dev.hillock.train.Training;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The command's entry.
@Command(
    name = "hillock",
    description = {
      "Feed-forward neural networks for tables and images, in pure Java.",
      "",
      "Example: hillock train data/iris.csv --target species"
    },
    subcommands = {
      TrainCommand.class,
      PredictCommand.class,
      EvaluateCommand.class,
      InspectCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Hillock.Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Hillock implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  /// Made by picocli.
  public Hillock() {}

  /// Runs the command and ends the process with its exit code.
  public static void main(String[] args) {
    // Figures look the same in every country, so that outputs can be compared.
    Locale.setDefault(Locale.ROOT);
    var standardOutput = new StandardOutput();
    var out = new PrintWriter(standardOutput, false, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    var terminal = new Terminal(out, err, Integer.getInteger(Terminal.PROPERTY, 0));
    int code = run(args, terminal);
    String failure = standardOutput.failure();
    if (code == Failures.OK && failure != null) {
      code = new Failures(terminal).standardOutput(failure);
    }
    System.exit(code);
  }

  /// Runs the command without ending the process.
  ///
  /// @return the exit code
  static int run(String[] args, Terminal terminal) {
    try {
      int code = commandLine(terminal).execute(args);
      terminal.out().flush();
      return code;
    } catch (OutOfMemoryError _) {
      return new Failures(terminal).outOfMemory();
    }
  }

  static CommandLine commandLine(Terminal terminal) {
    var commandLine = new CommandLine(new Hillock(), new Factory(terminal));
    commandLine.setOut(terminal.out());
    commandLine.setErr(terminal.err());
    commandLine.setColorScheme(
        CommandLine.Help.defaultColorScheme(terminal.isInteractive() ? Ansi.AUTO : Ansi.OFF));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setAbbreviatedOptionsAllowed(false);
    commandLine.setUsageHelpWidth(100);
    commandLine.setExpandAtFiles(false);
    commandLine.setParameterExceptionHandler(new Failures(terminal));
    commandLine.setExecutionExceptionHandler(new Failures(terminal));
    return commandLine;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /// Hands the terminal to the commands that want it.
  private record Factory(Terminal terminal) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      Object made =
          type == TrainCommand.class
              ? new TrainCommand(terminal)
              : type == PredictCommand.class
                  ? new PredictCommand(terminal)
                  : type == EvaluateCommand.class
                      ? new EvaluateCommand(terminal)
                      : type == InspectCommand.class
                          ? new InspectCommand(terminal)
                          : CommandLine.defaultFactory().create(type);
      return type.cast(made);
    }
  }

  /// The version, with the JVM's.
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"hillock " + Training.VERSION + ", java " + Runtime.version()};
    }
  }
}
