package dev.hillock.train;

import dev.hillock.kernel.Compute;
import dev.hillock.settings.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Chooses for how many epochs there is time. A schedule that is cut off ends at a rate at which no
/// network is good; one over fewer epochs comes to its end, and the number of epochs says all about
/// the run that the time has decided.
///
/// For a moment the networks are trained to see how long their steps take, then that is thrown
/// away: see decision 0014.
final class EpochFit {

  /// The part of the budget that the trial may take.
  private static final double TRIAL_SHARE = 0.2;

  /// Enough for the compiler to have done most of its work.
  private static final long LONGEST_TRIAL_NANOS = 2_000_000_000L;

  /// The part of the time left that the epochs are to fill: trials are not exact.
  private static final double FILLED_SHARE = 0.9;

  /// A row that validates goes forward, one that trains back as well, which takes twice as long.
  private static final double FORWARD_SHARE = 1 / 3.0;

  private final Plan plan;
  private final List<Plan> plans;
  private final int threads;
  private final TimeBudget budget;
  private final BooleanSupplier stop;

  private EpochFit(Plan plan, int threads, TimeBudget budget, BooleanSupplier stop) {
    this.plan = plan;
    this.plans = MemberPlans.of(plan).expected();
    this.threads = threads;
    this.budget = budget;
    this.stop = stop;
  }

  /// How long the training of a network takes.
  ///
  /// @param setupNanos before its first step
  /// @param epochNanos of each epoch
  record Pace(double setupNanos, double epochNanos) {
    double nanos(double epochs) {
      return setupNanos + epochs * epochNanos;
    }
  }

  /// The plan with as many epochs as there is time for, at most its own, and a note that says so.
  static Plan of(Plan plan, int threads, TimeBudget budget, BooleanSupplier stop) {
    return new EpochFit(plan, threads, budget, stop).fit();
  }

  private Plan fit() {
    var paces = paces();
    double available = FILLED_SHARE * budget.left();
    int wanted = plan.settings().get(Settings.EPOCHS);
    int epochs = epochsWithin(available, wanted, paces, threads);
    if (epochs == wanted) {
      return plan;
    }
    String text = Settings.BUDGET.format(plan.settings().get(Settings.BUDGET));
    double all = nanosOf(wanted, paces, threads) / 1e9;
    String each = plans.size() == 1 ? "" : " of each of " + plans.size() + " networks";
    return plan.withEpochs(
        Math.max(1, epochs),
        epochs > 0
            ? "budget %s: %s%s instead of %d, which would take %s s; --epochs %d gives the same model again"
                .formatted(
                    text,
                    epochs == 1 ? "1 epoch" : epochs + " epochs",
                    each,
                    wanted,
                    seconds(all),
                    epochs)
            : "budget %s: a single epoch%s takes longer, %s s; it ends when the time is over, so no other run gives the same model"
                .formatted(text, each, seconds(nanosOf(1, paces, threads) / 1e9)));
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, seconds < 10 ? "%.1f" : "%.0f", seconds);
  }

  /// The most epochs, at most `wanted`, that end in time; 0 if not even one does.
  static int epochsWithin(double available, int wanted, List<Pace> paces, int threads) {
    int least = 0;
    int most = wanted;
    while (least < most) {
      int middle = (int) (((long) least + most + 1) / 2);
      if (nanosOf(middle, paces, threads) <= available) {
        least = middle;
      } else {
        most = middle - 1;
      }
    }
    return least;
  }

  /// How long so many epochs of every network take on so many threads, each of which takes the next
  /// network when it has done with one.
  static double nanosOf(int epochs, List<Pace> paces, int threads) {
    var busy = new ArrayList<>(Collections.nCopies(Math.min(threads, paces.size()), 0.0));
    for (Pace pace : paces) {
      int first = busy.indexOf(Collections.min(busy));
      busy.set(first, busy.get(first) + pace.nanos(epochs));
    }
    return Collections.max(busy);
  }

  /// The pace of every network. One of each kind is tried, or as many as will run side by side.
  private List<Pace> paces() {
    int kinds = Math.min(plans.size(), 1 + plan.variants().size());
    int tried = Math.min(plans.size(), Math.max(kinds, threads));
    int rounds = (tried + threads - 1) / threads;
    double share = Math.min(TRIAL_SHARE * budget.nanos(), LONGEST_TRIAL_NANOS);
    long slot = (long) (share / rounds);
    var paces = new Pace[tried];
    if (plans.size() == 1) {
      paces[0] = new Trial(plan, slot).run(threads);
    } else {
      Workers.run(threads, tried, i -> true, i -> paces[i] = new Trial(plans.get(i), slot).run(1));
    }
    return IntStream.range(0, plans.size())
        .mapToObj(i -> paces[i < tried ? i : ofTheSameKind(i, tried)])
        .toList();
  }

  private int ofTheSameKind(int i, int tried) {
    var kind = plans.get(i).kind();
    return IntStream.range(0, tried)
        .filter(j -> plans.get(j).kind().equals(kind))
        .findFirst()
        .orElse(0);
  }

  /// A training that ends when its time is over, and looks at the clock after every step.
  private final class Trial {
    private final Plan tried;
    private final long slot;
    private long start;
    private long halfAt;
    private long halfSteps;
    private long end;
    private long steps;

    Trial(Plan tried, long slot) {
      this.tried = tried;
      this.slot = slot;
    }

    Pace run(int team) {
      long setUp = budget.now();
      try (var compute = Compute.with(team)) {
        var trainer = new Trainer(tried, compute, event -> {}, this::isOver);
        start = budget.now();
        end = start;
        trainer.run();
      } catch (TrainingDivergedException _) {
        // Will be told of when it happens again.
      }
      return new Pace(start - setUp, epochNanos());
    }

    private boolean isOver() {
      steps++;
      end = budget.now();
      if (halfSteps == 0 && end - start >= slot / 2) {
        halfAt = end;
        halfSteps = steps;
      }
      return end - start >= slot || stop.getAsBoolean();
    }

    /// By the second half of the steps: the first are those that the compiler has not seen.
    private double epochNanos() {
      boolean hasHalf = halfSteps > 0 && steps > halfSteps;
      long counted = hasHalf ? steps - halfSteps : Math.max(1, steps);
      double nanosPerStep = (double) (end - (hasHalf ? halfAt : start)) / counted;
      double epoch = nanosPerStep * tried.stepsPerEpoch();
      boolean judged = steps > tried.stepsPerEpoch();
      double judging = judged ? 0 : FORWARD_SHARE * tried.validationRows() / tried.trainingRows();
      double again =
          tried.refits() ? 1 + (double) tried.validationRows() / tried.trainingRows() : 0;
      return epoch * (1 + judging + again);
    }
  }
}
