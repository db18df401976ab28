package dev.hillock.nn;

import dev.hillock.kernel.Philox;
import dev.hillock.kernel.Philox.Purpose;

/// How the factors of submodels are drawn: 1 or −1, or normal with variance 1 where the inputs are
/// embedded. All numbers of a feature have the same factor at first.
///
/// Source: Gorishniy, Kotelnikov & Babenko, "TabM", ICLR 2025, and their program.
public final class InitialFactors {

  private InitialFactors() {}

  /// Draws them.
  ///
  /// @param features which feature each number that enters the first layer belongs to
  /// @param parameters of the network; its factors are written
  public static void draw(
      Architecture architecture, int[] features, long seed, Parameters parameters) {
    if (architecture.submodels() == 1) {
      return;
    }
    var philox = new Philox(seed, Purpose.SUBMODELS);
    boolean embeds = !architecture.embedding().isNone();
    int width = architecture.embedding().outputs();
    int at = architecture.factorsOffset();
    for (int k = 0; k < architecture.submodels(); k++) {
      for (int j = 0; j < width; j++) {
        int place = k * width + features[j];
        double sign = philox.uniform(0, 0, place) < 0.5 ? -1 : 1;
        parameters.values()[at + k * width + j] = (float) (embeds ? philox.normal(place) : sign);
      }
    }
  }
}
