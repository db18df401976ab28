package dev.hillock.kernel;

import java.util.Arrays;

/// Numbers as waves: for each of n inputs x, F cosines h_f = cos(2π·w_f·x + b_f) and K sums of them
/// e_k = c_k + Σ_f v_kf·h_f. What enters the network is x, e_1 … e_K.
///
/// Parameters of all inputs in one run of the flat array: w `[F, n]`, b `[F, n]`, v `[K, F, n]`, c
/// `[K, n]`.
///
/// Plain loops over neighbouring floats, of which the compiler makes vectors: every element has a
/// chain of its own (over f ascending forward, over the rows ascending backward), so the bits
/// depend on nothing else. The cosine is computed from turns: r = u − round(u) and cos(2πr) =
/// sin(2π(¼ − |r|)), the sine by its Taylor series up to the 13th power, whose first left-out term
/// is below 7e-10 here.
///
/// Sources: Gorishniy, Rubachev & Babenko, "On embeddings for numerical features in tabular deep
/// learning", NeurIPS 2022; Holzmüller, Grinsztajn & Steinwart, "Better by default", NeurIPS 2024
/// (PBLD).
///
/// @param inputs n
/// @param frequencies F
/// @param sums K
public record PeriodicFeatures(int inputs, int frequencies, int sums) {

  private static final float TWO_PI = (float) (2 * Math.PI);
  private static final float TURNS_PER_RADIAN = (float) (1 / (2 * Math.PI));

  /// Adding and subtracting it rounds to a whole number.
  private static final float ROUNDING = 0x1.8p23f;

  private static final float S1 = (float) (2 * Math.PI);
  private static final float S3 = (float) -41.341702240399755;
  private static final float S5 = (float) 81.60524927607504;
  private static final float S7 = (float) -76.70585975306136;
  private static final float S9 = (float) 42.058693944897634;
  private static final float S11 = (float) -15.094642576822984;
  private static final float S13 = (float) 3.8199525848482803;

  /// How many parameters they have.
  public int parameterCount() {
    return inputs * (2 * frequencies + sums * frequencies + sums);
  }

  /// Numbers that an input becomes.
  public int width() {
    return 1 + sums;
  }

  /// Where w begins, from the first parameter on.
  public int frequencyAt() {
    return 0;
  }

  /// Where b begins.
  public int phaseAt() {
    return inputs * frequencies;
  }

  /// Where v begins.
  public int weightAt() {
    return 2 * inputs * frequencies;
  }

  /// Where c begins.
  public int biasAt() {
    return (2 + sums) * inputs * frequencies;
  }

  /// Memory for one thread. Arrays of their own: the compiler makes no vectors of a loop that reads
  /// and writes different places of one array.
  public static final class Scratch {
    private final float[] input;
    private final float[] cosine;
    private final float[] sine;
    private final float[] error;
    private final float[][] sums;

    private Scratch(int length, int sums) {
      input = new float[length];
      cosine = new float[length];
      sine = new float[length];
      error = new float[length];
      this.sums = new float[sums][length];
    }
  }

  /// Memory for one thread and batches of at most `rows` rows.
  public Scratch scratch(int rows) {
    return new Scratch(Math.max(rows, inputs * frequencies), sums);
  }

  /// From x to x, e_1 … e_K for the rows `from` to `to`: y gets all x, then all e_1, and so on.
  ///
  /// @param x the first input is its column `xColumn`
  /// @param p parameters, from `at` on
  /// @param y gets them; the first is column `yColumn`
  /// @param scratch of the thread
  public void forward(
      int from,
      int to,
      Rows x,
      int xColumn,
      float[] p,
      int at,
      Matrix y,
      int yColumn,
      Scratch scratch) {
    int rows = to - from;
    float[] input = scratch.input;
    for (int j = 0; j < inputs; j++) {
      for (int r = 0; r < rows; r++) {
        input[r] = x.data()[x.starts()[from + r] + xColumn + j];
      }
      for (int k = 0; k < sums; k++) {
        Arrays.fill(scratch.sums[k], 0, rows, p[at + biasAt() + k * inputs + j]);
      }
      for (int f = j; f < inputs * frequencies; f += inputs) {
        cosines(rows, p[at + f], p[at + phaseAt() + f], input, scratch.cosine);
        for (int k = 0; k < sums; k++) {
          float v = p[at + weightAt() + k * inputs * frequencies + f];
          add(rows, v, scratch.cosine, scratch.sums[k]);
        }
      }
      write(from, rows, input, y, yColumn + j);
      for (int k = 0; k < sums; k++) {
        write(from, rows, scratch.sums[k], y, yColumn + (1 + k) * inputs + j);
      }
    }
  }

  private static void write(int from, int rows, float[] values, Matrix y, int column) {
    for (int r = 0; r < rows; r++) {
      y.data()[y.at(from + r) + column] = values[r];
    }
  }

  /// The cosines of 2π·w·x + b.
  private static void cosines(int count, float w, float b, float[] x, float[] cosine) {
    float turns = b * TURNS_PER_RADIAN;
    for (int i = 0; i < count; i++) {
      cosine[i] = cosine(w * x[i] + turns);
    }
  }

  private static void add(int count, float v, float[] from, float[] to) {
    for (int i = 0; i < count; i++) {
      to[i] += v * from[i];
    }
  }

  /// cos(2πu).
  static float cosine(float u) {
    float r = u - ((u + ROUNDING) - ROUNDING);
    // Beyond 2²² nothing is left of the fraction; there it only must not leave [−1, 1].
    float s = Math.max(0.25f - Math.abs(r), -0.25f);
    float q = s * s;
    return s * (S1 + q * (S3 + q * (S5 + q * (S7 + q * (S9 + q * (S11 + q * S13))))));
  }

  /// Adds ∂L/∂p for the frequencies `from` to `to` of all inputs; for c with frequency 0.
  ///
  /// @param delta ∂L/∂y; the first is column `yColumn`
  /// @param gradient written from `at` on, like p
  /// @param scratch of the thread
  public void backward(
      int rows,
      int from,
      int to,
      Rows x,
      int xColumn,
      float[] p,
      int at,
      Matrix delta,
      int yColumn,
      float[] gradient,
      Scratch scratch) {
    int lanes = (to - from) * inputs;
    int first = at + from * inputs;
    for (int r = 0; r < rows; r++) {
      repeat(x.data(), x.starts()[r] + xColumn, scratch.input, lanes);
      waves(lanes, p, first, first + phaseAt(), scratch.input, scratch.cosine, scratch.sine);
      Arrays.fill(scratch.error, 0, lanes, 0f);
      for (int k = 0; k < sums; k++) {
        int d = delta.at(r) + yColumn + (1 + k) * inputs;
        float[] error = scratch.sums[k];
        repeat(delta.data(), d, error, lanes);
        int v = first + weightAt() + k * inputs * frequencies;
        multiplyAdd(lanes, p, v, error, scratch.error, 0);
        multiplyAdd(lanes, scratch.cosine, 0, error, gradient, v);
        if (from == 0) {
          Blend.add(delta.data(), d, gradient, at + biasAt() + k * inputs, inputs);
        }
      }
      phases(lanes, scratch.sine, scratch.error, gradient, first + phaseAt());
      frequencies(lanes, scratch.error, scratch.input, gradient, first);
    }
  }

  /// The numbers of all inputs again and again, up to so many.
  private void repeat(float[] from, int at, float[] to, int count) {
    for (int done = 0; done < count; done += inputs) {
      System.arraycopy(from, at, to, done, inputs);
    }
  }

  private static void waves(
      int lanes, float[] p, int w, int b, float[] x, float[] cosine, float[] sine) {
    for (int i = 0; i < lanes; i++) {
      sine[i] = p[w + i] * x[i] + p[b + i] * TURNS_PER_RADIAN;
    }
    for (int i = 0; i < lanes; i++) {
      cosine[i] = cosine(sine[i]);
    }
    for (int i = 0; i < lanes; i++) {
      sine[i] = cosine(sine[i] - 0.25f);
    }
  }

  private static void multiplyAdd(int count, float[] a, int aAt, float[] b, float[] to, int toAt) {
    for (int i = 0; i < count; i++) {
      to[toAt + i] += a[aAt + i] * b[i];
    }
  }

  /// The error of each phase takes the place of that of its cosine, and goes to the gradient of b.
  private static void phases(int lanes, float[] sine, float[] error, float[] gradient, int b) {
    for (int i = 0; i < lanes; i++) {
      error[i] = -(sine[i] * error[i]);
    }
    for (int i = 0; i < lanes; i++) {
      gradient[b + i] += error[i];
    }
  }

  private static void frequencies(int lanes, float[] error, float[] x, float[] gradient, int w) {
    for (int i = 0; i < lanes; i++) {
      gradient[w + i] += error[i] * (x[i] * TWO_PI);
    }
  }
}
