package dev.hillock.cli;

import dev.hillock.derivation.Focus;
import dev.hillock.nn.Architecture;
import dev.hillock.train.StepRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `--neuron LAYER:N`: which neuron is shown.
final class NeuronChoice {

  private static final Pattern FORM = Pattern.compile("(\\d{1,6}|output):(\\d{1,9})");

  private NeuronChoice() {}

  /// What of a network is shown.
  ///
  /// @param neuron what the option says; null where it is not given
  static Focus focus(
      Architecture architecture, StepRecord record, @Nullable String neuron, int terms) {
    if (neuron == null) {
      return Focus.of(record, terms);
    }
    Matcher matcher = FORM.matcher(neuron);
    if (!matcher.matches()) {
      throw new UsageException(
          "--neuron is '%s'; give LAYER:N, such as 1:3 for the third neuron of the first hidden layer, or output:1"
              .formatted(neuron));
    }
    int last = architecture.layers().size();
    int layer = matcher.group(1).equals("output") ? last : Integer.parseInt(matcher.group(1));
    int[] neurons = {Integer.parseInt(matcher.group(2)) - 1};
    return Focus.on(architecture, layer - 1, neurons, terms);
  }
}
