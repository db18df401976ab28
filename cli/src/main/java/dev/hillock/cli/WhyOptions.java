package dev.hillock.cli;

import dev.hillock.attribution.Attribution;
import dev.hillock.attribution.Baseline;
import dev.hillock.attribution.Counterfactual;
import dev.hillock.attribution.CounterfactualSearch;
import dev.hillock.attribution.IntegratedGradients;
import dev.hillock.attribution.Method;
import dev.hillock.attribution.Question;
import dev.hillock.attribution.ShapleyOptions;
import dev.hillock.attribution.ShapleyValues;
import dev.hillock.attribution.Wish;
import dev.hillock.data.Table;
import dev.hillock.kernel.Activation;
import dev.hillock.model.Model;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.PixelTransform;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--why` and what goes with it: which columns moved a prediction, and what would change it.
final class WhyOptions {

  /// With more columns not all coalitions can be asked about, so gradients are taken.
  private static final int MOST_FOR_SHAPLEY = 10;

  @Option(
      names = "--why",
      description =
          "say which columns moved the prediction for the row instead, and what would change it")
  private boolean why;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description =
          "with --why: shapley or integrated-gradients [shapley for up to 10 columns that are no"
              + " pixels, and for step units]")
  private @Nullable String method;

  @Option(
      names = "--label",
      paramLabel = "LABEL",
      description = "with --why: the class whose probability is explained [the predicted one]")
  private @Nullable String label;

  @Option(
      names = "--about",
      paramLabel = "TARGET",
      description = "with --why: which of several targets [the first]")
  private @Nullable String about;

  @Option(
      names = "--quantile",
      paramLabel = "LEVEL",
      description = "with --why: which of several quantiles [the middle one]")
  private @Nullable Double quantile;

  @Option(
      names = "--baseline",
      paramLabel = "ROW",
      description = "with --why: the data row to compare with [all rows of the source]")
  private @Nullable Integer baseline;

  @Option(
      names = "--change",
      paramLabel = "COLUMN,...",
      split = ",",
      description = "with --why: columns that may change for another prediction [all]")
  private List<String> change = List.of();

  @Option(
      names = "--to",
      paramLabel = "LABEL|NUMBER",
      description =
          "with --why: what ought to be predicted [another class; for a number, none is looked"
              + " for]")
  private @Nullable String to;

  /// Whether it is asked for.
  ///
  /// @throws UsageException if it is not, but something that goes with it is
  boolean isAsked() {
    boolean isMore =
        method != null
            || label != null
            || about != null
            || quantile != null
            || baseline != null
            || to != null
            || !change.isEmpty();
    if (!why && isMore) {
      throw new UsageException(
          "--method, --label, --about, --quantile, --baseline, --change and --to go with --why; add it");
    }
    return why;
  }

  /// Which columns moved the prediction.
  ///
  /// @param row from 0
  Attribution attribution(Model model, Table table, int row) {
    var question = new Question(about, label, quantile);
    Baseline compared = baseline == null ? null : new Baseline.Row(baseline - 1);
    return switch (method(model)) {
      case INTEGRATED_GRADIENTS ->
          IntegratedGradients.of(
              model,
              table,
              row,
              question,
              compared == null ? IntegratedGradients.DEFAULT_BASELINE : compared);
      case SHAPLEY ->
          ShapleyValues.of(
              model,
              table,
              row,
              question,
              compared == null ? ShapleyOptions.DEFAULT : ShapleyOptions.DEFAULT.with(compared));
    };
  }

  private Method method(Model model) {
    if (method == null) {
      var inputs = model.preparation().inputs();
      boolean isImage = inputs.stream().anyMatch(PixelTransform.class::isInstance);
      boolean hasSteps =
          model.members().stream()
              .flatMap(member -> member.architecture().layers().stream())
              .anyMatch(layer -> layer.activation() == Activation.STEP);
      return isImage || (inputs.size() > MOST_FOR_SHAPLEY && !hasSteps)
          ? Method.INTEGRATED_GRADIENTS
          : Method.SHAPLEY;
    }
    for (Method one : Method.values()) {
      if (one.text().equals(method)) {
        return one;
      }
    }
    throw new UsageException(
        "--method is '%s'; it is one of integrated-gradients, shapley".formatted(method));
  }

  /// What would change it; null where nothing is asked for or can be.
  ///
  /// @param row from 0
  @Nullable Counterfactual counterfactual(Model model, Table table, int row) {
    var target = model.preparation().target();
    boolean hasClasses = target instanceof ClassTarget || target instanceof LabelsTarget;
    boolean isImage =
        model.preparation().inputs().stream().anyMatch(PixelTransform.class::isInstance);
    if ((!hasClasses || isImage) && to == null) {
      if (!change.isEmpty()) {
        throw new UsageException(
            "--change names columns, but not what for; name what ought to be predicted with --to");
      }
      return null;
    }
    var wish =
        hasClasses
            ? new Wish(new Question(about, to, null), null, change)
            : new Wish(new Question(about, null, quantile), number(to), change);
    return CounterfactualSearch.of(model, table, row, wish);
  }

  private static Double number(@Nullable String text) {
    try {
      return Double.valueOf(text == null ? "" : text);
    } catch (NumberFormatException _) {
      throw new UsageException(
          "--to is '%s'; the target is a number, so give one that ought to be reached"
              .formatted(text));
    }
  }
}
