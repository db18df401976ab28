package dev.hillock.bench;

import java.util.ArrayList;
import java.util.List;

/// Turns measurements into the rows of the one table.
final class Comparison {

  private static final List<String> FIRST =
      List.of(
          "work", "figure", "unit", "Hillock", "best peer", "ratio", "spread", "target", "reached");

  private final Targets targets;
  private final List<String> peers;
  private final TextTable table;

  /// @param peers a column each
  Comparison(Targets targets, List<String> peers) {
    this.targets = targets;
    this.peers = peers;
    var headings = new ArrayList<>(FIRST);
    headings.addAll(peers);
    table = new TextTable(3, headings);
  }

  /// The rows of a work whose figures are few.
  void add(String work, Measurements measured) {
    for (String name : measured.names()) {
      if (!measured.like(name).isShown()) {
        continue;
      }
      String best = measured.like(name).isSpeed() ? bestPeer(name, measured) : "";
      var ratio =
          Ratio.of(
              measured.rounds(name, Programs.HILLOCK),
              measured.rounds(name, best),
              measured.like(name).isRate());
      addRow(work, name, best, ratio, measured);
    }
    for (Derived derived : Derived.ALL) {
      if (derived.work().equals(work)) {
        addDerived(derived, measured);
      }
    }
  }

  private void addRow(String work, String name, String best, Ratio ratio, Measurements measured) {
    var row = new ArrayList<String>();
    row.addAll(List.of(work, name, measured.like(name).unit()));
    row.add(Numbers.text(measured.median(name, Programs.HILLOCK)));
    row.add(best.isEmpty() ? "-" : best);
    addRatio(row, ratio, targets.of(work, name));
    for (String peer : peers) {
      row.add(Numbers.text(measured.median(name, peer)));
    }
    table.add(row);
  }

  private void addDerived(Derived derived, Measurements measured) {
    var ratio =
        Ratio.of(
            measured.rounds(derived.figure(), Programs.HILLOCK),
            measured.rounds(derived.over(), Programs.HILLOCK),
            true);
    if (ratio.isKnown()) {
      String name = derived.figure() + ":" + derived.over();
      var row = new ArrayList<>(List.of(derived.work(), name, "ratio", ratio.text(), "-"));
      addRatio(row, ratio, targets.of(derived.work(), name));
      peers.forEach(peer -> row.add("-"));
      table.add(row);
    }
  }

  private static void addRatio(List<String> row, Ratio ratio, double target) {
    row.add(ratio.text());
    row.add(ratio.spread());
    row.addAll(List.of(Targets.words(ratio, target)));
  }

  /// A row for a summary of many figures.
  void addSummary(String work, String name, Ratio ratio, double target) {
    var row = new ArrayList<>(List.of(work, name, "ratio", ratio.text(), Programs.OPENBLAS));
    row.add(ratio.text());
    row.add(ratio.spread());
    boolean reached = ratio.median() <= target;
    row.add(Double.isNaN(target) ? "-" : Ratio.number(target));
    row.add(Double.isNaN(target) || !ratio.isKnown() ? "-" : reached ? "yes" : "no");
    peers.forEach(peer -> row.add("-"));
    table.add(row);
  }

  List<String> lines() {
    return table.lines();
  }

  private static String bestPeer(String name, Measurements measured) {
    boolean isRate = measured.like(name).isRate();
    String best = "";
    double bestValue = isRate ? 0 : Double.POSITIVE_INFINITY;
    for (String peer : measured.programs(name)) {
      double value = measured.median(name, peer);
      boolean better = isRate ? value > bestValue : value < bestValue;
      if (!peer.equals(Programs.HILLOCK) && better) {
        best = peer;
        bestValue = value;
      }
    }
    return best;
  }
}
