package dev.hillock.train;

import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Matrix;
import dev.hillock.nn.InitialEmbedding;
import dev.hillock.nn.InitialFactors;
import dev.hillock.nn.Initializer;
import dev.hillock.nn.Parameters;
import dev.hillock.settings.Settings;

/// What the parameters of a plan are before the first step.
final class InitialParameters {

  private InitialParameters() {}

  /// Draws them.
  ///
  /// @param inputs of the training rows, `[rows, inputs]`
  static Parameters of(Plan plan, Matrix inputs, Compute compute) {
    var continued = plan.continued();
    if (continued != null) {
      return continued.parameters();
    }
    Settings settings = plan.settings();
    long seed = settings.get(Settings.SEED);
    var initializer = settings.get(Settings.INIT);
    var parameters = initializer.draw(plan.architecture(), seed);
    InitialEmbedding.draw(
        plan.architecture().embedding(), settings.get(Settings.FREQUENCY_SCALE), seed, parameters);
    int[] features = EmbeddingChoice.features(plan.preparation(), plan.architecture().embedding());
    InitialFactors.draw(plan.architecture(), features, seed, parameters);
    if (initializer == Initializer.DATA_DRIVEN) {
      new DataDrivenInit(plan.architecture(), inputs, seed, compute).apply(parameters);
    }
    return parameters;
  }
}
