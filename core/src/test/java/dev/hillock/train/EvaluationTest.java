package dev.hillock.train;

import static dev.hillock.Refusal.assertBadData;
import static dev.hillock.Tables.numbers;
import static dev.hillock.Tables.texts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hillock.Tables;
import dev.hillock.kernel.Activation;
import dev.hillock.metric.JudgedRows;
import dev.hillock.metric.Metric;
import dev.hillock.metric.MetricValue;
import dev.hillock.metric.RegressionMetrics;
import dev.hillock.model.Model;
import dev.hillock.model.Provenance;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Dense;
import dev.hillock.nn.Parameters;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.ColumnTransform;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.NumberTransform;
import dev.hillock.prep.OneHot;
import dev.hillock.prep.Preparation;
import dev.hillock.prep.Scaling.Fitted;
import dev.hillock.prep.TargetCoding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  private static final NumberTransform V = new NumberTransform("v", 0, new Fitted(0, 1));

  private static Model model(
      ColumnTransform input, TargetCoding target, Activation activation, String loss, float... w) {
    var layer = new Dense(input.width(), target.outputs(), activation, false);
    var architecture = new Architecture(List.of(layer));
    return new Model(
        new Preparation(List.of(input), target),
        architecture,
        new Parameters(architecture, w),
        new Provenance("v", "s", "", 1, 0, Map.of("loss", loss), 1, 1, Map.of()));
  }

  @Test
  void countsClassesAndLeavesOutRowsWithoutOne() {
    // A step at v = 0: yes, no, yes, no against yes, yes, yes, (missing).
    var model =
        model(V, new ClassTarget("k", List.of("no", "yes"), 1), Activation.STEP, "perceptron", 1f);
    var table = Tables.of(numbers("v", 2, -1, 0, -5), texts("k", "yes", "yes", "yes", ""));
    var evaluation = Evaluation.of(model, table);
    assertEquals(3, evaluation.rows());
    assertEquals(1, evaluation.rowsWithoutTarget());
    // One of three is wrong: ½ · 1² / 3.
    assertEquals(1.0 / 6, evaluation.loss(), 1e-15);
    var confusion = evaluation.confusion();
    assertNotNull(confusion);
    assertArrayEquals(new long[][] {{0, 0}, {1, 2}}, confusion.counts());
    assertEquals(Map.of("loss", 1.0 / 6, "accuracy", 2.0 / 3), evaluation.figures());
    assertEquals(Map.of(), evaluation.numbers());
    // Step units give no probabilities, so nothing is said of them.
    assertEquals(
        List.of(
            Metric.ACCURACY,
            Metric.BALANCED_ACCURACY,
            Metric.MACRO_PRECISION,
            Metric.MACRO_RECALL,
            Metric.MACRO_F1,
            Metric.MCC),
        evaluation.classMetrics(true).stream().map(MetricValue::metric).toList());
  }

  @Test
  void measuresNumbersInTheirUnits() {
    // y = 10 + 2·(3·v): 16 and 4 for v = 1 and -1; actual 15 and 6, so e = -1 and 2.
    var target = new NumberTarget(List.of("y"), List.of(new Fitted(10, 2)));
    var model = model(V, target, Activation.IDENTITY, "half-squared-error", 3f);
    var table = Tables.of(numbers("v", 1, -1), numbers("y", 15, 6));
    var evaluation = Evaluation.of(model, table);
    // Variation around 10.5: 2 · 4.5² = 40.5; 1 - 5/40.5.
    assertEquals(
        Map.of(
            "y",
            new RegressionMetrics(
                2, Math.sqrt(2.5), 1.5, 1 - 5 / 40.5, 1.5, (1.0 / 15 + 2.0 / 6) / 2)),
        evaluation.numbers());
    // In scaled units e = -0.5 and 1: ½·(0.25 + 1) / 2.
    assertEquals(0.3125, evaluation.loss(), 1e-15);
    assertNull(evaluation.confusion());
    assertEquals(List.of(), evaluation.classMetrics(false));
    var values = evaluation.numberMetrics(false).get("y");
    assertNotNull(values);
    assertEquals(new MetricValue(Metric.MAE, 1.5, null), values.get(1));
    assertEquals(List.of("loss", "rmse", "mae", "r2"), List.copyOf(evaluation.figures().keySet()));
  }

  @Test
  void judgesSeveralSigmoidsByTheirShares() {
    // Sigmoids of v·(ln 1, ln 3, ln 3) at v = 1: ½, ¾, ¾ of 2, so ¼, ⅜, ⅜.
    var target = new ClassTarget("k", List.of("a", "b", "c"), 3);
    float w = (float) Math.log(3);
    var model = model(V, target, Activation.SIGMOID, "half-squared-error", 0f, w, w);
    var table = Tables.of(numbers("v", 1, 1), texts("k", "b", "a"));
    var judged = (JudgedRows.Classes) Evaluation.of(model, table).judged();
    assertArrayEquals(new int[] {1, 1}, judged.predicted());
    assertArrayEquals(
        new float[] {0.25f, 0.375f, 0.375f, 0.25f, 0.375f, 0.375f}, judged.probabilities(), 1e-6f);
  }

  @Test
  void countsUnseenCategories() {
    var model =
        model(
            new OneHot("c", List.of("a", "b"), false),
            new ClassTarget("k", List.of("no", "yes"), 1),
            Activation.SIGMOID,
            "binary-cross-entropy",
            1f,
            -1f);
    var table = Tables.of(texts("c", "a", "z", "b"), texts("k", "yes", "no", "no"));
    var evaluation = Evaluation.of(model, table);
    assertEquals(Map.of("c", 1), evaluation.unseen());
    // Sigmoid of 1, 0, -1: -ln σ(1), ln 2, -ln σ(1).
    double sure = Math.log(1 + Math.exp(-1));
    assertEquals((2 * sure + Math.log(2)) / 3, evaluation.loss(), 1e-7);
  }

  @Test
  void refusesTablesWithoutTargets() {
    var model =
        model(
            V, new ClassTarget("kind", List.of("no", "yes"), 1), Activation.STEP, "perceptron", 1f);
    assertBadData(
        "t has no column 'kind'; did you mean 'kin'?",
        () -> Evaluation.of(model, Tables.of(numbers("v", 1), texts("kin", "no"))));
    assertBadData(
        "t, target 'kind' is missing in every row; fill it in or name another",
        () -> Evaluation.of(model, Tables.of(numbers("v", 1), texts("kind", ""))));
    assertBadData(
        "t, column 'kind': class 'maybe' (data row 1) was not seen in training; the model knows [no, yes]",
        () -> Evaluation.of(model, Tables.of(numbers("v", 1), texts("kind", "maybe"))));
  }
}
