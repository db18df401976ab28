package dev.hillock.derivation;

import dev.hillock.data.NumericColumn;
import dev.hillock.data.Table;
import dev.hillock.kernel.Activation;
import dev.hillock.model.Model;
import dev.hillock.model.Provenance;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Architecture.Output;
import dev.hillock.nn.Parameters;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.NumberTransform;
import dev.hillock.prep.Preparation;
import dev.hillock.prep.Scaling.Fitted;
import dev.hillock.prep.Task;
import dev.hillock.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Small networks with their rows, ready to be explained.
///
/// @param name what it is called
/// @param model the network
/// @param table its rows
/// @param holdsBiases whether its bias units stay as they are
public record Demos(String name, Model model, Table table, boolean holdsBiases) {

  private static final Fitted AS_IT_IS = new Fitted(0, 1);

  /// Their names.
  public static final List<String> NAMES = List.of("xor", "mazur");

  /// The demo of this name; empty for others.
  public static Optional<Demos> named(String name) {
    return switch (name) {
      case "xor" -> Optional.of(xor());
      case "mazur" -> Optional.of(mazur());
      default -> Optional.empty();
    };
  }

  /// Exclusive or, the smallest problem that needs a hidden layer: two inputs, two hidden sigmoid
  /// neurons and one output, with weights as a training may begin with.
  private static Demos xor() {
    var table =
        new Table(
            "xor",
            List.of(column("x1", 0, 0, 1, 1), column("x2", 0, 1, 0, 1), column("y", 0, 1, 1, 0)));
    float[] parameters = {0.8f, -0.6f, 0.4f, 0.9f, -0.1f, 0.2f, 0.7f, -0.5f, 0.1f};
    return of("xor", table, 1, parameters, Map.of("learning-rate", "0.3", "momentum", "0.6"));
  }

  /// The widely known worked example of two inputs, two hidden neurons and two outputs, whose bias
  /// units are held fixed. Source: M. Mazur, "A step by step backpropagation example", 2015.
  private static Demos mazur() {
    var table =
        new Table(
            "mazur",
            List.of(
                column("i1", 0.05), column("i2", 0.10), column("o1", 0.01), column("o2", 0.99)));
    float[] parameters = {
      0.15f, 0.25f, 0.20f, 0.30f, 0.35f, 0.35f, 0.40f, 0.50f, 0.45f, 0.55f, 0.60f, 0.60f
    };
    var demo = of("mazur", table, 2, parameters, Map.of("learning-rate", "0.5", "momentum", "0"));
    return new Demos("mazur", demo.model, demo.table, true);
  }

  private static NumericColumn column(String name, double... values) {
    return new NumericColumn(name, values);
  }

  /// @param outputs how many columns from the right are targets
  private static Demos of(
      String name, Table table, int outputs, float[] parameters, Map<String, String> numbers) {
    var columns = table.columns();
    int inputs = columns.size() - outputs;
    var transforms = new ArrayList<NumberTransform>();
    var targets = new ArrayList<String>();
    for (int i = 0; i < columns.size(); i++) {
      if (i < inputs) {
        transforms.add(new NumberTransform(columns.get(i).name(), 0, AS_IT_IS));
      } else {
        targets.add(columns.get(i).name());
      }
    }
    var coding = new NumberTarget(targets, targets.stream().map(_ -> AS_IT_IS).toList());
    var output = new Output(outputs, Activation.SIGMOID);
    var architecture =
        Architecture.of(inputs, List.of(2), List.of(Activation.SIGMOID), output, true);
    var settings =
        Settings.defaults()
            .with("optimizer", "sgd")
            .with("loss", "half-squared-error")
            .with("hidden", "2")
            .with("activation", "sigmoid")
            .with("output-activation", "sigmoid")
            .with("learning-rate", numbers.getOrDefault("learning-rate", "0.3"))
            .with("momentum", numbers.getOrDefault("momentum", "0.6"))
            .with(Settings.TASK, Task.REGRESSION)
            .with(Settings.TARGET, targets);
    var provenance =
        new Provenance("", name, "", table.rows(), 0, settings.texts(), 0, 0, Map.of());
    var model =
        new Model(
            new Preparation(List.copyOf(transforms), coding),
            architecture,
            new Parameters(architecture, parameters),
            provenance);
    return new Demos(name, model, table, false);
  }
}
