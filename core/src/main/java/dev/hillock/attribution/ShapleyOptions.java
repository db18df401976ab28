package dev.hillock.attribution;

/// How Shapley values are computed.
///
/// @param background rows that stand in for columns that are not known; at most 100 by default
/// @param pairs of orders that are drawn where there are too many columns for all coalitions, at
///   least 2; 200 by default, fewer of large networks
/// @param seed of the orders; 0 by default
public record ShapleyOptions(Baseline background, int pairs, long seed) {

  /// Where nobody asks for something else.
  public static final ShapleyOptions DEFAULT = new ShapleyOptions(new Baseline.Rows(100), 200, 0);

  public ShapleyOptions {
    if (pairs < 2) {
      throw new IllegalArgumentException(
          "%d pairs of orders; it takes 2 or more to tell how far they differ".formatted(pairs));
    }
  }

  /// The same with another background.
  public ShapleyOptions with(Baseline other) {
    return new ShapleyOptions(other, pairs, seed);
  }

  /// The same with another seed.
  public ShapleyOptions withSeed(long other) {
    return new ShapleyOptions(background, pairs, other);
  }
}
