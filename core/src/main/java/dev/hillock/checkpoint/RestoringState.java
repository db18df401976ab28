package dev.hillock.checkpoint;

import java.util.Map;

/// Restores what was saved.
final class RestoringState implements TrainingState {

  private final Snapshot snapshot;
  private final String prefix;

  RestoringState(Snapshot snapshot) {
    this(snapshot, "");
  }

  private RestoringState(Snapshot snapshot, String prefix) {
    this.snapshot = snapshot;
    this.prefix = prefix;
  }

  @Override
  public void floats(String name, float[] values) {
    float[] saved = get(snapshot.floats(), name);
    checkLength(name, saved.length, values.length);
    System.arraycopy(saved, 0, values, 0, values.length);
  }

  @Override
  public void doubles(String name, double[] values) {
    double[] saved = get(snapshot.doubles(), name);
    checkLength(name, saved.length, values.length);
    System.arraycopy(saved, 0, values, 0, values.length);
  }

  @Override
  public double[] list(String name, double[] values) {
    return get(snapshot.doubles(), name);
  }

  @Override
  public double number(String name, double value) {
    return get(snapshot.numbers(), name);
  }

  @Override
  public TrainingState within(String part) {
    return new RestoringState(snapshot, prefix + part + ".");
  }

  private <T> T get(Map<String, T> map, String name) {
    T value = map.get(prefix + name);
    if (value == null) {
      throw new IllegalArgumentException(
          "the checkpoint has no %s%s, which this training needs; go on with the settings and the version it began with"
              .formatted(prefix, name));
    }
    return value;
  }

  private void checkLength(String name, int saved, int needed) {
    if (saved != needed) {
      throw new IllegalArgumentException(
          "%s%s of the checkpoint has %d numbers, but this training needs %d; go on with the settings and the version it began with"
              .formatted(prefix, name, saved, needed));
    }
  }
}
