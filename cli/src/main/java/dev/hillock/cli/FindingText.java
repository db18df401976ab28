package dev.hillock.cli;

import dev.hillock.explain.Finding;
import dev.hillock.json.Json;
import dev.hillock.json.JsonObject;
import dev.hillock.json.PlainText;
import java.util.ArrayList;
import java.util.List;

/// The findings of a diagnosis, for a person and for a program.
final class FindingText {

  private FindingText() {}

  /// Each finding in three lines: what was seen, why it hurts, what to try.
  static List<String> lines(List<Finding> findings) {
    var lines = new ArrayList<String>();
    for (Finding finding : findings) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.add("  " + finding.illness().text() + ": " + finding.seen());
      lines.add("    hurts since " + finding.illness().why());
      lines.add("    " + tried(finding));
    }
    return lines.stream().map(PlainText::of).toList();
  }

  private static String tried(Finding finding) {
    return finding.option().isEmpty()
        ? "helps: " + finding.cure()
        : "try %s: %s".formatted(finding.option(), finding.cure());
  }

  /// `1 finding`, `no finding`.
  static String count(List<Finding> findings) {
    return findings.isEmpty() ? "no finding" : Figures.count(findings.size(), "finding");
  }

  static JsonObject json(Finding finding) {
    var figures = Json.object();
    finding.figures().forEach(figures::put);
    return Json.object()
        .put("illness", finding.illness().key())
        .put("seen", finding.seen())
        .put("why", finding.illness().why())
        .put("cure", finding.cure())
        .put("option", finding.option())
        .put("figures", figures.build())
        .build();
  }
}
