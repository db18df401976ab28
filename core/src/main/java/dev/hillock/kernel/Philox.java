package dev.hillock.kernel;

import java.util.Arrays;

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
    /// Outputs that dropout leaves out.
    DROPOUT(4),
    /// Frequencies, phases and tables of embeddings before the first step.
    INITIAL_EMBEDDINGS(5),
    /// Rows that initial biases are drawn from.
    INITIAL_BIASES(6),
    /// Seeds of the members of an ensemble.
    MEMBERS(7),
    /// Factors of submodels before the first step.
    SUBMODELS(8),
    /// Candidates of a search.
    SEARCH(9),
    /// Steps that an optimiser makes longer by chance.
    ANNEALING(40),
    /// Which rows a bootstrap resample holds.
    BOOTSTRAP(21),
    /// How the cells of a column are shuffled to see what the column is worth.
    PERMUTATION(22),
    /// In which order the columns of a row become known to a model that is explained.
    COALITIONS(50);

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
  private static final long LOW = 0xffffffffL;

  /// Numbers of 16 bits in a block.
  private static final int DRAWS_PER_BLOCK = 8;

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
    return normal(0, index);
  }

  /// The same for one of several series.
  public double normal(int series, int index) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(series, 0, index)));
    return radius * StrictMath.cos(2 * Math.PI * uniform(series, 1, index));
  }

  /// Memory that [#mask] needs for so many numbers: a word of each block, four times.
  public static long[][] maskScratch(int count) {
    return new long[4][(count + DRAWS_PER_BLOCK - 1) / DRAWS_PER_BLOCK];
  }

  /// Writes `count` numbers that are each 0 with probability `dropped` / 65536 and `kept`
  /// otherwise: a function of seed, purpose, epoch, step, layer, row and place alone.
  ///
  /// A block of the generator gives eight of them. The rounds of many blocks run side by side,
  /// which the compiler makes vectors of.
  ///
  /// @param layer below 2²³
  /// @param to written from `at` on
  /// @param scratch of the thread, for at least so many numbers
  public void mask(
      int epoch,
      int step,
      int layer,
      int row,
      float[] to,
      int at,
      int count,
      int dropped,
      float kept,
      long[][] scratch) {
    int blocks = (count + DRAWS_PER_BLOCK - 1) / DRAWS_PER_BLOCK;
    for (int i = 0; i < blocks; i++) {
      scratch[0][i] = Integer.toUnsignedLong(row * blocks + i);
    }
    Arrays.fill(scratch[1], 0, blocks, Integer.toUnsignedLong(step));
    Arrays.fill(scratch[2], 0, blocks, Integer.toUnsignedLong(epoch));
    Arrays.fill(scratch[3], 0, blocks, purpose.word | (long) layer << 8);
    int k0 = (int) seed;
    int k1 = (int) (seed >>> 32);
    for (int round = 0; round < ROUNDS; round++) {
      long key0 = Integer.toUnsignedLong(k0);
      round(scratch[0], scratch[1], scratch[2], scratch[3], blocks, key0, k1 & LOW);
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    for (int draw = 0; draw < DRAWS_PER_BLOCK; draw++) {
      int first = draw * blocks;
      int here = Math.min(blocks, count - first);
      keep(here, scratch[draw >> 1], (draw & 1) << 4, dropped, kept, to, at + first);
    }
  }

  /// 0 where 16 bits of a word are less than `dropped`, without a branch.
  private static void keep(
      int n, long[] words, int shift, long dropped, float kept, float[] to, int at) {
    for (int i = 0; i < n; i++) {
      long value = (words[i] >>> shift) & 0xffffL;
      to[at + i] = (float) (1 + ((value - dropped) >> 63)) * kept;
    }
  }

  private static void round(long[] c0, long[] c1, long[] c2, long[] c3, int n, long k0, long k1) {
    for (int i = 0; i < n; i++) {
      long p0 = (MULTIPLIER_0 & LOW) * c0[i];
      long p1 = (MULTIPLIER_1 & LOW) * c2[i];
      c0[i] = (p1 >>> 32) ^ c1[i] ^ k0;
      c2[i] = (p0 >>> 32) ^ c3[i] ^ k1;
      c1[i] = p1 & LOW;
      c3[i] = p0 & LOW;
    }
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
