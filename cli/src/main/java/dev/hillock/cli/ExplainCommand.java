package dev.hillock.cli;

import dev.hillock.derivation.Derivation;
import dev.hillock.derivation.Digits;
import dev.hillock.derivation.Focus;
import dev.hillock.derivation.JsonForm;
import dev.hillock.derivation.LatexForm;
import dev.hillock.derivation.MarkdownForm;
import dev.hillock.derivation.PageForm;
import dev.hillock.derivation.TextForm;
import dev.hillock.json.JsonWriter;
import dev.hillock.json.PlainText;
import dev.hillock.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hillock explain`: a step of training, worked with the network's own numbers.
@Command(
    name = "explain",
    abbreviateSynopsis = true,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Works a step of training with the numbers of a network and a row: each product, sum and"
          + " output, the error, each delta and gradient beside a finite difference, and each new"
          + " weight.",
      "",
      "The network is a model's, a new one with the options of a training, or a demo: xor or mazur.",
      "",
      "With --why it says instead which columns moved a prediction, and what would change it.",
      "",
      "Examples:",
      "  hillock explain xor",
      "  hillock explain iris.safetensors data/iris.csv --row 17 --neuron 1:3",
      "  hillock explain data/iris.csv --target species --hidden 8 --row 17 --html step.html",
      "  hillock explain penguins.safetensors data/penguins.csv --row 18 --why",
      ""
    })
final class ExplainCommand implements Callable<Integer> {

  private static final int MOST_STEPS = 1000;

  /// Weights and errors of all steps of a page: some 50 MB.
  private static final long MOST_SHOWN = 400_000;

  private final Terminal terminal;
  private final SettingOptions options = new SettingOptions();

  @Parameters(
      index = "0",
      paramLabel = "MODEL|SOURCE|DEMO",
      description =
          "a model file, rows (CSV file, folder of IDX files or images, - for standard input), or"
              + " xor or mazur")
  private String subject = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "ROWS", description = "rows for a model")
  private @Nullable String rows;

  @Option(
      names = "--row",
      paramLabel = "N",
      description =
          "data row to step on, from 1 [the first of the training rows; with several --steps all of them, shuffled]")
  private @Nullable Integer row;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "1",
      description = "how many steps, from 1 to 1000 [${DEFAULT-VALUE}]")
  private int steps;

  @Option(
      names = "--neuron",
      paramLabel = "LAYER:N",
      description = "show this neuron alone: 1:3 is the third of the first hidden layer; output:2")
  private @Nullable String neuron;

  @Option(
      names = "--terms",
      paramLabel = "N",
      description = "products to write out of longer sums [16]")
  private int terms = Focus.MOST_TERMS;

  @Option(
      names = "--digits",
      paramLabel = "N",
      description =
          "significant digits, from 1 to 17; 9 tell all of the engine's numbers apart [6]")
  private int digits = Digits.DEFAULT.count();

  @Option(
      names = "--member",
      paramLabel = "N",
      description = "which network of a model that averages several [1]")
  private int member = 1;

  @Option(names = "--hold-biases", description = "leave bias units as they are")
  private boolean holdsBiases;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "settings of a new network in YAML")
  private @Nullable Path config;

  @Option(names = "--markdown", description = "print Markdown")
  private boolean markdown;

  @Option(names = "--latex", description = "print a LaTeX document")
  private boolean latex;

  @Option(names = "--json", description = "print one JSON object, with all digits")
  private boolean json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "write a page to click through, the network drawn")
  private @Nullable Path html;

  @Mixin private WhyOptions why = new WhyOptions();

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Spec
  void addOptions(CommandSpec spec) {
    options.addTo(spec);
  }

  @Override
  public Integer call() throws IOException {
    check();
    if (why.isAsked()) {
      explainPrediction();
      return Failures.OK;
    }
    var subjectOfSteps =
        new ExplainSubject(subject, rows, given(), member)
            .withRow(row)
            .holdingBiases(holdsBiases)
            .overTraining(steps > 1);
    try (var recorder = subjectOfSteps.recorder(terminal)) {
      IntSupplier next = recorder.rows() > 1 ? recorder::nextRow : () -> 0;
      var derivation =
          UsageException.check(() ->
              Derivation.of(
                  recorder,
                  steps,
                  next,
                  record -> NeuronChoice.focus(recorder.architecture(), record, neuron, terms)));
      print(derivation);
    }
    return Failures.OK;
  }

  private void explainPrediction() throws IOException {
    boolean hasSettings = !options.given().texts().equals(Settings.defaults().texts());
    if (hasSettings || config != null || steps != 1 || neuron != null || html != null || latex) {
      throw new UsageException(
          "--why explains a prediction of a model, in which nothing is trained; leave out --steps, --neuron, --html, --latex and the options of training");
    }
    new ExplainWhy(terminal, why, subject, rows, row == null ? 1 : row).print(markdown, json);
  }

  private void check() {
    if (steps < 1 || steps > MOST_STEPS) {
      throw new UsageException("--steps is %d; give 1 to %d".formatted(steps, MOST_STEPS));
    }
    if (terms < 1) {
      throw new UsageException("--terms is %d; give 1 or more".formatted(terms));
    }
    var forms = new ArrayList<String>();
    for (var form : List.of("--markdown", "--latex", "--json")) {
      boolean isGiven =
          form.equals("--markdown") ? markdown : form.equals("--latex") ? latex : json;
      if (isGiven) {
        forms.add(form);
      }
    }
    if (forms.size() > 1) {
      throw new UsageException("%s together; take one form".formatted(String.join(" and ", forms)));
    }
    UsageException.check(() -> new Digits(digits));
    if (html != null) {
      OutputFile.check("--html", html, inputs());
    }
  }

  /// What is read, and so must not be written.
  private String[] inputs() {
    var inputs = new ArrayList<>(List.of(subject));
    if (rows != null) {
      inputs.add(rows);
    }
    if (config != null) {
      inputs.add(config.toString());
    }
    return inputs.toArray(String[]::new);
  }

  private Settings given() {
    var given = options.given();
    return config == null ? given : ConfigFile.read(config).settings().with(given);
  }

  /// A page that no browser would show in reasonable time is not written.
  private static void checkLength(Derivation derivation) {
    long shown = 0;
    for (var layer : derivation.first().layers()) {
      for (var neuron : layer.neurons()) {
        shown += neuron.weights().size() + neuron.backward().sum().shown().size();
      }
    }
    int steps = derivation.steps().size();
    if (steps > 1 && shown * steps > MOST_SHOWN) {
      throw new UsageException(
          "a page of %s with %s each is too long for a browser; take fewer --steps, or one --neuron"
              .formatted(Figures.count(steps, "step"), Figures.count(shown, "number")));
    }
  }

  private void print(Derivation derivation) throws IOException {
    var out = terminal.out();
    var written = new Digits(digits);
    if (html != null) {
      checkLength(derivation);
      String page = PageForm.of(derivation, written);
      OutputFile.write(html, writer -> writer.write(page));
      terminal.err().println("wrote " + PlainText.of(html.toString()));
      if (!markdown && !latex && !json) {
        return;
      }
    }
    if (json) {
      out.println(JsonWriter.compact(JsonForm.of(derivation)));
    } else if (latex) {
      out.print(LatexForm.of(derivation, written));
    } else if (markdown) {
      out.print(MarkdownForm.of(derivation, written));
    } else {
      TextForm.of(derivation, written, terminal.isColored()).forEach(out::println);
    }
  }
}
