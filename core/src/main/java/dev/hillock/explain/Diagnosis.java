package dev.hillock.explain;

import dev.hillock.data.Table;
import dev.hillock.model.Model;
import dev.hillock.train.Plan;
import dev.hillock.train.Training;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// Finds what is wrong with a table, a training or a model; the front door of this package.
///
/// ```java
/// var result = Training.of(table, settings).run();
/// for (Finding finding : Diagnosis.of(result)) { … }
/// ```
///
/// What a finding brings about is not told beside it: dead ReLUs, say, also make the loss stand
/// still. All thresholds, with their reasons, stand at the checks; `docs/diagnosis.md` lists them.
public final class Diagnosis {

  private Diagnosis() {}

  /// What is wrong with the rows and settings of a training before it begins.
  public static List<Finding> of(Plan plan) {
    return withoutConsequences(ofRows(plan));
  }

  /// What is wrong with a training, its rows and settings.
  public static List<Finding> of(Training.Result result) {
    var findings = ofRows(result.plan());
    findings.addAll(WeightCheck.of(result.model()));
    var seen = NetworkState.of(result);
    findings.addAll(NeuronCheck.of(seen));
    var ofCurve = new CurveCheck(result, seen).findings();
    findings.addAll(besides(ofCurve, new StepCheck(result, seen).findings()));
    findings.addAll(ofCurve);
    return withoutConsequences(findings);
  }

  /// What is wrong with a model, as far as it tells by itself.
  public static List<Finding> of(Model model) {
    var findings = new ArrayList<Finding>();
    findings.addAll(ProvenanceCheck.of(model));
    findings.addAll(WeightCheck.of(model));
    return withoutConsequences(findings);
  }

  /// What is wrong with a model, given rows with its columns and targets.
  public static List<Finding> of(Model model, Table table) {
    var findings = new ArrayList<Finding>();
    findings.addAll(ProvenanceCheck.of(model));
    findings.addAll(WeightCheck.of(model));
    findings.addAll(NeuronCheck.of(NetworkState.of(model, table)));
    return withoutConsequences(findings);
  }

  private static List<Finding> ofRows(Plan plan) {
    var findings = new ArrayList<Finding>();
    findings.addAll(InputCheck.of(plan));
    findings.addAll(LeakCheck.of(plan));
    findings.addAll(new DuplicateCheck(plan).findings());
    findings.addAll(ClassCheck.of(plan));
    findings.addAll(RowCheck.of(plan));
    findings.addAll(OutputCheck.of(plan));
    return findings;
  }

  /// Of single steps what the whole curve does not tell too: it knows the better cure.
  private static List<Finding> besides(List<Finding> ofCurve, List<Finding> ofSteps) {
    var known = ofCurve.stream().map(Finding::illness).toList();
    return ofSteps.stream().filter(finding -> !known.contains(finding.illness())).toList();
  }

  private static List<Finding> withoutConsequences(List<Finding> findings) {
    var explained = EnumSet.noneOf(Illness.class);
    findings.forEach(finding -> explained.addAll(finding.illness().consequences()));
    return findings.stream()
        .filter(finding -> !explained.contains(finding.illness()))
        .sorted((a, b) -> a.illness().compareTo(b.illness()))
        .toList();
  }
}
