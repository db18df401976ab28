package dev.hillock.checkpoint;

import java.util.LinkedHashMap;
import java.util.Map;

/// Saves what is handed over.
final class SavingState implements TrainingState {

  private final boolean copies;
  private final String prefix;
  private final Map<String, float[]> floats;
  private final Map<String, double[]> doubles;
  private final Map<String, Double> numbers;

  SavingState(boolean copies) {
    this(copies, "", new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  private SavingState(
      boolean copies,
      String prefix,
      Map<String, float[]> floats,
      Map<String, double[]> doubles,
      Map<String, Double> numbers) {
    this.copies = copies;
    this.prefix = prefix;
    this.floats = floats;
    this.doubles = doubles;
    this.numbers = numbers;
  }

  Snapshot snapshot() {
    return new Snapshot(floats, doubles, numbers);
  }

  @Override
  public void floats(String name, float[] values) {
    put(floats, name, copies ? values.clone() : values);
  }

  @Override
  public void doubles(String name, double[] values) {
    put(doubles, name, copies ? values.clone() : values);
  }

  @Override
  public double[] list(String name, double[] values) {
    put(doubles, name, values);
    return values;
  }

  @Override
  public double number(String name, double value) {
    put(numbers, name, value);
    return value;
  }

  @Override
  public TrainingState within(String part) {
    return new SavingState(copies, prefix + part + ".", floats, doubles, numbers);
  }

  private <T> void put(Map<String, T> map, String name, T value) {
    if (map.put(prefix + name, value) != null) {
      throw new IllegalStateException("two parts save a state named " + prefix + name);
    }
  }
}
