package dev.hillock.derivation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// The products of a sum: all of them, or the largest and the sum of the others. They stand in the
/// order in which the engine adds them, one fused multiply-add after the other.
///
/// @param shown products
/// @param others how many are not shown
/// @param rest what those come to, in double
public record Terms(List<Term> shown, int others, double rest) {

  public Terms {
    shown = List.copyOf(shown);
  }

  /// Folds a sum of more than `most` products to the largest of them.
  static Terms of(int count, int most, IntFunction<Term> term) {
    int[] chosen = chosen(count, most, term);
    var shown = new ArrayList<Term>();
    Arrays.stream(chosen).forEach(i -> shown.add(term.apply(i)));
    double rest = 0;
    for (int i = 0; i < count && chosen.length < count; i++) {
      rest += Arrays.binarySearch(chosen, i) < 0 ? term.apply(i).product() : 0;
    }
    return new Terms(shown, count - chosen.length, rest);
  }

  private static int[] chosen(int count, int most, IntFunction<Term> term) {
    if (count <= most) {
      return IntStream.range(0, count).toArray();
    }
    double[] sizes =
        IntStream.range(0, count).mapToDouble(i -> Math.abs(term.apply(i).product())).toArray();
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -sizes[i]).thenComparingInt(i -> i))
        .limit(most)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  /// All of it, in double and in the order shown.
  public double sum() {
    double sum = 0;
    for (Term term : shown) {
      sum += term.product();
    }
    return sum + rest;
  }
}
