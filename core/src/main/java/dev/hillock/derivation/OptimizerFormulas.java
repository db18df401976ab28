package dev.hillock.derivation;

import static dev.hillock.derivation.Formula.group;
import static dev.hillock.derivation.Formula.line;
import static dev.hillock.derivation.Formula.over;
import static dev.hillock.derivation.Formula.power;
import static dev.hillock.derivation.Formula.root;
import static dev.hillock.derivation.Formula.sub;

import dev.hillock.derivation.Formula.Words;
import dev.hillock.settings.Optimizers;
import dev.hillock.settings.Settings;
import java.util.List;

/// How each optimiser makes a change of a weight w of its gradient g, as formulas, and the names of
/// what it remembers.
final class OptimizerFormulas {

  private static final Formula BEFORE = line("t", "−", "1");
  private static final Formula AFTER = line("t", "+", "1");
  private static final Formula HAT_M = sub("m", "c");
  private static final Formula HAT_V = sub("v", "c");

  private OptimizerFormulas() {}

  /// The rule, one formula a line.
  static List<Formula> rule(Settings settings) {
    return switch (settings.get(Settings.OPTIMIZER)) {
      case SGD -> descent(settings.get(Settings.NESTEROV));
      case ADAGRAD -> List.of(line("s", "←", "s", "+", squared()), change("g", root("s")));
      case RMSPROP -> List.of(mean("s", "ρ", squared()), change("g", root("s")));
      case ADADELTA ->
          List.of(
              mean("s", "ρ", squared()),
              line("d", "=", "g", "·", over(root(line("u", "+", "ε")), root(line("s", "+", "ε")))),
              mean("u", "ρ", power("d", "2")),
              line("w", "←", "w", "−", "α", "·", "d"));
      case ADAM, ADAMW -> List.of(first(), second(), corrected(), change(HAT_M, root(HAT_V)));
      case AMSGRAD ->
          List.of(
              first(),
              second(),
              line("u", "←", "max", group("u", ",", "v")),
              corrected(),
              change(HAT_M, root(sub("u", "c"))));
      case NADAM -> nadam();
      case RADAM -> radam();
      case ADAN -> adan();
      case LION ->
          List.of(
              line("w", "←", "w", "−", "α", "·", "sign", group(weighted("m", sub("β", "1"), "g"))),
              mean("m", sub("β", "2"), "g"));
      case RPROP_MINUS, IRPROP_PLUS, SARPROP -> resilient();
      case QUICKPROP -> quick();
      default -> List.of();
    };
  }

  /// What the optimiser remembers of each weight, in the order of its arrays.
  static List<String> memory(Optimizers optimizer) {
    return switch (optimizer) {
      case SGD -> List.of("Δw");
      case ADAGRAD, RMSPROP -> List.of("s");
      case ADADELTA -> List.of("s", "u");
      case ADAM, ADAMW, NADAM, RADAM -> List.of("m", "v");
      case AMSGRAD -> List.of("m", "v", "u");
      case ADAN -> List.of("m", "d", "n", "g");
      case LION -> List.of("m");
      case RPROP_MINUS, IRPROP_PLUS, SARPROP -> List.of("g", "Δ", "Δw");
      case QUICKPROP -> List.of("g", "Δw");
      default -> List.of();
    };
  }

  private static List<Formula> descent(boolean nesterov) {
    var change = sub(line("Δ", "w"), "t");
    var before = sub(line("Δ", "w"), BEFORE);
    var rule = line(change, "=", "−", "α", "·", "g", "+", "μ", "·", before);
    return List.of(
        rule,
        nesterov
            ? line("w", "←", "w", "−", "α", "·", "g", "+", "μ", "·", change)
            : line("w", "←", "w", "+", change));
  }

  private static List<Formula> nadam() {
    var now = over(line(group("1", "−", sub("μ", "t")), "·", "g"), line("1", "−", sub("Π", "t")));
    var next = over(line(sub("μ", AFTER), "·", "m"), line("1", "−", sub("Π", AFTER)));
    return List.of(
        first(),
        second(),
        line(
            sub("μ", "t"),
            "=",
            sub("β", "1"),
            "·",
            group("1", "−", "½", "·", power("0.96", line("t", "·", "0.004"))),
            ",",
            sub("Π", "t"),
            "=",
            sub("μ", "1"),
            "·",
            "…",
            "·",
            sub("μ", "t")),
        line(HAT_M, "=", next, "+", now, ",", HAT_V, "=", unbiased("v", "2")),
        change(HAT_M, root(HAT_V)));
  }

  private static List<Formula> radam() {
    return List.of(
        first(),
        second(),
        corrected(),
        line(
            "w",
            "←",
            "w",
            "−",
            "α",
            "·",
            HAT_M,
            new Words(" in the first steps, later "),
            "w",
            "−",
            "α",
            "·",
            "r",
            "·",
            over(HAT_M, line(root(HAT_V), "+", "ε"))));
  }

  private static List<Formula> adan() {
    var turn = group("g", "−", sub("g", BEFORE));
    var ahead = power(group("g", "+", sub("β", "2"), "·", turn), "2");
    return List.of(
        first(),
        mean("d", sub("β", "2"), turn),
        mean("n", sub("β", "3"), ahead),
        line(
            HAT_M,
            "=",
            unbiased("m", "1"),
            ",",
            sub("d", "c"),
            "=",
            unbiased("d", "2"),
            ",",
            sub("n", "c"),
            "=",
            unbiased("n", "3")),
        change(group(HAT_M, "+", sub("β", "2"), "·", sub("d", "c")), root(sub("n", "c"))));
  }

  private static List<Formula> resilient() {
    return List.of(
        line(
            "Δ",
            "←",
            "1.2",
            "·",
            "Δ",
            new Words(" while g keeps its sign, "),
            "½",
            "·",
            "Δ",
            new Words(" when it turns")),
        line("w", "←", "w", "−", "sign", group("g"), "·", "Δ"));
  }

  private static List<Formula> quick() {
    var change = sub(line("Δ", "w"), "t");
    var before = sub(line("Δ", "w"), BEFORE);
    return List.of(
        line(
            change,
            "=",
            before,
            "·",
            over("g", line(sub("g", BEFORE), "−", "g")),
            new Words(", at first "),
            "−",
            "α",
            "·",
            "g"),
        line("w", "←", "w", "+", change));
  }

  /// A mean that began at 0, divided by what it has seen of its weights.
  private static Formula unbiased(String mean, String beta) {
    return over(mean, line("1", "−", power(sub("β", beta), "t")));
  }

  private static Formula squared() {
    return power("g", "2");
  }

  private static Formula first() {
    return mean("m", sub("β", "1"), "g");
  }

  private static Formula second() {
    return mean("v", sub("β", "2"), squared());
  }

  private static Formula mean(Object of, Object kept, Object added) {
    return line(of, "←", weighted(of, kept, added));
  }

  private static Formula weighted(Object of, Object kept, Object added) {
    return line(kept, "·", of, "+", group("1", "−", kept), "·", added);
  }

  private static Formula corrected() {
    return line(HAT_M, "=", unbiased("m", "1"), ",", HAT_V, "=", unbiased("v", "2"));
  }

  private static Formula change(Object numerator, Formula divisor) {
    return line("w", "←", "w", "−", "α", "·", over(numerator, line(divisor, "+", "ε")));
  }
}
