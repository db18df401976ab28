package dev.hillock.data;

/// Brings a line of pixels from one length to another: bilinear between pixels where it gets
/// longer, an average over as many pixels as fall together where it gets shorter.
///
/// Weight of source pixel i for target pixel t, before they are scaled to the sum 1: `max(0, 1 - |i
/// + 0.5 - (t + 0.5) * s| / max(1, s))` with `s = from / to`. Equal lengths change nothing. The
///   same order of operations on every machine.
///
/// Source: P. Heckbert, Filtered Image Rescaling, Graphics Gems III, 1992 (triangle filter).
final class Resampler {

  private final int[] firsts;
  private final double[][] weights;

  Resampler(int from, int to) {
    firsts = new int[to];
    weights = new double[to][];
    double scale = (double) from / to;
    double support = Math.max(1, scale);
    for (int target = 0; target < to; target++) {
      double centre = (target + 0.5) * scale;
      firsts[target] = Math.max(0, (int) (centre - support));
      int last = Math.min(from - 1, (int) (centre + support));
      weights[target] = weights(firsts[target], last, centre, support);
    }
  }

  /// Resamples a row of pixels, colours side by side: `in [from, channels]` to `out [to,
  /// channels]`.
  void along(float[] in, float[] out, int channels) {
    for (int target = 0; target < weights.length; target++) {
      double[] weight = weights[target];
      for (int channel = 0; channel < channels; channel++) {
        double sum = 0;
        for (int i = 0; i < weight.length; i++) {
          sum += weight[i] * in[(firsts[target] + i) * channels + channel];
        }
        out[target * channels + channel] = (float) sum;
      }
    }
  }

  /// The first of the pixels that a target pixel is made of.
  int first(int target) {
    return firsts[target];
  }

  /// The last of them.
  int last(int target) {
    return firsts[target] + weights[target].length - 1;
  }

  /// Adds one of the `from` rows to one of the `to` rows, if it has a share in it. Rows are to be
  /// added in ascending order to what starts as zeros.
  void add(int target, int source, float[] row, float[] out) {
    int i = source - firsts[target];
    if (i < 0 || i >= weights[target].length) {
      return;
    }
    float weight = (float) weights[target][i];
    for (int x = 0; x < row.length; x++) {
      out[x] += weight * row[x];
    }
  }

  private static double[] weights(int first, int last, double centre, double support) {
    double[] weights = new double[last - first + 1];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.max(0, 1 - Math.abs(first + i + 0.5 - centre) / support);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}
