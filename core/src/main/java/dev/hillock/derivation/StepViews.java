package dev.hillock.derivation;

import dev.hillock.nn.Architecture;
import dev.hillock.nn.Dense;
import dev.hillock.reference.DoubleLoss;
import dev.hillock.train.LayerRecord;
import dev.hillock.train.StepRecord;
import dev.hillock.train.StepRecorder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes what is shown of what was recorded.
final class StepViews {

  private final StepRecorder recorder;
  private final Architecture architecture;
  private final Names names;

  StepViews(StepRecorder recorder, Names names) {
    this.recorder = recorder;
    architecture = recorder.architecture();
    this.names = names;
  }

  StepView of(StepRecord record, Focus focus) {
    var plan = recorder.plan();
    var loss = DoubleLoss.of(plan.loss(), plan.preparation().target());
    var differences = new FiniteDifferences(architecture, loss, record);
    var layers = new ArrayList<LayerView>();
    for (int i = 0; i < architecture.layers().size(); i++) {
      layers.add(new OfLayer(record, differences, i, focus).view());
    }
    return new StepView(
        record.number(),
        RowView.of(plan.preparation(), plan.table(), record.row(), record.inputs()),
        Floats.list(record.targets()),
        Floats.list(record.layers().getLast().outputs()),
        Floats.list(record.outputsAfter()),
        layers,
        record.loss());
  }

  /// The views of a layer.
  private final class OfLayer {
    private final StepRecord record;
    private final FiniteDifferences differences;
    private final int index;
    private final Focus focus;
    private final Dense layer;
    private final LayerRecord numbers;
    private final float[] before;

    OfLayer(StepRecord record, FiniteDifferences differences, int index, Focus focus) {
      this.record = record;
      this.differences = differences;
      this.index = index;
      this.focus = focus;
      layer = architecture.layers().get(index);
      numbers = record.layers().get(index);
      before = record.parameters().before();
    }

    LayerView view() {
      var neurons = new ArrayList<NeuronView>();
      for (int j : focus.neurons().get(index)) {
        neurons.add(neuron(j));
      }
      return new LayerView(index, architecture.nameOf(index), layer, neurons);
    }

    private int weightAt(int i, int j) {
      return architecture.weightsOffset(index) + i * layer.outputs() + j;
    }

    private NeuronView neuron(int j) {
      var inputs = names.entering(index);
      var sum =
          Terms.of(
              layer.inputs(),
              focus.terms(),
              i -> new Term(i, inputs.get(i), before[weightAt(i, j)], numbers.inputs()[i]));
      var weights = new ArrayList<WeightView>();
      for (Term term : sum.shown()) {
        int i = term.index();
        var slope = differences.ofWeight(index, i, j, term.weight());
        weights.add(weight(weightAt(i, j), slope));
      }
      float z = numbers.activationInputs()[j];
      float[] slopes = numbers.slopes();
      var forward =
          new NeuronView.Forward(
              sum,
              numbers.sums()[j],
              z,
              numbers.activated()[j],
              slopes == null ? Float.NaN : slopes[j],
              numbers.outputs()[j],
              ActivationFormulas.kink(
                  layer.activation(), z, slopes == null ? Float.NaN : slopes[j]));
      float[] error = numbers.error();
      var backward =
          new NeuronView.Backward(
              errorSum(j), error == null ? Float.NaN : error[j], numbers.delta()[j]);
      return new NeuronView(j, names.neuron(index, j), forward, backward, weights, bias(j));
    }

    private @Nullable WeightView bias(int j) {
      if (!layer.bias()) {
        return null;
      }
      int at = architecture.biasOffset(index) + j;
      return weight(at, differences.ofBias(index, j, before[at]));
    }

    private WeightView weight(int at, Slope slope) {
      var change = record.parameters();
      return new WeightView(
          before[at],
          change.gradient()[at],
          slope,
          recorder.rateOf(at),
          change.after()[at],
          change.memoryBefore().stream().map(array -> array[at]).toList(),
          change.memoryAfter().stream().map(array -> array[at]).toList());
    }

    /// Σ_k w_jk·δ_k over the neurons behind.
    private Terms errorSum(int j) {
      if (index == architecture.layers().size() - 1) {
        return new Terms(List.of(), 0, 0);
      }
      Dense behind = architecture.layers().get(index + 1);
      float[] delta = record.layers().get(index + 1).delta();
      int at = architecture.weightsOffset(index + 1) + j * behind.outputs();
      return Terms.of(
          behind.outputs(),
          focus.terms(),
          k -> new Term(k, names.neuron(index + 1, k), before[at + k], delta[k]));
    }
  }
}
