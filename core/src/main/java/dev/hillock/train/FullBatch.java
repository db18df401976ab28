package dev.hillock.train;

import dev.hillock.checkpoint.TrainingState;
import dev.hillock.kernel.Compute;
import dev.hillock.nn.Parameters;
import dev.hillock.optim.LeastSquares;
import dev.hillock.optim.LevenbergMarquardt;
import dev.hillock.optim.LimitedMemoryBfgs;
import dev.hillock.optim.Minimizer;
import dev.hillock.optim.Minimizer.Outcome;
import dev.hillock.optim.NormalEquations;
import dev.hillock.optim.ScaledConjugateGradient;
import dev.hillock.settings.Optimizers;
import dev.hillock.settings.Settings;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// An epoch of one iteration of a [Minimizer] over all rows. Its loss is that after the iteration:
/// the loss of the parameters that it leaves.
final class FullBatch implements Pass {

  private final BooleanSupplier stop;
  private final Parameters parameters;
  private final Step step;
  private final int[] order;
  private final Minimizer minimizer;
  private Ending ending = Ending.NONE;
  private boolean stopped;
  private long evaluations;
  private int lastStep;

  FullBatch(
      Plan plan, Parameters parameters, Encoded training, Compute compute, BooleanSupplier stop) {
    this.stop = stop;
    this.parameters = parameters;
    order = IntStream.range(0, plan.trainingRows()).toArray();
    step = new Step(plan, parameters, training, order.length, compute);
    minimizer = minimizer(plan, training, compute);
  }

  private Minimizer minimizer(Plan plan, Encoded training, Compute compute) {
    int count = parameters.values().length;
    var optimizer = plan.settings().get(Settings.OPTIMIZER);
    if (optimizer == Optimizers.LEVENBERG_MARQUARDT) {
      var residuals = new ResidualRows(plan, parameters, training, compute);
      return new LevenbergMarquardt(new Squares(residuals), count, compute);
    }
    return optimizer == Optimizers.SCG
        ? new ScaledConjugateGradient((_, gradient) -> lossAndGradient(gradient), count)
        : new LimitedMemoryBfgs((_, gradient) -> lossAndGradient(gradient), count);
  }

  /// Asked where the minimizer has moved the parameters to, which are those of the network.
  private double lossAndGradient(float[] gradient) {
    double loss = loss();
    System.arraycopy(step.gradient(), 0, gradient, 0, gradient.length);
    return loss;
  }

  private double loss() {
    evaluations++;
    return step.lossAndGradient(order, 0, order.length) / order.length;
  }

  /// The loss as a sum of squares.
  private final class Squares implements LeastSquares {
    private final ResidualRows residuals;

    Squares(ResidualRows residuals) {
      this.residuals = residuals;
    }

    @Override
    public double loss(float[] at) {
      return FullBatch.this.loss();
    }

    @Override
    public void linearize(float[] at, NormalEquations equations) {
      evaluations++;
      residuals.addTo(equations, order);
    }
  }

  @Override
  public double run(int epoch, int epochs) {
    var outcome = minimizer.iterate(parameters.values());
    lastStep = 1;
    if (outcome == Outcome.NOT_FINITE) {
      throw new TrainingDivergedException(
          epoch,
          1,
          Double.isFinite(minimizer.loss())
              ? "the gradient is not finite"
              : "loss is " + minimizer.loss(),
          Double.NaN);
    }
    ending =
        switch (outcome) {
          case MOVED, NOT_FINITE -> Ending.NONE;
          case FLAT -> Ending.FLAT;
          case NO_DECREASE -> Ending.NO_DECREASE;
        };
    stopped = stop.getAsBoolean();
    return minimizer.loss();
  }

  @Override
  public Ending ending() {
    return ending;
  }

  @Override
  public void state(TrainingState state) {
    evaluations = state.count("evaluations", evaluations);
    lastStep = state.integer("last-step", lastStep);
    ending = Ending.state(state, ending);
    var copy = minimizer.state();
    for (int i = 0; i < copy.vectors().length; i++) {
      state.floats("vector." + i, copy.vectors()[i]);
    }
    state.doubles("numbers", copy.numbers());
    minimizer.restore(copy);
  }

  @Override
  public double evaluations() {
    return evaluations;
  }

  @Override
  public boolean wasStopped() {
    return stopped;
  }

  @Override
  public int lastStep() {
    return lastStep;
  }

  @Override
  public double lastRate() {
    return Double.NaN;
  }
}
