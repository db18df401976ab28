package dev.hillock.kernel;

/// Philox 4x32-10, a counter-based random generator: a draw is a function of a key and a counter,
/// so nothing has to be stored or passed on, and any thread can make any draw.
///
/// Source: Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
public final class Philox {

  /// What a draw is for: draws of different purposes never meet.
  public enum Purpose {
    /// Which rows are for validation.
    SPLIT(1),
    /// Weights before the first step.
    INITIAL_WEIGHTS(2),
    /// The order of the rows in an epoch.
    SHUFFLE(3),
    /// Which rows a bootstrap resample holds.
    BOOTSTRAP(21),
    /// How the cells of a column are shuffled to see what the column is worth.
    PERMUTATION(22);

    /// A word of the counter. Never changed: seeds would give other numbers.
    private final int word;

    Purpose(int word) {
      this.word = word;
    }
  }

  private static final int MULTIPLIER_0 = 0xD2511F53;
  private static final int MULTIPLIER_1 = 0xCD9E8D57;
  private static final int WEYL_0 = 0x9E3779B9;
  private static final int WEYL_1 = 0xBB67AE85;
  private static final int ROUNDS = 10;

  private final long seed;
  private final Purpose purpose;

  /// The draws of one seed for one purpose.
  public Philox(long seed, Purpose purpose) {
    this.seed = seed;
    this.purpose = purpose;
  }

  /// 64 random bits: a function of seed, purpose, epoch, step and index alone.
  public long bits(int epoch, int step, int index) {
    return block(seed, index, step, epoch, purpose.word);
  }

  /// A number in [0, 1), a multiple of 2⁻⁵³.
  public double uniform(int epoch, int step, int index) {
    return (bits(epoch, step, index) >>> 11) * 0x1p-53;
  }

  /// A whole number in [0, bound), every one equally likely to within bound / 2⁶⁴.
  public int below(int bound, int epoch, int index) {
    return (int) Math.unsignedMultiplyHigh(bits(epoch, 0, index), bound);
  }

  /// A number from the normal distribution with mean 0 and variance 1 (Box & Muller 1958), in
  /// strict arithmetic, so the same on every machine.
  public double normal(int index) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(0, 0, index)));
    return radius * StrictMath.cos(2 * Math.PI * uniform(0, 1, index));
  }

  /// A random order of 0 … n−1 (Fisher & Yates), written into `order`: the order of this epoch,
  /// whatever the order before.
  public void shuffle(int[] order, int epoch) {
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    for (int i = order.length - 1; i > 0; i--) {
      int j = below(i + 1, epoch, i);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
  }

  /// Words 0 and 1 of the block of this counter, the first in the low half.
  private static long block(long key, int c0, int c1, int c2, int c3) {
    int[] words = words(key, c0, c1, c2, c3);
    return (words[0] & 0xffffffffL) | ((long) words[1] << 32);
  }

  /// The four words of the block; package-private for the published test vectors.
  static int[] words(long key, int c0, int c1, int c2, int c3) {
    int k0 = (int) key;
    int k1 = (int) (key >>> 32);
    for (int round = 0; round < ROUNDS; round++) {
      long p0 = (MULTIPLIER_0 & 0xffffffffL) * (c0 & 0xffffffffL);
      long p1 = (MULTIPLIER_1 & 0xffffffffL) * (c2 & 0xffffffffL);
      c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      c1 = (int) p1;
      c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c3 = (int) p0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    return new int[] {c0, c1, c2, c3};
  }
}
