package dev.hillock.derivation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.json.JsonReader;
import dev.hillock.json.JsonWriter;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import dev.hillock.train.Plan;
import dev.hillock.train.StepRecorder;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The worked steps against published numbers, their own sums, and finite differences.
class DerivationTest {

  private static final int IRIS_ROW = 16;

  private static Derivation demo(String name, int row, int steps) {
    var demo = Demos.named(name).orElseThrow();
    try (var recorder =
        StepRecorder.of(demo.model(), 0, demo.table(), new int[] {row}, Settings.defaults())) {
      var held = demo.holdsBiases() ? recorder.holdingBiases() : recorder;
      return Derivation.of(held, steps, () -> 0, record -> Focus.of(record, 16));
    }
  }

  private static Derivation iris(String settings) {
    var all = Preset.CLASSIC.settings().with("target", "species");
    for (String pair : List.of(settings.split(" ", -1))) {
      int at = pair.indexOf('=');
      all = all.with(pair.substring(0, at), pair.substring(at + 1));
    }
    var plan = Plan.of(Tables.bundled("iris.csv"), null, all);
    try (var recorder = StepRecorder.of(plan, new int[] {IRIS_ROW})) {
      return Derivation.of(recorder, 1, () -> 0, record -> Focus.of(record, 16));
    }
  }

  private static void forNeurons(Derivation derivation, Consumer<NeuronView> check) {
    derivation
        .steps()
        .forEach(step -> step.layers().forEach(layer -> layer.neurons().forEach(check)));
  }

  /// Source: M. Mazur, "A step by step backpropagation example", 2015.
  @Test
  void thePublishedExampleHasItsPublishedNumbers() {
    var step = demo("mazur", 0, 1).first();
    assertEquals(0.298371109, step.loss().before(), 1e-6);
    assertEquals(0.291027924, step.loss().after(), 1e-6);
    var hidden = step.layers().get(0).neurons();
    assertEquals(0.3775, hidden.get(0).forward().z(), 1e-6);
    assertEquals(0.593269992, hidden.get(0).forward().a(), 1e-6);
    assertEquals(0.596884378, hidden.get(1).forward().a(), 1e-6);
    var output = step.layers().get(1).neurons();
    assertEquals(1.105905967, output.get(0).forward().z(), 1e-6);
    assertEquals(0.75136507, output.get(0).forward().a(), 1e-6);
    assertEquals(0.772928465, output.get(1).forward().a(), 1e-6);
    assertEquals(0.138498562, output.get(0).backward().delta(), 1e-6);
    assertEquals(0.082167041, output.get(0).weights().get(0).gradient(), 1e-6);
    assertEquals(0.35891648, output.get(0).weights().get(0).after(), 1e-6);
    assertEquals(0.408666186, output.get(0).weights().get(1).after(), 1e-6);
    assertEquals(0.511301270, output.get(1).weights().get(0).after(), 1e-6);
    assertEquals(0.561370121, output.get(1).weights().get(1).after(), 1e-6);
    assertEquals(0.036350306, hidden.get(0).backward().error(), 1e-6);
    assertEquals(0.000438568, hidden.get(0).weights().get(0).gradient(), 1e-6);
    assertEquals(0.149780716, hidden.get(0).weights().get(0).after(), 1e-6);
    assertEquals(0.19956143, hidden.get(0).weights().get(1).after(), 1e-6);
    assertEquals(0.24975114, hidden.get(1).weights().get(0).after(), 1e-6);
    assertEquals(0.29950229, hidden.get(1).weights().get(1).after(), 1e-6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sigmoid", "tanh", "elu", "selu", "gelu", "silu", "mish", "softplus", "identity"})
  void finiteDifferencesAgreeWithEverySmoothActivation(String activation) {
    var derivation = iris("hidden=6,5 activation=" + activation);
    double[] largest = {0};
    forNeurons(
        derivation,
        neuron ->
            neuron
                .weights()
                .forEach(w -> largest[0] = Math.max(largest[0], Math.abs(w.gradient()))));
    int[] compared = {0};
    forNeurons(
        derivation,
        neuron -> {
          for (WeightView weight : neuron.weights()) {
            assertFalse(weight.slope().atKink());
            // What has cancelled out has fewer digits left than a float.
            double size = Math.max(Math.abs(weight.slope().value()), 1e-2 * largest[0]);
            assertEquals(weight.slope().value(), weight.gradient(), 1e-5 * size, activation);
            compared[0]++;
          }
        });
    assertEquals(4 * 6 + 6 * 5 + 5 * 3, compared[0]);
  }

  @Test
  void lossesOfAllKindsAgreeWithFiniteDifferences() {
    for (String loss :
        List.of(
            "loss=categorical-cross-entropy output-activation=softmax",
            "loss=mean-squared-error output-activation=sigmoid",
            "loss=huber output-activation=identity",
            "loss=mean-absolute-error output-activation=tanh")) {
      forNeurons(
          iris("hidden=4 activation=tanh " + loss),
          neuron ->
              neuron
                  .weights()
                  .forEach(weight ->
                      assertEquals(weight.slope().value(), weight.gradient(), 2e-6, loss)));
    }
  }

  @Test
  void kinksAreNamed() {
    // With inputs 0 and no bias, z is 0.
    var relu =
        Preset.CLASSIC
            .settings()
            .with("target", "y")
            .with("bias", "false")
            .with("scaling", "none")
            .with("activation", "relu");
    var plan = Plan.of(Tables.bundled("xor.csv"), null, relu);
    try (var recorder = StepRecorder.of(plan, new int[] {0})) {
      forNeurons(
          Derivation.of(
              recorder,
              1,
              () -> 0,
              record -> Focus.on(recorder.architecture(), 0, new int[] {0}, 9)),
          neuron ->
              assertEquals(
                  "z is at the kink, where the slope on the left is taken",
                  neuron.forward().kink()));
    }
    var step = iris("hidden=3 activation=step surrogate=straight-through");
    assertTrue(
        step.first()
            .layers()
            .getFirst()
            .neurons()
            .getFirst()
            .forward()
            .kink()
            .startsWith("the step has slope 0 everywhere"));
  }

  @Test
  void theTermsOfASumComeToIt() {
    var derivation = iris("hidden=40,30 activation=tanh");
    int[] folded = {0};
    forNeurons(
        derivation,
        neuron -> {
          var bias = neuron.bias();
          double sum = neuron.forward().sum().sum() + (bias == null ? 0 : bias.before());
          double size =
              neuron.forward().sum().shown().stream()
                  .mapToDouble(term -> Math.abs(term.product()))
                  .sum();
          assertEquals(sum, neuron.forward().u(), 4e-6 * Math.max(1, size));
          folded[0] += neuron.forward().sum().others() > 0 ? 1 : 0;
          if (!Float.isNaN(neuron.backward().error())
              && !neuron.backward().sum().shown().isEmpty()) {
            assertEquals(neuron.backward().sum().sum(), neuron.backward().error(), 1e-6);
          }
        });
    assertTrue(folded[0] > 0);
    assertFalse(derivation.isWhole());
    assertTrue(demo("xor", 1, 1).isWhole());
  }

  @Test
  void momentumCarriesTheChangeOfTheStepBefore() {
    var steps = demo("xor", 1, 2).steps();
    var before = steps.get(0).layers().getFirst().neurons().getFirst().weights().get(1);
    var after = steps.get(1).layers().getFirst().neurons().getFirst().weights().get(1);
    assertEquals(before.after(), after.before());
    assertEquals(before.memoryAfter(), after.memoryBefore());
    double expected = -0.3 * after.gradient() + 0.6 * after.memoryBefore().getFirst();
    assertEquals(expected, after.memoryAfter().getFirst(), 1e-8);
  }

  @Test
  void jsonHasTheBitsOfTheEngine() {
    var derivation = demo("mazur", 0, 1);
    var text = JsonWriter.compact(JsonForm.of(derivation));
    assertEquals(JsonForm.of(derivation), JsonReader.parse(text));
    var neuron = derivation.first().layers().get(1).neurons().get(0);
    assertTrue(text.contains("\"delta\":" + neuron.backward().delta()), text);
  }

  @Test
  void whatIsNotThereIsRefused() {
    var architecture = demo("xor", 0, 1).architecture();
    assertEquals(
        "neuron 3 of layer hidden 1, which has 2; name one from 1 to 2",
        assertThrows(
                IllegalArgumentException.class, () -> Focus.on(architecture, 0, new int[] {2}, 16))
            .getMessage());
    assertEquals(
        "neuron of layer 3, but the network 2-2-1 has 2 layers behind its inputs; name layers 1 to"
            + " 2, or output",
        assertThrows(
                IllegalArgumentException.class, () -> Focus.on(architecture, 2, new int[] {0}, 16))
            .getMessage());
  }

  @Test
  void textsSayTheSameInEveryForm() {
    var derivation = demo("mazur", 0, 1);
    var digits = Digits.DEFAULT;
    String text = String.join("\n", TextForm.of(derivation, digits, false));
    assertTrue(text.contains("z = 0.05 · 0.15 + 0.1 · 0.2 + 0.35 = 0.3775"), text);
    assertTrue(text.contains("E = ½·Σ (t − a)² = 0.298371"), text);
    assertTrue(text.contains("δ = ∂E/∂a · f′(z) = 0.741365 · 0.186816 = 0.138499"), text);
    assertTrue(text.contains("Bias units are held fixed."), text);
    String markdown = MarkdownForm.of(derivation, digits);
    assertTrue(markdown.contains("| i1 | 0.05 | 0.15 | 0.0075 |"), markdown);
    String latex = LatexForm.of(derivation, digits);
    assertTrue(latex.contains("i1 & $0.05$ & $0.15$ & $0.0075$ \\\\"), latex);
    assertTrue(latex.endsWith("\\end{document}\n"));
    assertTrue(latex.chars().allMatch(c -> c < 0x100), "no letter that a plain TeX does not know");
    assertFalse(String.join("", TextForm.of(derivation, digits, true)).equals(text));
  }
}
