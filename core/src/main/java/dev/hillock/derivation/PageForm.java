package dev.hillock.derivation;

import dev.hillock.json.Json;
import dev.hillock.json.JsonArray;
import dev.hillock.json.JsonObject;
import dev.hillock.json.JsonWriter;
import dev.hillock.json.PlainText;
import dev.hillock.nn.Dense;
import dev.hillock.nn.Norm;
import dev.hillock.settings.Optimizers;
import dev.hillock.settings.Settings;
import dev.hillock.train.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// A worked derivation as one page that draws the network and shows what each neuron and weight
/// did. It holds its script, style and numbers; its policy lets nothing else run and nothing be
/// fetched.
public final class PageForm {

  private PageForm() {}

  /// The text of the page.
  public static String of(Derivation derivation, Digits digits) {
    String script = resource("page.js");
    boolean isFilm = derivation.steps().size() > 1;
    var first = derivation.first();
    String title =
        isFilm
            ? "%d steps of training on %s".formatted(derivation.steps().size(), derivation.source())
            : "One step of training on data row %d of %s"
                .formatted(first.row().row() + 1, derivation.source());
    var values = new LinkedHashMap<String, String>();
    values.put("HASH", hash(script));
    values.put("TITLE", escaped(title));
    values.put("STYLE", resource("page.css"));
    values.put("SUMMARY", escaped(Chapters.summary(derivation, digits)));
    values.put("FILMKEYS", isFilm ? ", comma and full stop for the step before and after" : "");
    values.put("VERSION", Training.VERSION);
    // Within a script element only "</" and "<!" could end it.
    values.put("DATA", JsonWriter.compact(data(derivation, digits)).replace("<", "\\u003c"));
    values.put("SCRIPT", script);
    return filled(resource("page.html"), values);
  }

  private static JsonObject data(Derivation derivation, Digits digits) {
    var settings = derivation.settings();
    boolean plainDescent =
        settings.get(Settings.OPTIMIZER) == Optimizers.SGD
            && !settings.get(Settings.NESTEROV)
            && settings.get(Settings.WEIGHT_DECAY) == 0
            && !settings.get(Settings.FRONT_SCALE);
    return JsonForm.head(derivation)
        .put("digits", digits.count())
        .put("loss_gives_delta", derivation.loss().givesNodeDelta())
        .put("plain_descent", plainDescent)
        .put("names", derivation.names().layers().stream().map(JsonArray::ofTexts).toList())
        .put("steps", derivation.steps().stream().map(PageSteps::step).toList())
        .put("formulas", formulas(derivation))
        .build();
  }

  private static Json formulas(Derivation derivation) {
    var layers = derivation.architecture().layers().stream().map(PageForm::layer).toList();
    return Json.object()
        .put("layers", layers)
        .put("loss", MathFormula.of(LossFormulas.value(derivation.loss())))
        .put("loss_slope", MathFormula.of(LossFormulas.slope(derivation.loss())))
        .put(
            "rule",
            JsonArray.ofTexts(
                OptimizerFormulas.rule(derivation.settings()).stream()
                    .map(MathFormula::of)
                    .toList()))
        .build();
  }

  private static Json layer(Dense layer) {
    boolean isPlain =
        layer.norm() == Norm.NONE && !layer.parametric() && !layer.activation().isRowWise();
    String output =
        (layer.parametric() ? "With its learned α: y = z + α·(a − z)." : "")
            + (layer.residual() ? " What entered the layer is added." : "");
    return Json.object()
        .put("value", MathFormula.of(ActivationFormulas.value(layer.activation())))
        .put("slope", MathFormula.of(ActivationFormulas.slope(layer.activation())))
        .put("plain", isPlain)
        .put("output", output.strip())
        .build();
  }

  /// Puts the values in place of their names; what a value holds is left alone.
  private static String filled(String page, Map<String, String> values) {
    var text = new StringBuilder();
    int from = 0;
    for (int at = page.indexOf('@'); at >= 0; at = page.indexOf('@', from)) {
      int end = page.indexOf('@', at + 1);
      text.append(page, from, at).append(values.get(page.substring(at + 1, end)));
      from = end + 1;
    }
    return text.append(page, from, page.length()).toString();
  }

  private static String escaped(String text) {
    return PlainText.of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String hash(String script) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(script.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM lacks SHA-256, which every JVM must have", e);
    }
  }

  private static String resource(String name) {
    try (var in = PageForm.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the library lacks its file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
