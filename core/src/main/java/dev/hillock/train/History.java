package dev.hillock.train;

import dev.hillock.checkpoint.TrainingState;
import dev.hillock.train.TrainingEvent.EpochFinished;
import dev.hillock.train.TrainingEvent.Judgement;
import dev.hillock.train.TrainingEvent.Measure;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// What was told of each epoch, as a list of events that are made when they are asked for: 40 bytes
/// an epoch instead of 90, and all of them at the beginning, so that memory does not grow while a
/// network trains.
final class History extends AbstractList<EpochFinished> implements RandomAccess {

  /// Room for so many epochs is made at once; more come when they are needed.
  private static final int MOST_AT_ONCE = 20_000;

  /// Loss, validation loss, validation metric, rate, evaluations.
  private static final int NUMBERS = 5;

  private final int epochs;
  private final BitSet best = new BitSet();
  private double[] numbers;
  private @Nullable Measure measure;
  private int size;

  /// @param epochs how many there will be at most
  History(int epochs) {
    this.epochs = epochs;
    numbers = new double[NUMBERS * Math.min(epochs, MOST_AT_ONCE)];
  }

  /// Adds the next epoch; they come one after the other, from 1.
  void append(EpochFinished event) {
    int at = NUMBERS * size;
    if (at == numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(NUMBERS, 2 * numbers.length));
    }
    var validation = event.validation();
    numbers[at] = event.loss();
    numbers[at + 1] = validation == null ? 0 : validation.loss();
    numbers[at + 2] = validation == null ? 0 : validation.metric();
    numbers[at + 3] = event.rate();
    numbers[at + 4] = event.evaluations();
    measure = validation == null ? null : validation.measure();
    best.set(size, event.best());
    size++;
  }

  /// All of it, to be saved or restored.
  ///
  /// @param judged what judges an epoch, where rows validate; null where none do
  void state(TrainingState state, @Nullable Measure judged) {
    double[] values = new double[(NUMBERS + 1) * size];
    for (int i = 0; i < size; i++) {
      System.arraycopy(numbers, NUMBERS * i, values, (NUMBERS + 1) * i, NUMBERS);
      values[(NUMBERS + 1) * i + NUMBERS] = best.get(i) ? 1 : 0;
    }
    values = state.list("history", values);
    size = values.length / (NUMBERS + 1);
    measure = size == 0 ? null : judged;
    numbers = Arrays.copyOf(numbers, Math.max(numbers.length, NUMBERS * size));
    for (int i = 0; i < size; i++) {
      System.arraycopy(values, (NUMBERS + 1) * i, numbers, NUMBERS * i, NUMBERS);
      best.set(i, values[(NUMBERS + 1) * i + NUMBERS] == 1);
    }
  }

  @Override
  public EpochFinished get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(
          "epoch with index %d, there are %d".formatted(index, size));
    }
    int at = NUMBERS * index;
    var kind = measure;
    var judgement = kind == null ? null : new Judgement(numbers[at + 1], numbers[at + 2], kind);
    return new EpochFinished(
        index + 1,
        epochs,
        numbers[at],
        judgement,
        best.get(index),
        numbers[at + 3],
        numbers[at + 4]);
  }

  @Override
  public int size() {
    return size;
  }
}
