package dev.hillock.train;

import dev.hillock.checkpoint.TrainingState;
import dev.hillock.model.Trace;
import dev.hillock.settings.Optimizers;
import dev.hillock.settings.Settings;
import dev.hillock.train.TrainingEvent.Judgement;
import org.jspecify.annotations.Nullable;

/// Makes the [Trace] of a training: a running hash of the initial parameters and of all losses, of
/// which a mark is kept after each step, or as often as there is room for.
///
/// The losses are there anyway, so a step costs one multiplication; a hash of all parameters after
/// each epoch would be two percent of a short one. See decision 0021.
final class TraceRecorder {

  /// Marks of all networks of a model: 8 kB of its file.
  static final int MOST_MARKS = 2048;

  /// Marks that each of very many networks has.
  private static final int FEWEST_MARKS = 16;

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final int BITS_OF_LETTER = 6;

  /// The finalizer of MurmurHash3 (Appleby, 2011), whose every bit depends on every bit of its
  /// argument.
  private static final long FIRST = 0xff51afd7ed558ccdL;

  private static final long SECOND = 0xc4ceb9fe1a85ec53L;
  private static final int SHIFT = 33;

  private final int stepsPerEpoch;
  private final long every;
  private final StringBuilder marks;
  private long state;
  private long steps;

  /// A trace of a plan's training.
  ///
  /// @param mostMarks about as many marks at most
  TraceRecorder(Plan plan, int mostMarks) {
    boolean inSteps = plan.settings().get(Settings.OPTIMIZER).kind() == Optimizers.Kind.STEPS;
    stepsPerEpoch = inSteps ? plan.stepsPerEpoch() : 1;
    int epochs = plan.settings().get(Settings.EPOCHS);
    every = every(stepsPerEpoch, epochs, mostMarks);
    // All at once, so that memory does not grow while it trains.
    long count = 1 + (long) epochs * stepsPerEpoch / every;
    marks = new StringBuilder(Math.toIntExact(Trace.LETTERS * count));
  }

  /// Marks that each of so many networks may have.
  static int marksOfEach(int networks) {
    return Math.max(FEWEST_MARKS, MOST_MARKS / networks);
  }

  private static long every(long stepsPerEpoch, long epochs, long mostMarks) {
    return stepsPerEpoch * epochs <= mostMarks
        ? 1
        : stepsPerEpoch * ((epochs + mostMarks - 1) / mostMarks);
  }

  /// The parameters before the first step.
  void start(float[] parameters) {
    for (float value : parameters) {
      add(Float.floatToIntBits(value));
    }
    mark();
  }

  /// The loss of a step.
  void step(double loss) {
    add(Double.doubleToLongBits(loss));
    steps++;
    // The last step of an epoch is marked when the epoch is judged.
    if (steps % every == 0 && steps % stepsPerEpoch != 0) {
      mark();
    }
  }

  /// The losses of an epoch that came to its end.
  void epoch(int epoch, double loss, @Nullable Judgement validation) {
    steps = (long) epoch * stepsPerEpoch;
    add(Double.doubleToLongBits(loss));
    if (validation != null) {
      add(Double.doubleToLongBits(validation.loss()));
      add(Double.doubleToLongBits(validation.metric()));
    }
    if (steps % every == 0) {
      mark();
    }
  }

  /// All that it remembers.
  void state(TrainingState all) {
    steps = all.count("steps", steps);
    // A number holds 53 bits.
    int high = all.integer("high", (int) (state >>> Integer.SIZE));
    int low = all.integer("low", (int) state);
    state = (long) high << Integer.SIZE | Integer.toUnsignedLong(low);
    double[] letters = all.list("marks", marks.chars().asDoubleStream().toArray());
    marks.setLength(0);
    for (double letter : letters) {
      marks.append((char) letter);
    }
  }

  private void add(long bits) {
    long mixed = (state ^ bits) * FIRST;
    mixed = (mixed ^ (mixed >>> SHIFT)) * SECOND;
    state = mixed ^ (mixed >>> SHIFT);
  }

  private void mark() {
    for (int i = 0; i < Trace.LETTERS; i++) {
      marks.append(LETTERS.charAt((int) (state >>> (BITS_OF_LETTER * i)) & (LETTERS.length() - 1)));
    }
  }

  /// What was marked so far.
  Trace trace() {
    return new Trace(stepsPerEpoch, every, marks.toString());
  }
}
