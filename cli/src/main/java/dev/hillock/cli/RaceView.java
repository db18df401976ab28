package dev.hillock.cli;

import dev.hillock.compare.Run;
import dev.hillock.compare.Standings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A race while it runs: on a terminal the standings so far, drawn anew after each run; otherwise
/// nothing until the end.
final class RaceView implements Consumer<Run>, AutoCloseable {

  private final Terminal terminal;
  private final int runs;
  private final boolean draws;
  private final List<Run> done = new ArrayList<>();
  private int drawn;

  private RaceView(Terminal terminal, int runs, boolean draws) {
    this.terminal = terminal;
    this.runs = runs;
    this.draws = draws;
  }

  /// @param runs how many there will be
  /// @param silent whether nothing is to be drawn
  static RaceView on(Terminal terminal, int runs, boolean silent) {
    return new RaceView(terminal, runs, terminal.isInteractive() && !silent);
  }

  @Override
  public void accept(Run run) {
    done.add(run);
    if (draws) {
      clear();
      var lines = new ArrayList<>(RaceText.lines(Standings.of(done)));
      lines.add("%d of %d trainings; Ctrl-C ends with what is there".formatted(done.size(), runs));
      PrintWriter err = terminal.err();
      for (String line : lines) {
        // A line that wraps would be two lines to clear.
        int most = Math.max(1, terminal.width() - 1);
        err.println(line.length() > most ? line.substring(0, most) : line);
      }
      err.flush();
      drawn = lines.size();
    }
  }

  /// Takes the table of before away.
  private void clear() {
    if (drawn > 0) {
      terminal.err().printf("\u001b[%dA\u001b[J", drawn);
      drawn = 0;
    }
  }

  /// The standings that stay are printed by the command.
  @Override
  public void close() {
    clear();
    terminal.err().flush();
  }
}
