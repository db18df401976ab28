package dev.hillock.plot;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.ScalarActivations;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ActivationPlotTest {

  static final List<Activation> ALL = ActivationPlot.ALL;

  @ParameterizedTest
  @FieldSource("ALL")
  void pointsAreWhatTheKernelsCompute(Activation f) {
    double[][] values = ActivationPlot.points(f, false);
    double[][] slopes = ActivationPlot.points(f, true);
    assertEquals(-5, values[0][0]);
    assertEquals(5, values[0][values[0].length - 1]);
    for (int i = 0; i < values[0].length; i++) {
      if (!Double.isNaN(values[0][i])) {
        assertEquals(ScalarActivations.value(f, (float) values[0][i]), values[1][i]);
      }
    }
    for (int i = 0; i < slopes[0].length; i++) {
      if (!Double.isNaN(slopes[0][i])) {
        float z = (float) slopes[0][i];
        float y = ScalarActivations.value(f, z);
        assertEquals(ScalarActivations.derivative(f, z, y), slopes[1][i]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "STEP, 1, 0",
    "RELU, 0, 1",
    "LEAKY_RELU, 0, 1",
    "SELU, 0, 1",
    "HARD_SIGMOID, 0, 2",
    "ELU, 0, 0",
    "GELU, 0, 0",
    "TANH, 0, 0"
  })
  void curvesHaveAGapWhereTheyLeap(Activation f, long leaps, long leapsOfDerivative) {
    assertEquals(leaps, gaps(ActivationPlot.points(f, false)));
    assertEquals(leapsOfDerivative, gaps(ActivationPlot.points(f, true)));
  }

  private static long gaps(double[][] points) {
    return Arrays.stream(points[0]).filter(Double::isNaN).count();
  }

  @Test
  void fewShareTheirChartsAndManyHaveOneEach() {
    var few = Svg.of(new ActivationPlot(List.of(Activation.RELU, Activation.GELU)).svg());
    assertEquals(2 * 2, few.ofClass("path", "curve").size());
    // One filled and one hollow point of the derivative of ReLU.
    assertEquals(2, few.ofClass("path", "point").size());
    var all = Svg.of(new ActivationPlot(ALL).svg());
    assertEquals(2 * ALL.size(), all.ofClass("path", "curve").size());
    assertTrue(all.texts().containsAll(ALL.stream().map(Activation::text).toList()));
  }

  @Test
  void refusesWhatHasNoCurve() {
    assertIllegal(
        "softmax has no curve: each output depends on the whole row of sums; leave it out",
        () -> new ActivationPlot(List.of(Activation.SOFTMAX)));
    assertIllegal(
        "no activation function is named; name at least one", () -> new ActivationPlot(List.of()));
  }
}
