package dev.hillock.explain;

import dev.hillock.model.Member;
import dev.hillock.model.Model;
import dev.hillock.report.Numerals;
import dev.hillock.settings.Settings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether the parameters of a model are numbers to reckon with.
///
/// Inputs and the outputs of layers are about 1, and weights of a trained network a few units at
/// most; a weight of 10 000 makes any sigmoid a step and any sum a matter of one input.
final class WeightCheck {

  private static final double HUGE = 1e4;

  private WeightCheck() {}

  static List<Finding> of(Model model) {
    for (int i = 0; i < model.members().size(); i++) {
      String where = model.isEnsemble() ? " of member " + (i + 1) : "";
      var found = of(model.members().get(i), where, tenthOfRate(model));
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /// A tenth of the rate that the model was trained with; null where it had none.
  private static @Nullable String tenthOfRate(Model model) {
    String rate = model.provenance().settings().getOrDefault(Settings.LEARNING_RATE.name(), "");
    try {
      double tenth = Double.parseDouble(rate) / 10;
      return tenth > 0 && Double.isFinite(tenth) ? Numerals.oneDigit(tenth) : null;
    } catch (NumberFormatException _) {
      // A file may say what it likes.
      return null;
    }
  }

  private static List<Finding> of(Member member, String where, @Nullable String rate) {
    float[] values = member.parameters().values();
    int worst = -1;
    int lost = 0;
    for (int i = 0; i < values.length; i++) {
      boolean isLost = !Float.isFinite(values[i]);
      if (lost == 0 && (worst < 0 || isLost || Math.abs(values[i]) > Math.abs(values[worst]))) {
        worst = i;
      }
      lost += isLost ? 1 : 0;
    }
    if (lost == 0 && Math.abs(values[worst]) < HUGE) {
      return List.of();
    }
    String what =
        lost == 0
            ? "the largest of %s parameters%s is %s"
                .formatted(
                    Numerals.count(values.length), where, Numerals.significant(values[worst]))
            : "%s of %s parameters%s are not finite"
                .formatted(Numerals.count(lost), Numerals.count(values.length), where);
    return List.of(
        new Finding(
            Illness.WEIGHTS_OUT_OF_RANGE,
            what + ", in layer '%s'".formatted(layerOf(member, worst)),
            rate == null
                ? "train again with gradients that are cut to a length"
                : "train again with a tenth of the learning rate, or with gradients that are cut to a length (--clip-norm 1)",
            rate == null ? "--clip-norm 1" : "--learning-rate " + rate,
            Map.of("not_finite", (double) lost)));
  }

  private static String layerOf(Member member, int parameter) {
    var architecture = member.architecture();
    int layer = architecture.layers().size() - 1;
    while (layer >= 0 && parameter < architecture.weightsOffset(layer)) {
      layer--;
    }
    return layer < 0 ? "embedding" : architecture.nameOf(layer);
  }
}
