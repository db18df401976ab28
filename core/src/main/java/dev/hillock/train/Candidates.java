package dev.hillock.train;

import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Team;

/// Evaluates many networks of one architecture over all training rows of a plan, side by side: each
/// thread takes whole networks, so threads change no bit of a loss.
///
/// Closing it ends no thread: those belong to its [Compute].
public final class Candidates {

  private final Compute compute;
  private final CandidateLoss[] evaluations;
  private final long work;

  /// What makes a network.
  @FunctionalInterface
  public interface Maker {
    /// Writes the parameters of a candidate. Called by several threads for different candidates.
    ///
    /// @param candidate from 0
    /// @param parameters to be written whole
    void write(int candidate, float[] parameters);
  }

  /// Room for the candidates that the threads of a computation work on.
  ///
  /// @param plan whose rows, architecture and loss they have
  public Candidates(Plan plan, Compute compute) {
    this(plan, Encoded.of(plan.preparation(), plan.table(), plan.split().training()), compute);
  }

  Candidates(Plan plan, Encoded training, Compute compute) {
    this.compute = compute;
    evaluations = new CandidateLoss[compute.size()];
    for (int i = 0; i < evaluations.length; i++) {
      var alone = new Compute(compute.kernels(), new Team(1));
      evaluations[i] = new CandidateLoss(plan, training, alone);
    }
    work = (long) training.rows() * plan.architecture().parameterCount();
  }

  /// The mean loss of each candidate over the training rows.
  ///
  /// @param count how many candidates
  /// @param losses written from the beginning
  public void evaluate(int count, Maker maker, double[] losses) {
    compute.run(
        work * count,
        (part, parts) -> {
          var evaluation = evaluations[part];
          int to = Compute.first(part + 1, parts, count, 1);
          for (int k = Compute.first(part, parts, count, 1); k < to; k++) {
            maker.write(k, evaluation.values());
            losses[k] = evaluation.mean();
          }
        });
  }
}
