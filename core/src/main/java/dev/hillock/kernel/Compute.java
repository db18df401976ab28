package dev.hillock.kernel;

/// What a computation runs on: the kernels, the threads, and the scratch of each. None changes a
/// bit of the result. One thread at a time.
public final class Compute implements AutoCloseable {

  /// Multiply-adds below which a hand-over to other threads costs more than it saves: about 5 µs of
  /// one core, a few times the hand-over.
  private static final long WORTH_SHARING = 500_000;

  private final Kernels kernels;
  private final Team team;
  private final Scratch[] scratch;
  private int threads;

  /// A computation on these kernels and threads; closing it closes the team.
  public Compute(Kernels kernels, Team team) {
    this.kernels = kernels;
    this.team = team;
    threads = team.size();
    scratch = new Scratch[team.size()];
    for (int part = 0; part < scratch.length; part++) {
      scratch[part] = new Scratch();
    }
  }

  /// The fastest kernels of this JVM and a team of this many threads.
  public static Compute with(int threads) {
    return new Compute(KernelChoice.fastest().kernels(), new Team(threads));
  }

  /// The operations.
  public Kernels kernels() {
    return kernels;
  }

  /// The buffers for a part of a task.
  public Scratch scratch(int part) {
    return scratch[part];
  }

  /// Runs a task in as many parts as its size is worth.
  ///
  /// @param multiplyAdds how much work it is in all
  public void run(long multiplyAdds, Team.Task task) {
    team.run(isWorthSharing(multiplyAdds) ? threads : 1, task);
  }

  /// Whether a task of this size would be shared out among several threads.
  public static boolean isWorthSharing(long multiplyAdds) {
    return multiplyAdds >= WORTH_SHARING;
  }

  /// How many threads there are.
  public int size() {
    return team.size();
  }

  /// Lets the next tasks use at most so many of the threads.
  public void limit(int most) {
    threads = Math.clamp(most, 1, team.size());
  }

  /// Where a part of `count` rows or columns begins, at multiples of `together`; part `parts`
  /// begins at `count`.
  public static int first(int part, int parts, int count, int together) {
    if (part == parts) {
      return count;
    }
    int blocks = (count + together - 1) / together;
    return Math.min(count, (int) ((long) blocks * part / parts) * together);
  }

  @Override
  public void close() {
    team.close();
  }
}
