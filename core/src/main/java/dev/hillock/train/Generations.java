package dev.hillock.train;

import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Team;
import dev.hillock.nn.Parameters;
import dev.hillock.search.Search;
import dev.hillock.settings.Searches;
import java.util.function.BooleanSupplier;

/// An epoch of a search: a generation, whose candidates are evaluated over all training rows, side
/// by side. The network is the best candidate so far.
final class Generations implements Pass {

  private final Search search;
  private final Parameters parameters;
  private final Compute compute;
  private final Compute[] parts;
  private final CandidateLoss[] evaluations;
  private final BooleanSupplier stop;
  private final double[] losses;
  private final long workOfCandidate;
  private boolean stopped;
  private long evaluated;

  Generations(
      Plan plan, Parameters parameters, Encoded training, Compute compute, BooleanSupplier stop) {
    this.parameters = parameters;
    this.compute = compute;
    this.stop = stop;
    search = Searches.of(plan.settings(), parameters.values().clone());
    losses = new double[search.candidates()];
    parts = new Compute[compute.size()];
    evaluations = new CandidateLoss[compute.size()];
    for (int i = 0; i < evaluations.length; i++) {
      parts[i] = new Compute(compute.kernels(), new Team(1));
      evaluations[i] = new CandidateLoss(plan, training, parts[i]);
    }
    workOfCandidate = (long) plan.trainingRows() * parameters.values().length;
  }

  @Override
  public double run(int epoch, int epochs) {
    if (stop.getAsBoolean()) {
      stopped = true;
      return Double.NaN;
    }
    int candidates = search.candidates();
    compute.run(workOfCandidate * candidates, this::evaluate);
    search.tell(losses);
    evaluated += candidates;
    if (!Double.isFinite(search.bestLoss())) {
      throw new TrainingDivergedException(epoch, 1, "no candidate has a finite loss", Double.NaN);
    }
    System.arraycopy(search.best(), 0, parameters.values(), 0, search.best().length);
    stopped = stop.getAsBoolean();
    return search.bestLoss();
  }

  private void evaluate(int part, int partCount) {
    int candidates = search.candidates();
    var evaluation = evaluations[part];
    int to = Compute.first(part + 1, partCount, candidates, 1);
    for (int k = Compute.first(part, partCount, candidates, 1); k < to; k++) {
      search.write(k, evaluation.values());
      losses[k] = evaluation.mean();
    }
  }

  @Override
  public double evaluations() {
    return evaluated;
  }

  @Override
  public boolean wasStopped() {
    return stopped;
  }

  @Override
  public int lastStep() {
    return 1;
  }

  @Override
  public double lastRate() {
    return Double.NaN;
  }
}
