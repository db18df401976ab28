package dev.hillock.plot;

import dev.hillock.train.ParameterWatch;
import java.util.ArrayList;
import java.util.List;

/// Remembers the parameters of a network on its way through training: those before the first step,
/// those after the last epoch, and in between those of every first, second, fourth … epoch, so that
/// they do not become too many.
final class TrainingPath implements ParameterWatch {

  private static final int MOST = 60;
  private static final int FEWEST = 6;

  /// Numbers that are remembered at a time: 256 MB of floats.
  private static final long MOST_NUMBERS = 64_000_000;

  private final List<Place> places = new ArrayList<>();
  private int every = 1;

  /// Parameters after an epoch.
  record Place(int epoch, float[] parameters) {}

  @Override
  public void sees(int epoch, float[] parameters) {
    // The last one may go again: it only stands for the end so far.
    if (places.size() > 1 && places.getLast().epoch() % every != 0) {
      places.removeLast();
    }
    places.add(new Place(epoch, parameters.clone()));
    if (places.size() > most(parameters.length)) {
      every *= 2;
      places.removeIf(place -> place.epoch() % every != 0 && place.epoch() != epoch);
    }
  }

  private static int most(int parameters) {
    return Math.clamp(MOST_NUMBERS / parameters, FEWEST, MOST);
  }

  /// What was remembered.
  List<Place> places() {
    return List.copyOf(places);
  }
}
