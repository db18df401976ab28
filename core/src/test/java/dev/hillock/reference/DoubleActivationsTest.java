package dev.hillock.reference;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.ScalarActivations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class DoubleActivationsTest {

  @ParameterizedTest
  @EnumSource(value = Activation.class, names = "SOFTMAX", mode = Mode.EXCLUDE)
  void agreeWithTheEngine(Activation f) {
    for (float z = -30; z <= 30; z += 0.0625f) {
      float y = ScalarActivations.value(f, z);
      double scale = Math.max(1, Math.abs(y));
      assertEquals(y, DoubleActivations.value(f, z), 4e-7 * scale, "f(%s)".formatted(z));
      float slope = ScalarActivations.derivative(f, z, y);
      assertEquals(slope, DoubleActivations.derivative(f, z), 2e-6, "f'(%s)".formatted(z));
    }
  }

  @ParameterizedTest
  @EnumSource(value = Activation.class, names = "SOFTMAX", mode = Mode.EXCLUDE)
  void derivativesAgreeWithCentralDifferences(Activation f) {
    double h = 1e-5;
    // No multiple of 1/8: kinks lie there.
    for (double z = -7.9; z <= 8; z += 0.25) {
      double above = DoubleActivations.value(f, z + h);
      double below = DoubleActivations.value(f, z - h);
      assertEquals((above - below) / (2 * h), DoubleActivations.derivative(f, z), 2e-9, "" + z);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Activation.class, names = "SOFTMAX", mode = Mode.EXCLUDE)
  void areFiniteFarOut(Activation f) {
    for (double z : new double[] {-1e300, -800, 800, 1e300}) {
      double value = DoubleActivations.value(f, z);
      double derivative = DoubleActivations.derivative(f, z);
      assertEquals(false, Double.isNaN(value) || Double.isNaN(derivative), "at " + z);
    }
  }

  /// Values of erf and erfc to 20 digits, from Abramowitz & Stegun, table 7.1, and computed with
  /// arbitrary precision.
  @ParameterizedTest
  @CsvSource({
    "0.5, 0.52049987781304653768, 0.47950012218695346232",
    "1, 0.84270079294971486934, 0.15729920705028513066",
    "2, 0.99532226501895273416, 0.0046777349810472658379",
    "2.9, 0.99995890212190054120, 4.1097878099458836e-5",
    "3.1, 0.99998835134263280041, 1.1648657367199596e-5",
    "4, 0.99999998458274209972, 1.5417257900280018852e-8",
    "6, 1, 2.1519736712498913117e-17",
    "-1, -0.84270079294971486934, 1.84270079294971486934"
  })
  void theErrorFunctionIsRightToItsLastDigits(double x, double erf, double erfc) {
    assertEquals(erf, DoubleActivations.erf(x), 1e-15);
    assertEquals(
        erfc, DoubleActivations.erfc(x), Math.max(1e-15, 1e-13 * erfc) * (x < 3 ? 1 : 0.5));
    if (x > 3) {
      assertEquals(1, DoubleActivations.erfc(x) / erfc, 1e-13);
    }
  }

  @Test
  void seriesAndFractionMeet() {
    double below = DoubleActivations.erfc(Math.nextDown(3.0));
    assertEquals(below, DoubleActivations.erfc(3), 1e-15);
  }

  @Test
  void softmaxNeedsARow() {
    String words = "softmax has no value for a single sum; apply it to the whole row of outputs";
    assertIllegal(words, () -> DoubleActivations.value(Activation.SOFTMAX, 1));
    assertIllegal(words, () -> DoubleActivations.derivative(Activation.SOFTMAX, 1));
    double[] p = DoubleActivations.softmax(new double[] {1000, 1000 + StrictMath.log(3)});
    assertEquals(0.25, p[0], 1e-13);
    assertEquals(0.75, p[1], 1e-13);
  }
}
