package dev.hillock.optim;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.optim.Minimizer.Outcome;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What both methods that need nothing but a gradient promise.
class MinimizerContractTest {

  /// A method by its name.
  record Method(String name, BiFunction<LossFunction, Integer, Minimizer> make) {
    Minimizer on(LossFunction function, int parameters) {
      return make.apply(function, parameters);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Method> METHODS =
      List.of(
          new Method("lbfgs", LimitedMemoryBfgs::new),
          new Method("scg", ScaledConjugateGradient::new));

  /// Counts the iterations up to the end.
  private static int run(Minimizer minimizer, float[] w, int most) {
    for (int k = 1; k <= most; k++) {
      if (minimizer.iterate(w) != Outcome.MOVED) {
        return k;
      }
    }
    return most + 1;
  }

  /// Curvatures over four decades.
  @ParameterizedTest
  @FieldSource("METHODS")
  void aConvexParabolaIsSolved(Method method) {
    float[] w = new float[20];
    var minimizer = method.on(TestFunctions::bowl, w.length);
    int iterations = run(minimizer, w, 1000);
    assertTrue(iterations <= 500, () -> iterations + " iterations");
    for (int i = 0; i < w.length; i++) {
      assertEquals(i, w[i], 1e-4, "parameter " + i);
    }
    assertTrue(minimizer.loss() < 1e-8, () -> "loss " + minimizer.loss());
  }

  /// Neighbouring floats near 1 lie 6e-8 apart, and the valley is 100 times as steep as it is long:
  /// a loss of 1e-9 is what parameters in float can be held to. L-BFGS ends at exactly 1, scaled
  /// conjugate gradient near it.
  @ParameterizedTest
  @FieldSource("METHODS")
  void theBottomOfABentValleyIsFoundInTenDimensions(Method method) {
    float[] w = TestFunctions.rosenbrockStart(10);
    var minimizer = method.on(TestFunctions::rosenbrock, w.length);
    int iterations = run(minimizer, w, 2000);
    assertTrue(iterations < 2000, "it ends by itself");
    assertTrue(minimizer.loss() < 1e-9, () -> "loss " + minimizer.loss());
  }

  @ParameterizedTest
  @FieldSource("METHODS")
  void theLossNeverRisesByMoreThanItsRounding(Method method) {
    float[] w = TestFunctions.rosenbrockStart(6);
    var minimizer = method.on(TestFunctions::rosenbrock, w.length);
    double before = TestFunctions.rosenbrock(w, new float[w.length]);
    for (int k = 0; k < 200; k++) {
      minimizer.iterate(w);
      double now = minimizer.loss();
      assertTrue(now <= before + Convergence.rounding(before), before + " to " + now);
      assertEquals(now, TestFunctions.rosenbrock(w, new float[w.length]));
      before = now;
    }
  }

  @ParameterizedTest
  @FieldSource("METHODS")
  void itGoesOnFromASavedState(Method method) {
    float[] w = TestFunctions.rosenbrockStart(8);
    var whole = method.on(TestFunctions::rosenbrock, w.length);
    run(whole, w, 17);
    float[] copy = w.clone();
    var resumed = method.on(TestFunctions::rosenbrock, w.length);
    resumed.restore(whole.state());
    run(whole, w, 15);
    run(resumed, copy, 15);
    assertArrayEquals(w, copy);
    assertEquals(whole.loss(), resumed.loss());
    assertArrayEquals(whole.state().numbers(), resumed.state().numbers());
  }

  @ParameterizedTest
  @FieldSource("METHODS")
  void itStaysWhereNothingIsBetter(Method method) {
    float[] w = {0f, 1f, 2f};
    var minimizer = method.on(TestFunctions::bowl, 3);
    assertEquals(Outcome.FLAT, minimizer.iterate(w));
    assertArrayEquals(new float[] {0f, 1f, 2f}, w);
    // A slope that the loss does not follow.
    LossFunction lie =
        (_, gradient) -> {
          gradient[0] = 1f;
          return 1;
        };
    float[] v = {5f};
    var lost = method.on(lie, 1);
    assertTrue(run(lost, v, 100) <= 100, "it ends by itself");
  }

  @ParameterizedTest
  @FieldSource("METHODS")
  void aLossThatIsNoNumberIsTold(Method method) {
    LossFunction nan = (_, _) -> Double.NaN;
    float[] w = {1f, 2f};
    assertEquals(Outcome.NOT_FINITE, method.on(nan, 2).iterate(w));
    LossFunction steep =
        (_, gradient) -> {
          gradient[1] = Float.POSITIVE_INFINITY;
          return 1;
        };
    assertEquals(Outcome.NOT_FINITE, method.on(steep, 2).iterate(w));
    assertArrayEquals(new float[] {1f, 2f}, w);
  }

  /// Finite up to a radius, nothing beyond.
  @ParameterizedTest
  @FieldSource("METHODS")
  void aStepIntoInfinityIsTakenBack(Method method) {
    LossFunction function =
        (w, gradient) -> {
          double loss = TestFunctions.bowl(w, gradient);
          return Math.abs(w[1]) > 1.5 ? Double.POSITIVE_INFINITY : loss;
        };
    float[] w = {-3f, -1f, 1f};
    var minimizer = method.on(function, 3);
    run(minimizer, w, 200);
    assertEquals(1, w[1], 1e-3);
  }

  @Test
  void aStateOfAnotherMethodIsRefused() {
    var scg = new ScaledConjugateGradient(TestFunctions::bowl, 3);
    var lbfgs = new LimitedMemoryBfgs(TestFunctions::bowl, 3);
    assertIllegal(
        "a state of 2 vectors and 6 numbers; it must have 21 vectors of 3 elements and 16 numbers",
        () -> lbfgs.restore(scg.state()));
    assertNotEquals(scg.state().numbers().length, lbfgs.state().numbers().length);
  }
}
