package dev.hillock.explain;

import dev.hillock.model.Model;
import dev.hillock.prep.NumberTransform;
import dev.hillock.prep.Scaling;
import dev.hillock.report.Numerals;
import dev.hillock.settings.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What a model's settings and the figures of its training tell.
final class ProvenanceCheck {

  /// As in [InputCheck]; the median stands for the root mean square, which a model does not hold.
  private static final double LARGE = 10;

  /// As in [RowCheck].
  private static final int FEWEST_PER_INPUT = 2;

  private ProvenanceCheck() {}

  static List<Finding> of(Model model) {
    var findings = new ArrayList<Finding>();
    findings.addAll(inputs(model));
    var provenance = model.provenance();
    int inputs = model.preparation().width();
    int rows = provenance.trainingRows();
    if (rows > 0 && rows < FEWEST_PER_INPUT * inputs) {
      findings.add(
          new Finding(
              Illness.TOO_FEW_ROWS,
              "it learned from %s with %s inputs; two for each input are the least that can be told from chance"
                  .formatted(Some.rows(rows), Numerals.count(inputs)),
              "get more rows, or leave out columns that tell nothing; a network without hidden layer has the fewest weights",
              "--hidden none",
              Map.of("rows", (double) rows, "inputs", (double) inputs)));
    }
    findings.addAll(
        OutputCheck.of(
            model.preparation().target(),
            model.architecture().output().activation(),
            provenance.settings().getOrDefault(Settings.LOSS.name(), "")));
    return findings;
  }

  private static List<Finding> inputs(Model model) {
    String scaling = model.provenance().settings().get(Settings.SCALING.name());
    if (!Settings.SCALING.format(Scaling.NONE).equals(scaling)) {
      return List.of();
    }
    return model.preparation().inputs().stream()
        .filter(NumberTransform.class::isInstance)
        .map(NumberTransform.class::cast)
        .max(Comparator.comparingDouble(number -> Math.abs(number.median())))
        .filter(number -> Math.abs(number.median()) > LARGE)
        .map(number ->
            new Finding(
                Illness.UNSCALED_INPUTS,
                "--scaling is none, and the median of column '%s' is %s; inputs of about 1 are wanted"
                    .formatted(number.column(), Numerals.brief(number.median())),
                "train with all columns on one scale",
                "--scaling standard",
                Map.of("median", number.median())))
        .stream()
        .toList();
  }
}
