package dev.hillock.cli;

import dev.hillock.compare.Budget;
import dev.hillock.compare.Entrant;
import dev.hillock.compare.Lineup;
import dev.hillock.compare.Race;
import dev.hillock.compare.Run;
import dev.hillock.compare.Standings;
import dev.hillock.data.Table;
import dev.hillock.json.JsonWriter;
import dev.hillock.report.ComparisonPage;
import dev.hillock.settings.ListText;
import dev.hillock.settings.Settings;
import dev.hillock.settings.Validation;
import dev.hillock.train.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hillock compare`: a race between methods, or between values of settings.
@Command(
    name = "compare",
    abbreviateSynopsis = true,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Trains the same network in several ways, each with several seeds and the same budget, and"
          + " says which are better by more than chance.",
      "",
      "Examples:",
      "  hillock compare data/penguins.csv --target species --seconds 5",
      "  hillock compare data/iris.csv --target species --methods sgd,adam,genetic --evaluations 5000",
      "  hillock compare data/iris.csv --target species --vary learning-rate=0.03,0.3,3 --vary momentum=0,0.9",
      ""
    })
final class CompareCommand implements Callable<Integer> {

  private static final int MOST_SEEDS = 1000;
  private static final double USUAL_SECONDS = 5;

  private final Terminal terminal;
  private final SettingOptions options = new SettingOptions();

  @Parameters(
      index = "0",
      paramLabel = "SOURCE",
      description = "CSV file (.gz too), folder of IDX files or images, or - for standard input")
  private String source = "";

  @Option(
      names = "--methods",
      paramLabel = "NAME,...",
      description = "optimisers to compare [one of each kind]")
  private @Nullable String methods;

  @Option(
      names = "--vary",
      paramLabel = "SETTING=VALUE,...",
      description = "compare values of a setting; several --vary give all combinations")
  private List<String> vary = List.of();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "trainings of each, with seeds from --seed on [10]")
  private int seeds = 10;

  @Option(
      names = "--seconds",
      paramLabel = "NUMBER",
      description = "time of each, which its seeds share [5]")
  private @Nullable Double seconds;

  @Option(
      names = "--evaluations",
      paramLabel = "N",
      description =
          "instead of time: evaluations of the loss over all rows in each training; the figures are"
              + " then the same on every machine")
  private @Nullable Long evaluations;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "HTML page to write [name of the source with -compare.html]")
  private @Nullable Path page;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "print nothing but errors; the page is written")
  private boolean quiet;

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Spec
  void addOptions(CommandSpec spec) {
    options.addTo(spec);
  }

  @Override
  public Integer call() throws IOException {
    var given = options.given();
    var budget = UsageException.check(this::budget);
    check(given);
    Path file = page == null ? OutputFile.beside(source, "-compare.html") : page;
    OutputFile.check("--page", file, source);
    var entrants = UsageException.check(() -> Lineup.of(given, names(methods), varied()));
    var loaded = Source.load(source, Source.options(given));
    var all =
        entrants.stream()
            .map(e -> new Entrant(e.name(), Source.withTarget(e.settings(), loaded)))
            .toList();
    try (var interrupt = new Interrupt()) {
      var race =
          UsageException.check(
              () -> new Race(loaded.table(), all, seeds, budget, interrupt::isRequested));
      loaded.notes().forEach(note -> terminal.err().println("note: " + note));
      List<Run> runs;
      try (var view = RaceView.on(terminal, all.size() * seeds, quiet || json)) {
        runs = race.run(view);
      }
      if (runs.isEmpty()) {
        throw new UsageException("stopped before the first training was over; nothing is written");
      }
      finish(loaded.table(), all.getFirst(), budget, runs, file);
    }
    return Failures.OK;
  }

  private void finish(Table table, Entrant first, Budget budget, List<Run> runs, Path file)
      throws IOException {
    var standings = Standings.of(runs);
    var plan = Plan.of(table, null, first.settings());
    String network = plan.architecture().sizes();
    var notes = new ArrayList<String>();
    if (standings.places().stream().anyMatch(place -> place.runs().size() < seeds)) {
      notes.add("ended before all seeds were run");
    }
    var comparison =
        new ComparisonPage(
            table.source(),
            String.join(", ", plan.preparation().target().columns()),
            network,
            budget,
            standings,
            notes);
    String html = comparison.html();
    OutputFile.write(file, writer -> writer.write(html));
    if (json) {
      var object = RaceText.json(table.source(), network, standings, file);
      terminal.out().println(JsonWriter.compact(object));
    } else if (!quiet) {
      terminal.out().printf("%s, network %s%n%n", table.source(), network);
      RaceText.lines(standings).forEach(terminal.out()::println);
      notes.forEach(note -> terminal.out().println("note: " + note));
      terminal.out().printf("%npage %s%n", file);
    }
  }

  private Budget budget() {
    if (evaluations != null && seconds != null) {
      throw new IllegalArgumentException(
          "--seconds and --evaluations are both given; take one of them");
    }
    return evaluations != null
        ? new Budget.Evaluations(evaluations)
        : new Budget.Time(seconds == null ? USUAL_SECONDS : seconds);
  }

  private void check(Settings given) {
    if (seeds < 1 || seeds > MOST_SEEDS) {
      throw new UsageException("--seeds is %d; it must be from 1 to 1000".formatted(seeds));
    }
    for (var setting :
        List.of(Settings.EPOCHS, Settings.BUDGET, Settings.ENSEMBLE, Settings.FOLDS)) {
      if (given.isSet(setting)) {
        throw new UsageException(
            "--%s does not go with compare; --seconds or --evaluations say how long each trains"
                .formatted(setting.name()));
      }
    }
    if (given.isSet(Settings.PRESET)) {
      throw new UsageException(
          "--preset does not go with compare, which trains preset plain with each method");
    }
    if (given.get(Settings.VALIDATION) instanceof Validation.OwnFile) {
      throw new UsageException("--validation FILE does not go with compare; give a fraction");
    }
  }

  private static List<String> names(@Nullable String list) {
    if (list == null) {
      return List.of();
    }
    var names = ListText.split(list);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("--methods is empty; name at least one");
    }
    return names;
  }

  private Map<String, List<String>> varied() {
    var varied = new LinkedHashMap<String, List<String>>();
    for (String text : vary) {
      int sign = text.indexOf('=');
      var values = sign < 0 ? List.<String>of() : ListText.split(text.substring(sign + 1));
      if (sign < 1 || values.isEmpty()) {
        throw new IllegalArgumentException(
            "--vary is %s; it must be SETTING=VALUE,VALUE such as learning-rate=0.03,0.3"
                .formatted(text.isEmpty() ? "empty" : text));
      }
      if (varied.put(text.substring(0, sign).strip(), values) != null) {
        throw new IllegalArgumentException(
            "--vary names %s twice; list its values with commas"
                .formatted(text.substring(0, sign)));
      }
    }
    return varied;
  }
}
