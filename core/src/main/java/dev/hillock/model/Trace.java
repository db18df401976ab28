package dev.hillock.model;

import java.util.Optional;

/// The marks that a training leaves on its way, by which another one can tell where it departs.
///
/// A mark is 24 bits of a running hash of the initial parameters and of every loss since: of each
/// step, and of the training and validation rows after each epoch. So once two trainings differ,
/// all their later marks do; one mark in 16 million is the same by chance, and tells it one place
/// late.
///
/// @param stepsPerEpoch steps of an epoch
/// @param every steps from one mark to the next: 1, or those of one or several epochs
/// @param marks four letters each: the first before the first step, then one each [#every] steps
public record Trace(int stepsPerEpoch, long every, String marks) {

  /// Letters of a mark.
  public static final int LETTERS = 4;

  public Trace {
    if (stepsPerEpoch < 1 || every < 1 || marks.length() % LETTERS != 0) {
      throw new IllegalArgumentException(
          "a trace has %d steps an epoch, a mark each %d steps and %d letters; whole marks of %d letters and at least 1 step are needed"
              .formatted(stepsPerEpoch, every, marks.length(), LETTERS));
    }
  }

  /// Where two trainings begin to differ.
  ///
  /// @param epoch the first that differs, from 1; 0 for the parameters before the first step
  /// @param lastEpoch the last that may be the first: the same where each epoch has a mark
  /// @param step of the epoch, from 1; 0 where the steps have no marks of their own
  public record Place(int epoch, int lastEpoch, int step) {

    /// Words for it: `epoch 3, step 2`.
    public String text() {
      if (epoch == 0) {
        return "before the first step";
      }
      String epochs =
          epoch == lastEpoch ? "epoch " + epoch : "epochs %d to %d".formatted(epoch, lastEpoch);
      return step == 0 ? epochs : epochs + ", step " + step;
    }
  }

  /// How many marks there are.
  public int count() {
    return marks.length() / LETTERS;
  }

  /// Where this training and another begin to differ; empty if all marks of places that both have
  /// marked are the same.
  public Optional<Place> firstDifference(Trace other) {
    if (count() == 0 || other.count() == 0) {
      return Optional.empty();
    }
    if (!mark(0).equals(other.mark(0))) {
      return Optional.of(new Place(0, 0, 0));
    }
    long last = 0;
    long step = 0;
    // A file may claim any distance between marks.
    for (int i = 1; i < count() && every <= Long.MAX_VALUE - step; i++) {
      step += every;
      long there = step / other.every;
      if (step % other.every == 0 && there < other.count()) {
        boolean same = stepsPerEpoch == other.stepsPerEpoch && isAt(i, other, (int) there);
        if (!same) {
          return Optional.of(place(last, step));
        }
        last = step;
      }
    }
    return Optional.empty();
  }

  private boolean isAt(int mark, Trace other, int there) {
    return mark(mark).equals(other.mark(there));
  }

  private String mark(int i) {
    return marks.substring(LETTERS * i, LETTERS * (i + 1));
  }

  /// @param same steps done at the last mark that is the same
  /// @param different steps done at the first mark that is not
  private Place place(long same, long different) {
    int first = (int) (same / stepsPerEpoch) + 1;
    int last = (int) ((different - 1) / stepsPerEpoch) + 1;
    boolean exact = different - same == 1 && stepsPerEpoch > 1;
    return new Place(first, last, exact ? (int) (same % stepsPerEpoch) + 1 : 0);
  }
}
