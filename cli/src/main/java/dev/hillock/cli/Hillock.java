package dev.hillock.cli;

import dev.hillock.train.Training;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The command's entry. Its options are put together here, since those that picocli reads from
/// annotations take 20 ms, of which `hillock --version` would be the only user.
public final class Hillock implements Runnable {

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

  private Hillock() {
    spec.name("hillock").versionProvider(Hillock::version);
    spec.usageMessage()
        .description(
            "Feed-forward neural networks for tables and images, in pure Java.",
            "",
            "Example: hillock train data/iris.csv --target species")
        .synopsisSubcommandLabel("COMMAND");
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help message and exit.")
            .build());
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Print version information and exit.")
            .build());
  }

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
    // System.exit looks for a logger first, which takes some milliseconds.
    if (code != Failures.OK) {
      System.exit(code);
    }
  }

  /// Runs the command without ending the process.
  ///
  /// @return the exit code
  static int run(String[] args, Terminal terminal) {
    leaveOutWhatNobodyNeeds();
    try {
      int code = commandLine(args, terminal).execute(args);
      terminal.out().flush();
      return code;
    } catch (OutOfMemoryError _) {
      return new Failures(terminal).outOfMemory();
    }
  }

  /// picocli would look for a scripting language in every jar, and prepare to read dates and
  /// connections to databases: 10 ms.
  private static void leaveOutWhatNobodyNeeds() {
    System.setProperty("picocli.disable.closures", "true");
    System.setProperty("picocli.converters.excludes", "java\\.(sql|time)\\..*");
  }

  private static CommandLine commandLine(String[] args, Terminal terminal) {
    var commandLine = new CommandLine(new Hillock().spec);
    for (String name : Subcommands.neededFor(args)) {
      commandLine.addSubcommand(name, Subcommands.make(name, terminal));
    }
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

  private static String[] version() {
    return new String[] {"hillock " + Training.VERSION + ", java " + Runtime.version()};
  }
}
