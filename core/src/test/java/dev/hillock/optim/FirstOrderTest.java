package dev.hillock.optim;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.kernel.KernelChoice;
import dev.hillock.kernel.Kernels;
import dev.hillock.kernel.Philox;
import dev.hillock.settings.Optimizers;
import dev.hillock.settings.Settings;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Steps worked with the formulas of the papers, with w = 1, α = 0.1 and g = 1, −2, ½ unless a test
/// says otherwise.
class FirstOrderTest {

  private static final Kernels KERNELS = KernelChoice.oracle();
  private static final float[] GRADIENTS = {1f, -2f, 0.5f};
  private static final double RATE = 0.1;

  @Test
  void adaGradSlowsDownByAllThatWas() {
    // s = 1, 5, 5.25: w = 1 − 0.1, + 0.2/√5, − 0.05/√5.25.
    assertSteps(new AdaGrad(1e-10), GRADIENTS, 0.9, 0.989442719, 0.96762093);
  }

  @Test
  void rmsPropDividesByTheRootOfTheMeanSquare() {
    // ρ = ½, ε = ¼. s = 0.5, 2.25, 1.25; √s + ε = 0.957107, 1.75, 1.368034.
    assertSteps(new RmsProp(0.5, 0.25), GRADIENTS, 0.89551845, 1.00980416, 0.973255365);
  }

  @Test
  void adaDeltaStepsInTheUnitsOfTheParameters() {
    // ρ = ½, ε = ¼. First step: s = 0.5, u = 0, Δ = √0.25 / √0.75 = 0.577350, u = Δ²/2 = 1/6.
    assertSteps(new AdaDelta(0.5, 0.25), GRADIENTS, 0.942264973, 1.02391463, 0.990581298);
  }

  @Test
  void lionMovesByTheRateAndRemembersOtherwise() {
    // β1 = ½, β2 = ¾. ½m + ½g = 0.5, −0.875, 0.09375; m = 0.25, −0.3125, −0.109375.
    var lion = new Lion(0.5, 0.75);
    float[][] state = assertSteps(lion, GRADIENTS, 0.9, 1, 0.9);
    assertArrayEquals(new float[] {-0.109375f}, state[0]);
  }

  @Test
  void amsGradKeepsTheGreatestDivisor() {
    // β1 = ½, β2 = ¾. v = 0.25, 1.1875, 0.953125, of which the second stays the greatest.
    var amsGrad = new AmsGrad(0.5, 0.75, 1e-8);
    float[][] state = assertSteps(amsGrad, GRADIENTS, 0.9, 0.960697698, 0.970665423);
    assertArrayEquals(new float[] {0.953125f}, state[1]);
    assertArrayEquals(new float[] {1.1875f}, state[2]);
  }

  @Test
  void nAdamLooksAhead() {
    assertSteps(new NAdam(0.5, 0.75, 1e-8), GRADIENTS, 0.886661879, 0.995338104, 0.968118193);
  }

  @Test
  void nAdamThatGoesOnHasTheSameFactors() {
    float[] w = {1f, 1f};
    float[][] state = new float[2][2];
    var one = new NAdam(0.9, 0.99, 1e-8);
    for (int t = 1; t <= 3; t++) {
      one.begin(t);
      one.step(KERNELS, w, 0, new float[] {1f, 1f}, 0, 2, state, RATE);
    }
    float[] copy = w.clone();
    float[][] stateCopy = {state[0].clone(), state[1].clone()};
    one.begin(4);
    one.step(KERNELS, w, 0, new float[] {1f, 1f}, 0, 2, state, RATE);
    var other = new NAdam(0.9, 0.99, 1e-8);
    other.begin(4);
    other.step(KERNELS, copy, 0, new float[] {1f, 1f}, 0, 2, stateCopy, RATE);
    assertArrayEquals(w, copy);
  }

  @Test
  void rAdamBeginsAsMomentum() {
    // β2 = 0.9: ρ∞ = 19 and ρ_t = 1, 1.95, 2.86, 3.74, 4.58, 5.39, so the fifth step is the first
    // that divides.
    assertSteps(
        new RAdam(0.5, 0.9, 1e-8),
        new float[] {1f, -2f, 0.5f, 1f, 1f, -1f},
        0.9,
        1,
        1.01428571,
        0.967619048,
        0.957779761,
        0.960972816);
  }

  @Test
  void adanLooksAtTheChangeOfTheGradient() {
    // β1 = ½, β2 = ¾, β3 = ½.
    assertSteps(new Adan(0.5, 0.75, 0.5, 1e-8), GRADIENTS, 0.900000001, 0.964975457, 0.967091028);
  }

  @Test
  void rpropMinusStepsOnInTheNewDirection() {
    // Δ = 0.1, 0.12, 0.06 (turned), 0.072.
    float[] g = {3f, 0.1f, -1f, -5f};
    assertSteps(new Rprop(false), g, 0.9, 0.78, 0.84, 0.912);
  }

  @Test
  void iRpropPlusTakesBackWhatMadeTheLossRise() {
    // The third gradient has turned, and the loss has risen: the second step is taken back, and the
    // fourth steps with Δ = 0.06 whatever its sign.
    assertRprop(new double[] {5, 4, 6, 3}, 0.9, 0.78, 0.9, 0.96);
  }

  @Test
  void iRpropPlusStaysWhereTheLossHasFallen() {
    assertRprop(new double[] {5, 4, 3, 2}, 0.9, 0.78, 0.78, 0.84);
  }

  @Test
  void sarpropStepsAsRpropWhileTheSignStays() {
    // Small steps for their loss of 0.5 are those below 0.05: Δ = 0.1, 0.12, then turned: ½·0.12,
    // and no step; the fourth steps with it whatever its sign.
    assertSarprop(new double[] {0.5, 0.5, 0.5, 0.5}, 0.9, 0.78, 0.78, 0.84);
  }

  @Test
  void sarpropMakesSmallStepsLongerByChance() {
    // Δ = 0.12 < 0.1·5 turns in step 3: ½·0.12 + 0.026·2^(−0.045)·√5·r.
    double r = new Philox(7, Philox.Purpose.ANNEALING).uniform(0, 3, 0);
    double size = 0.06 + 0.026 * Math.pow(2, -0.045) * Math.sqrt(5) * r;
    assertSarprop(new double[] {5, 5, 5, 5}, 0.9, 0.78, 0.78, 0.78 + size);
    // A loss below 0 is none.
    assertSarprop(new double[] {-5, -5, -5, -5}, 0.9, 0.78, 0.78, 0.84);
  }

  @Test
  void sarpropDecaysWeightsLessAndLess() {
    // A flat loss: 0.01·A·w alone says the direction; a gradient of −0.008 stands against it until
    // A = 2^(−0.015 t) is below 0.8, w being about 1: from t = 22 on.
    var sarprop = new Sarprop(7);
    for (int t : new int[] {1, 10, 21, 22, 40}) {
      float[] w = {1f};
      sarprop.begin(t);
      sarprop.step(KERNELS, w, 0, new float[] {-0.008f}, 0, 1, new float[2][1], 0.1);
      assertEquals(t < 22 ? 0.9f : 1.1f, w[0], 1e-6, "step " + t);
    }
  }

  private static void assertSarprop(double[] losses, double... expected) {
    var sarprop = new Sarprop(7);
    float[] g = {3f, 0.1f, -1f, -5f};
    float[] w = {1f};
    float[][] state = new float[sarprop.slots()][1];
    for (int t = 1; t <= 4; t++) {
      sarprop.begin(t);
      sarprop.loss(losses[t - 1]);
      sarprop.step(KERNELS, w, 0, g, t - 1, 1, state, RATE);
      assertEquals(expected[t - 1], w[0], 1e-6, "step " + t);
    }
  }

  private static void assertRprop(double[] losses, double... expected) {
    var rprop = new Rprop(true);
    float[] g = {3f, 0.1f, -1f, -5f};
    float[] w = {1f};
    float[][] state = new float[rprop.slots()][1];
    for (int t = 1; t <= 4; t++) {
      rprop.begin(t);
      rprop.loss(losses[t - 1]);
      rprop.step(KERNELS, w, 0, g, t - 1, 1, state, RATE);
      assertEquals(expected[t - 1], w[0], 2e-7, "step " + t);
    }
  }

  @Test
  void quickpropFindsTheLowestPointOfAParabola() {
    // L = (w − 3)², g = 2 (w − 3), w = 0. First step −α g = 0.6. The parabola through −6 and −4.8
    // says 0.6·4.8/1.2 = 2.4, more than 1.75·0.6 = 1.05; with −α g = 0.48 it is 1.53. From there
    // g = −1.74: 1.53·1.74/3.06 = 0.87, and −α g = 0.174: 3.174. Now g = 0.348 has turned:
    // −1.044·0.348/2.088 = −0.174, which is the bottom.
    var quickprop = new Quickprop();
    float[] w = {0f};
    float[][] state = new float[quickprop.slots()][1];
    double[] expected = {0.6, 2.13, 3.174, 3};
    for (int t = 1; t <= 4; t++) {
      quickprop.step(KERNELS, w, 0, new float[] {2 * (w[0] - 3)}, 0, 1, state, RATE);
      assertEquals(expected[t - 1], w[0], 2e-6, "step " + t);
    }
  }

  @Test
  void quickpropStaysFiniteWhereNoParabolaIs() {
    var quickprop = new Quickprop();
    float[] w = {0f};
    float[][] state = new float[quickprop.slots()][1];
    for (float g : new float[] {1f, 1, 0f, 0f, -1f, -1f, 1, 1f}) {
      quickprop.step(KERNELS, w, 0, new float[] {g}, 0, 1, state, RATE);
      assertEquals(0, w[0], 2f);
    }
  }

  static Stream<Optimizers> methodsOfSteps() {
    return Arrays.stream(Optimizers.values()).filter(kind -> kind.kind() == Optimizers.Kind.STEPS);
  }

  /// L = ½ Σ c_i (w_i − i)² / n with slopes that differ a hundredfold.
  @ParameterizedTest
  @MethodSource("methodsOfSteps")
  void everyMethodReachesTheLowestPointOfABowl(Optimizers kind) {
    var optimizer = Optimizers.of(kind.own().with(Settings.OPTIMIZER, kind));
    int n = 20;
    float[] w = new float[n];
    float[] g = new float[n];
    float[][] state = new float[optimizer.slots()][n];
    double rate = rateForBowl(kind);
    int steps = 6000;
    for (int t = 1; t <= steps; t++) {
      double loss = 0;
      for (int i = 0; i < n; i++) {
        double slope = i % 2 == 0 ? 0.1 : 10;
        g[i] = (float) (slope * (w[i] - i));
        loss += 0.5 * slope * (w[i] - i) * (w[i] - i) / n;
      }
      optimizer.begin(t);
      optimizer.loss(loss);
      boolean keepsRate = kind.own().get(Settings.SCHEDULE) == Schedule.CONSTANT;
      double now = keepsRate ? rate : rate * (1 - (double) t / steps);
      optimizer.step(KERNELS, w, 0, g, 0, n, state, now);
    }
    for (int i = 0; i < n; i++) {
      assertEquals(i, w[i], 5e-3, "parameter " + i);
    }
  }

  /// The distances here are up to 19, so rates of a thousandth would take long.
  private static double rateForBowl(Optimizers kind) {
    return switch (kind) {
      case ADADELTA -> 100;
      case ADAGRAD -> 3;
      default -> 0.03;
    };
  }

  @Test
  void refusesNumbersOutsideOfTheirIntervals() {
    String share = "; it must be at least 0 and less than 1";
    assertIllegal("rho is 1.0" + share, () -> new RmsProp(1, 1e-8));
    assertIllegal("rho is -0.1" + share, () -> new AdaDelta(-0.1, 1e-8));
    assertIllegal("beta3 is NaN" + share, () -> new Adan(0.9, 0.9, Double.NaN, 1e-8));
    assertIllegal("epsilon is 0.0; it must be greater than 0", () -> new AdaGrad(0));
    assertIllegal("beta2 is 0.99999999" + share, () -> new Lion(0.9, 0.99999999));
  }

  private static float[][] assertSteps(Optimizer optimizer, float[] gradients, double... expected) {
    float[] w = {1f};
    float[][] state = new float[optimizer.slots()][1];
    for (int t = 1; t <= gradients.length; t++) {
      optimizer.begin(t);
      optimizer.step(KERNELS, w, 0, gradients, t - 1, 1, state, RATE);
      assertEquals(expected[t - 1], w[0], 2e-7, "step " + t);
    }
    return state;
  }
}
