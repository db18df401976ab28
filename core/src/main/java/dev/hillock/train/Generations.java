package dev.hillock.train;

import dev.hillock.checkpoint.TrainingState;
import dev.hillock.kernel.Compute;
import dev.hillock.nn.Parameters;
import dev.hillock.search.Search;
import dev.hillock.settings.Searches;
import java.util.function.BooleanSupplier;

/// An epoch of a search: a generation, whose candidates are evaluated over all training rows, side
/// by side. The network is the best candidate so far.
final class Generations implements Pass {

  private final Search search;
  private final Parameters parameters;
  private final Candidates candidates;
  private final BooleanSupplier stop;
  private final double[] losses;
  private boolean stopped;
  private long evaluated;

  Generations(
      Plan plan, Parameters parameters, Encoded training, Compute compute, BooleanSupplier stop) {
    this.parameters = parameters;
    this.stop = stop;
    search = Searches.of(plan.settings(), parameters.values().clone());
    losses = new double[search.candidates()];
    candidates = new Candidates(plan, training, compute);
  }

  @Override
  public double run(int epoch, int epochs) {
    // Who watches the epochs may have had enough after the last one.
    if (stop.getAsBoolean()) {
      stopped = true;
      return Double.NaN;
    }
    candidates.evaluate(search.candidates(), search::write, losses);
    evaluated += search.candidates();
    search.tell(losses);
    if (!Double.isFinite(search.bestLoss())) {
      throw new TrainingDivergedException(epoch, 1, "no candidate has a finite loss", Double.NaN);
    }
    System.arraycopy(search.best(), 0, parameters.values(), 0, search.best().length);
    stopped = stop.getAsBoolean();
    return search.bestLoss();
  }

  @Override
  public void state(TrainingState state) {
    evaluated = state.count("evaluations", evaluated);
    var memory = search.memory();
    for (int i = 0; i < memory.floats().size(); i++) {
      state.floats("floats." + i, memory.floats().get(i));
    }
    for (int i = 0; i < memory.doubles().size(); i++) {
      state.doubles("doubles." + i, memory.doubles().get(i));
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
