package dev.hillock.bench.hillock;

import dev.hillock.infer.Predictor;
import dev.hillock.kernel.Matrix;
import dev.hillock.model.Model;

/// Predictions with Hillock: the one place of the benchmarks that knows how they are asked for.
public final class HillockPredictor {

  private final Predictor predictor;

  /// Predicts with a model, in the thread that calls.
  public HillockPredictor(Model model) {
    predictor = new Predictor(model);
  }

  /// The outputs `[rows, outputs]` for rows of inputs.
  public Matrix outputs(Matrix x) {
    return predictor.outputs(x).values();
  }

  /// A prediction of these rows, to be called again and again by one thread; one row goes the way
  /// that is made for it.
  public Runnable prediction(Matrix x) {
    if (x.rows() > 1) {
      var values = Matrix.of(x.rows(), predictor.model().architecture().outputs());
      return () -> predictor.outputs(x, values);
    }
    float[] values = new float[predictor.model().architecture().outputs()];
    return () -> predictor.outputs(x.data(), x.at(0), values, 0);
  }
}
