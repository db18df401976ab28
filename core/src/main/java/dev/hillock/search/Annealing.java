package dev.hillock.search;

import java.util.Arrays;
import java.util.List;

/// Simulated annealing: as many chains as there are candidates. Each tries a normal step of all its
/// parameters and takes it if the loss falls, or with probability exp(−ΔE / T) if it rises by ΔE.
/// The temperature T is the standard deviation of the first losses times c^generation.
///
/// The step size of a chain follows its success: times 1.1 after a step that was taken, divided by
/// 1.1^¼ after one that was not, which leaves about one in five taken.
///
/// Sources: Kirkpatrick, Gelatt & Vecchi, "Optimization by simulated annealing", Science 220, 1983;
/// the one-fifth rule of Rechenberg 1973 for the size.
public final class Annealing extends Search {

  private static final double GROWTH = 1.1;
  private static final double SHRINKING = 1 / StrictMath.pow(GROWTH, 0.25);

  private final double cooling;
  private final float[] places;
  private final double[] placeLosses;
  private final double[] sizes;
  private final double[] temperature = new double[1];

  /// @param cooling c in (0, 1]
  public Annealing(Start start, double cooling) {
    super(start);
    if (!(cooling > 0 && cooling <= 1)) {
      throw new IllegalArgumentException(
          "cooling is %s; it must be greater than 0, at most 1".formatted(cooling));
    }
    this.cooling = cooling;
    places = new float[values().length];
    placeLosses = new double[start.candidates()];
    sizes = new double[start.candidates()];
    Arrays.fill(sizes, start.spread());
  }

  @Override
  void make(int candidate, Draws draws, int at) {
    if (generation() == 0) {
      makeInitial(candidate, draws, at);
      return;
    }
    for (int i = at; i < at + length(); i++) {
      values()[i] = (float) (places[i] + sizes[candidate] * draws.normal());
    }
  }

  @Override
  void learn(double[] losses) {
    if (generation() == 0) {
      System.arraycopy(values(), 0, places, 0, places.length);
      System.arraycopy(losses, 0, placeLosses, 0, losses.length);
      temperature[0] = deviation(losses);
      return;
    }
    temperature[0] *= cooling;
    for (int k = 0; k < losses.length; k++) {
      double rise = losses[k] - placeLosses[k];
      double chance = draws(start().candidates() + k).uniform();
      // An infinite place is left for any other; NaN, of two infinite ones, is no reason to move.
      boolean taken = rise <= 0 || chance < StrictMath.exp(-rise / temperature[0]);
      if (taken) {
        placeLosses[k] = losses[k];
        System.arraycopy(values(), k * length(), places, k * length(), length());
      }
      sizes[k] *= taken ? GROWTH : SHRINKING;
    }
  }

  /// Of the finite losses; 1 where they are all alike.
  private static double deviation(double[] losses) {
    double[] finite = Arrays.stream(losses).filter(Double::isFinite).toArray();
    double mean = Arrays.stream(finite).average().orElse(0);
    double squares = 0;
    for (double loss : finite) {
      squares += (loss - mean) * (loss - mean);
    }
    return squares == 0 ? 1 : Math.sqrt(squares / finite.length);
  }

  @Override
  void remember(List<float[]> floats, List<double[]> doubles) {
    floats.add(places);
    doubles.addAll(List.of(placeLosses, sizes, temperature));
  }
}
