package dev.hillock.data;

import java.util.Comparator;

/// The order in which the levels of a category are listed: numbers by value and before all texts,
/// texts by code point. It depends on the set of levels alone, never on the order of the rows, so
/// that a shuffled file gives the same columns.
public final class LevelOrder implements Comparator<String> {

  /// The order; it has no state.
  public static final LevelOrder INSTANCE = new LevelOrder();

  private LevelOrder() {}

  @Override
  public int compare(String left, String right) {
    double leftNumber = Numbers.parse(left);
    double rightNumber = Numbers.parse(right);
    boolean leftIsNumber = !Double.isNaN(leftNumber);
    boolean rightIsNumber = !Double.isNaN(rightNumber);
    if (leftIsNumber && rightIsNumber && leftNumber != rightNumber) {
      return Double.compare(leftNumber, rightNumber);
    }
    if (leftIsNumber != rightIsNumber) {
      return leftIsNumber ? -1 : 1;
    }
    return left.compareTo(right);
  }
}
