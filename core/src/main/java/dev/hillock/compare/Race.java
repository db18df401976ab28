package dev.hillock.compare;

import dev.hillock.compare.Run.Point;
import dev.hillock.data.Table;
import dev.hillock.search.Start;
import dev.hillock.settings.Optimizers;
import dev.hillock.settings.Settings;
import dev.hillock.train.Plan;
import dev.hillock.train.Training;
import dev.hillock.train.TrainingDivergedException;
import dev.hillock.train.TrainingEvent;
import dev.hillock.train.TrainingEvent.EpochFinished;
import dev.hillock.train.TrainingEvent.Judgement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Trains every entrant with every seed, one after the other, each with all threads. The seeds are
/// the outer loop, so that a machine that is busy for a while slows all entrants alike.
///
/// With a budget of evaluations the losses are a function of rows and settings alone; with one of
/// time they depend on the machine.
public final class Race {

  /// Points that are kept of a curve.
  private static final int POINTS = 300;

  /// Part of the time of a run that a first one gets, to see how many epochs fit.
  private static final double TRIAL = 0.15;

  /// Part of the time that is planned, so that the schedule of the rate comes to its end.
  private static final double PLANNED = 0.95;

  /// A run that ends before this part of its time was planned too short.
  private static final double TOO_SHORT = 0.7;

  private static final int RETRIES = 3;

  private final Table table;
  private final List<Entrant> entrants;
  private final int seeds;
  private final Budget budget;
  private final BooleanSupplier stop;
  private final Map<Entrant, Integer> epochs = new HashMap<>();

  /// @param seeds how many times each is trained, at least 1
  /// @param stop asked now and then; what has been run by then is the result
  /// @throws IllegalArgumentException if the settings of an entrant do not fit the rows
  public Race(Table table, List<Entrant> entrants, int seeds, Budget budget, BooleanSupplier stop) {
    this.table = table;
    this.entrants = List.copyOf(entrants);
    this.seeds = seeds;
    this.budget = budget;
    this.stop = stop;
    // What cannot be trained is said before anything runs.
    for (Entrant entrant : entrants) {
      try {
        Plan.of(table, null, entrant.settings());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(entrant.name() + ": " + e.getMessage(), e);
      }
    }
  }

  /// Runs it.
  ///
  /// @param listener told of each run
  public List<Run> run(Consumer<Run> listener) {
    var runs = new ArrayList<Run>();
    for (int i = 0; i < seeds && !stop.getAsBoolean(); i++) {
      for (Entrant entrant : entrants) {
        if (!stop.getAsBoolean()) {
          long seed = entrant.settings().get(Settings.SEED) + i;
          var settings = entrant.settings().with(Settings.SEED, seed);
          var run = run(entrant, settings);
          runs.add(run);
          listener.accept(run);
        }
      }
    }
    return runs;
  }

  /// A run; once more where it was planned too short, since methods become faster while they are
  /// being compiled, and a fair race gives each its time.
  private Run run(Entrant entrant, Settings settings) {
    int planned = epochs.computeIfAbsent(entrant, _ -> plannedEpochs(settings));
    var course = new Course(entrant, settings, planned, limit());
    var run = course.run();
    for (int i = 0; i < RETRIES && course.isTooShort() && !stop.getAsBoolean(); i++) {
      double factor = PLANNED * secondsOfRun() / Math.max(course.seconds, 1e-4);
      planned = (int) Math.min(Integer.MAX_VALUE, Math.ceil(course.epochs * factor));
      epochs.put(entrant, planned);
      course = new Course(entrant, settings, planned, limit());
      run = course.run();
    }
    return run;
  }

  private double secondsOfRun() {
    return budget instanceof Budget.Time(double seconds) ? seconds / seeds : Double.MAX_VALUE;
  }

  private Limit limit() {
    return switch (budget) {
      case Budget.Time _ -> new Limit(secondsOfRun(), Double.MAX_VALUE);
      case Budget.Evaluations(long count) -> new Limit(Double.MAX_VALUE, count);
    };
  }

  /// Where a run ends at the latest.
  private record Limit(double seconds, double evaluations) {}

  /// How many epochs the budget has room for.
  private int plannedEpochs(Settings settings) {
    return switch (budget) {
      case Budget.Time _ -> epochsInTime(settings);
      case Budget.Evaluations(long count) ->
          // The fewest that an epoch of it takes, since the limit holds anyway.
          Math.clamp(count / leastOfEpoch(settings), 1, Integer.MAX_VALUE);
    };
  }

  private static int leastOfEpoch(Settings settings) {
    return settings.get(Settings.OPTIMIZER).kind() == Optimizers.Kind.SEARCH ? Start.FEWEST : 1;
  }

  private int epochsInTime(Settings settings) {
    double seconds = TRIAL * secondsOfRun();
    var trial =
        new Course(
            new Entrant("", settings),
            settings,
            Integer.MAX_VALUE,
            new Limit(seconds, Double.MAX_VALUE));
    trial.run();
    // Without the first, which has to set everything up.
    double pace = Math.max(1, trial.epochs - 1) / Math.max(trial.afterFirst, 1e-4);
    return Math.clamp(Math.round(pace * PLANNED * secondsOfRun()), 1, Integer.MAX_VALUE);
  }

  /// A run on its way.
  private final class Course {
    private final Entrant entrant;
    private final Settings settings;
    private final int planned;
    private final Limit limit;
    private final List<Point> points = new ArrayList<>();
    private double least = Double.POSITIVE_INFINITY;
    private @Nullable Judgement kept;
    private long start;
    private int epochs;
    private double afterFirst;
    private double firstAt;
    private double seconds;
    private double evaluations;
    private boolean diverged;

    Course(Entrant entrant, Settings settings, int planned, Limit limit) {
      this.entrant = entrant;
      this.settings = settings.with(Settings.EPOCHS, planned);
      this.planned = planned;
      this.limit = limit;
    }

    Run run() {
      String cause = "";
      var training = Training.of(table, settings).controller(this::hear).stopWhen(this::isOver);
      start = System.nanoTime();
      try {
        training.run();
      } catch (TrainingDivergedException e) {
        cause = String.valueOf(e.getMessage());
        diverged = true;
      }
      return new Run(entrant, settings.get(Settings.SEED), points, kept, cause);
    }

    /// Whether it did all its epochs long before its time was over; not what has converged.
    boolean isTooShort() {
      return !diverged
          && epochs >= planned
          && seconds < TOO_SHORT * limit.seconds
          && limit.seconds < Double.MAX_VALUE;
    }

    private double now() {
      return (System.nanoTime() - start) * 1e-9;
    }

    private boolean isOver() {
      return stop.getAsBoolean() || now() >= limit.seconds || evaluations >= limit.evaluations;
    }

    private void hear(TrainingEvent event) {
      if (!(event instanceof EpochFinished epoch)) {
        return;
      }
      epochs++;
      seconds = now();
      firstAt = epochs == 1 ? seconds : firstAt;
      afterFirst = epochs == 1 ? seconds : seconds - firstAt;
      evaluations = epoch.evaluations();
      least = Math.min(least, epoch.loss());
      if (epoch.best()) {
        kept = epoch.validation();
      }
      var point = new Point(seconds, evaluations, least);
      if (points.size() >= 2 && isNear(points.get(points.size() - 2), point)) {
        points.set(points.size() - 1, point);
      } else {
        points.add(point);
      }
    }

    /// Whether a point may take the place of the one before it.
    private boolean isNear(Point last, Point next) {
      double share =
          limit.evaluations < Double.MAX_VALUE
              ? (next.evaluations() - last.evaluations()) / limit.evaluations
              : (next.seconds() - last.seconds()) / limit.seconds;
      return share < 1.0 / POINTS;
    }
  }
}
