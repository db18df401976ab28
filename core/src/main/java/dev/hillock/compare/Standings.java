package dev.hillock.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// How a race stands: the entrants by the median of their losses, and whether each is told apart
/// from the first by more than chance.
///
/// @param places the best first
/// @param measure what validation says: `accuracy`, `scaled RMSE` or `validation loss`
public record Standings(List<Place> places, String measure) {

  /// The usual level: one difference in twenty that is none would be taken for one.
  public static final double LEVEL = 0.05;

  /// Of an entrant.
  ///
  /// @param entrant who
  /// @param runs all of them
  /// @param middle the run whose loss is the median; of an even number the better of the two
  /// @param least the smallest loss of a run
  /// @param greatest the largest; infinite if a run diverged
  /// @param validation mean over the runs that did not diverge; NaN without validation rows
  /// @param diverged how many runs did
  /// @param p of the signed-rank test against the first place, over the seeds, after Holm's
  ///   correction for the number of entrants; NaN for the first itself
  public record Place(
      Entrant entrant,
      List<Run> runs,
      Run middle,
      double least,
      double greatest,
      double validation,
      int diverged,
      double p) {

    /// How many runs ended before their first epoch did, without diverging.
    public int unbegun() {
      return (int)
          runs.stream().filter(run -> run.points().isEmpty() && run.diverged().isEmpty()).count();
    }

    /// Whether it is worse than the first by more than chance.
    public boolean isWorse() {
      return p <= LEVEL;
    }
  }

  /// The standings after some runs.
  ///
  /// @param runs at least one
  public static Standings of(List<Run> runs) {
    var byEntrant = new HashMap<Entrant, List<Run>>();
    var entrants = runs.stream().map(Run::entrant).distinct().toList();
    runs.forEach(run -> byEntrant.computeIfAbsent(run.entrant(), _ -> new ArrayList<>()).add(run));
    var sorted =
        entrants.stream()
            .map(entrant -> byEntrant.getOrDefault(entrant, List.of()))
            .sorted(
                Comparator.comparingDouble((List<Run> of) -> middle(of).loss())
                    .thenComparingDouble(of -> sumOf(of)))
            .toList();
    double[] raw =
        sorted.stream()
            .mapToDouble(of -> SignedRanks.p(differences(of, sorted.getFirst())))
            .toArray();
    double[] corrected = holm(Arrays.copyOfRange(raw, 1, raw.length));
    var places = new ArrayList<Place>();
    for (int i = 0; i < sorted.size(); i++) {
      places.add(place(sorted.get(i), i == 0 ? Double.NaN : corrected[i - 1]));
    }
    return new Standings(List.copyOf(places), measureOf(runs));
  }

  private static double sumOf(List<Run> runs) {
    return runs.stream().mapToDouble(Run::loss).sum();
  }

  private static Run middle(List<Run> runs) {
    return runs.stream()
        .sorted(Comparator.comparingDouble(Run::loss))
        .toList()
        .get((runs.size() - 1) / 2);
  }

  private static Place place(List<Run> runs, double p) {
    var finished = runs.stream().filter(run -> run.diverged().isEmpty()).toList();
    double validation =
        finished.stream()
            .mapToDouble(run -> run.kept() == null ? Double.NaN : run.kept().metric())
            .average()
            .orElse(Double.NaN);
    return new Place(
        runs.getFirst().entrant(),
        List.copyOf(runs),
        middle(runs),
        runs.stream().mapToDouble(Run::loss).min().orElseThrow(),
        runs.stream().mapToDouble(Run::loss).max().orElseThrow(),
        validation,
        runs.size() - finished.size(),
        p);
  }

  private static String measureOf(List<Run> runs) {
    for (Run run : runs) {
      var kept = run.kept();
      if (kept != null) {
        return switch (kept.measure()) {
          case ACCURACY -> "accuracy";
          case SCALED_RMSE -> "scaled RMSE";
          case LOSS -> "validation loss";
        };
      }
    }
    return "validation";
  }

  /// ln of the losses of the same seeds, one less the other: a difference of sizes, since losses
  /// differ by powers of ten. Two that diverged do not differ.
  private static double[] differences(List<Run> of, List<Run> best) {
    Map<Long, Double> losses = new HashMap<>();
    best.forEach(run -> losses.put(run.seed(), run.loss()));
    return of.stream()
        .filter(run -> losses.containsKey(run.seed()))
        .mapToDouble(run -> difference(run.loss(), losses.getOrDefault(run.seed(), Double.NaN)))
        .toArray();
  }

  private static double difference(double a, double b) {
    return a == b ? 0 : StrictMath.log(a) - StrictMath.log(b);
  }

  /// Holm's correction: the smallest of k is multiplied by k, the next by k − 1, none by less than
  /// one before it. Holm, "A simple sequentially rejective multiple test procedure", 1979.
  static double[] holm(double[] p) {
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] corrected = new double[p.length];
    double most = 0;
    for (int i = 0; i < order.length; i++) {
      most = Math.max(most, Math.min(1, p[order[i]] * (p.length - i)));
      corrected[order[i]] = most;
    }
    return corrected;
  }
}
