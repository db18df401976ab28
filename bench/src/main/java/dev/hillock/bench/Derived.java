package dev.hillock.bench;

import java.util.List;

/// A ratio of two figures of Hillock itself.
///
/// @param work which work
/// @param figure the one
/// @param over the other
record Derived(String work, String figure, String over) {

  /// How near a product comes to the limit, and what threads bring.
  static final List<Derived> ALL =
      List.of(
          new Derived("product", "1-thread", "limit-1-thread"),
          new Derived("product", "2-threads", "limit-2-threads"),
          new Derived("search", "population", "limit"),
          new Derived("train-large", "speed", "1-thread"),
          new Derived("train-wide", "speed", "1-thread"));
}
