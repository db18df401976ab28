package dev.hillock.search;

import java.util.List;

/// Particle swarm: each particle flies on with part of its velocity and is drawn to the best place
/// p it has seen itself and to the best place g any has: v ← ω v + c r₁ (p − x) + c r₂ (g − x), x ←
/// x + v, with r₁ and r₂ uniform in (0, 1), drawn anew for each parameter.
///
/// Sources: Kennedy & Eberhart, "Particle swarm optimization", ICNN 1995; ω = 0.7298 and c =
/// 1.49618 from Clerc & Kennedy, "The particle swarm: explosion, stability, and convergence", IEEE
/// Transactions on Evolutionary Computation 6, 2002.
public final class ParticleSwarm extends Search {

  private final double inertia;
  private final double attraction;
  private final float[] places;
  private final float[] velocities;
  private final float[] bestPlaces;
  private final double[] bestLosses;

  /// @param inertia ω in [0, 1]
  /// @param attraction c, greater than 0, at most 4
  public ParticleSwarm(Start start, double inertia, double attraction) {
    super(start);
    Shares.require("inertia", inertia);
    if (!(attraction > 0 && attraction <= 4)) {
      throw new IllegalArgumentException(
          "attraction is %s; it must be greater than 0, at most 4".formatted(attraction));
    }
    this.inertia = inertia;
    this.attraction = attraction;
    places = new float[values().length];
    velocities = new float[values().length];
    bestPlaces = new float[values().length];
    bestLosses = new double[start.candidates()];
  }

  @Override
  void make(int candidate, Draws draws, int at) {
    if (generation() == 0) {
      makeInitial(candidate, draws, at);
      return;
    }
    float[] best = best();
    for (int i = 0; i < length(); i++) {
      double x = places[at + i];
      double own = attraction * draws.uniform() * (bestPlaces[at + i] - x);
      double common = attraction * draws.uniform() * (best[i] - x);
      values()[at + i] = (float) (x + inertia * velocities[at + i] + own + common);
    }
  }

  @Override
  void learn(double[] losses) {
    boolean first = generation() == 0;
    for (int i = 0; i < places.length; i++) {
      velocities[i] = first ? 0 : values()[i] - places[i];
      places[i] = values()[i];
    }
    for (int k = 0; k < losses.length; k++) {
      if (first || losses[k] < bestLosses[k]) {
        bestLosses[k] = losses[k];
        System.arraycopy(values(), k * length(), bestPlaces, k * length(), length());
      }
    }
  }

  @Override
  void remember(List<float[]> floats, List<double[]> doubles) {
    floats.addAll(List.of(places, velocities, bestPlaces));
    doubles.add(bestLosses);
  }
}
