package dev.hillock.derivation;

import dev.hillock.loss.Loss;
import dev.hillock.nn.Architecture;
import dev.hillock.settings.Settings;
import dev.hillock.train.StepRecord;
import dev.hillock.train.StepRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/// Steps of a training, worked.
///
/// @param source where the rows come from
/// @param architecture of the network as it is trained
/// @param names of its inputs and neurons
/// @param loss E
/// @param settings with which it is trained
/// @param holdsBiases whether bias units stay as they are
/// @param notes what a reader should know, one line each
/// @param steps at least one
public record Derivation(
    String source,
    Architecture architecture,
    Names names,
    Loss loss,
    Settings settings,
    boolean holdsBiases,
    List<String> notes,
    List<StepView> steps) {

  public Derivation {
    notes = List.copyOf(notes);
    steps = List.copyOf(steps);
  }

  /// Makes steps and works them.
  ///
  /// @param steps how many, at least 1
  /// @param row which of the recorder's rows comes next, from 0
  /// @param focus what of the network is shown, chosen at the first step
  public static Derivation of(
      StepRecorder recorder, int steps, IntSupplier row, FocusChoice focus) {
    var plan = recorder.plan();
    var names = Names.of(plan.preparation(), recorder.architecture());
    var views = new StepViews(recorder, names);
    var worked = new ArrayList<StepView>();
    Focus shown = null;
    for (int i = 0; i < steps; i++) {
      var record = recorder.step(row.getAsInt());
      shown = shown == null ? focus.of(record) : shown;
      worked.add(views.of(record, shown));
      if (!Double.isFinite(record.loss().after())) {
        break;
      }
    }
    return new Derivation(
        plan.table().source(),
        recorder.architecture(),
        names,
        plan.loss(),
        plan.settings(),
        recorder.holdsBiases(),
        recorder.notes(),
        worked);
  }

  /// Chooses what is shown.
  @FunctionalInterface
  public interface FocusChoice {

    /// The choice.
    ///
    /// @param record the first step
    Focus of(StepRecord record);
  }

  /// The first step.
  public StepView first() {
    return steps.getFirst();
  }

  /// Whether all neurons and products are shown.
  public boolean isWhole() {
    return first().layers().stream()
        .allMatch(layer ->
            layer.others() == 0
                && layer.neurons().stream()
                    .allMatch(
                        n -> n.forward().sum().others() == 0 && n.backward().sum().others() == 0));
  }
}
