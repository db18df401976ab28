package dev.hillock.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Keeps a result with all that is needed to judge it: machine, versions, command, every round.
final class ResultFile {

  private ResultFile() {}

  /// Writes `bench/results/DATE-WORK.txt`.
  ///
  /// @param setting how OpenBLAS was run; empty where it was not
  /// @param load of the machine before anything was started
  static Path write(CompareOptions options, String work, Report report, String setting, double load)
      throws IOException {
    String date = LocalDate.now(ZoneOffset.UTC).toString();
    var lines = new ArrayList<String>();
    lines.add("%s, work %s".formatted(date, work));
    lines.add("command    bench/run --rounds %d %s".formatted(options.rounds(), work));
    lines.add("commit     " + System.getProperty("hillock.commit", "unknown"));
    lines.addAll(Machine.lines());
    lines.add("load       %.2f before the first program".formatted(load));
    if (!setting.isEmpty()) {
      lines.add("OpenBLAS   " + setting);
    }
    lines.add("versions");
    lines.addAll(report.versions());
    lines.add("");
    lines.addAll(report.table());
    lines.add("");
    lines.add("every round");
    lines.addAll(report.rounds());
    Path folder = Files.createDirectories(options.root().resolve("bench/results"));
    return Files.write(folder.resolve(date + "-" + work + ".txt"), List.copyOf(lines));
  }
}
