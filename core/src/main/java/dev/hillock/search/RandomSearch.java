package dev.hillock.search;

import java.util.List;

/// Random search: every candidate is the start with normal noise, and the best of all is kept. What
/// any other method has to beat.
///
/// Source: Rastrigin, "The convergence of the random search method in the extremal control of a
/// many-parameter system", 1963, in its simplest form.
public final class RandomSearch extends Search {

  public RandomSearch(Start start) {
    super(start);
  }

  @Override
  void make(int candidate, Draws draws, int at) {
    // The start itself is tried once.
    makeInitial(generation() + candidate, draws, at);
  }

  @Override
  void learn(double[] losses) {
    // Nothing but the best, which is kept already.
  }

  @Override
  void remember(List<float[]> floats, List<double[]> doubles) {
    // Nothing besides.
  }
}
