package dev.hillock.kernel;

/// What a computation runs on: the kernels and the threads. Neither changes a bit of the result.
///
/// @param kernels the operations
/// @param team the threads
public record Compute(Kernels kernels, Team team) implements AutoCloseable {

  /// Multiply-adds below which a hand-over to other threads costs more than it saves: about 20 µs
  /// of one core, ten times the hand-over.
  private static final long WORTH_SHARING = 500_000;

  /// Parts begin at multiples of this many rows, the height of a block in [VectorProduct].
  private static final int ROWS_TOGETHER = 4;

  /// The fastest kernels of this JVM and a team of this many threads.
  public static Compute with(int threads) {
    return new Compute(KernelChoice.fastest().kernels(), new Team(threads));
  }

  /// Runs a task in as many parts as its size is worth.
  ///
  /// @param multiplyAdds how much work it is in all
  public void run(long multiplyAdds, Team.Task task) {
    team.run(multiplyAdds < WORTH_SHARING ? 1 : team.size(), task);
  }

  /// The first row of a part; part `parts` begins at `rows`.
  public static int firstRow(int part, int parts, int rows) {
    if (part == parts) {
      return rows;
    }
    int blocks = (rows + ROWS_TOGETHER - 1) / ROWS_TOGETHER;
    return Math.min(rows, (int) ((long) blocks * part / parts) * ROWS_TOGETHER);
  }

  @Override
  public void close() {
    team.close();
  }
}
