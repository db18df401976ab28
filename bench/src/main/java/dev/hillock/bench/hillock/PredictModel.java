package dev.hillock.bench.hillock;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.Table;
import dev.hillock.kernel.Matrix;
import dev.hillock.model.Model;
import dev.hillock.prep.Scaling;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import dev.hillock.settings.Validation;
import dev.hillock.train.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The models of work `predict`: their sizes count, not what they have learned.
public final class PredictModel {

  private static final int ROWS = 64;

  private PredictModel() {}

  /// A model of these sizes after one epoch over a few made-up rows: one sigmoid for one output,
  /// softmax for several.
  public static Model of(List<Integer> sizes) {
    int inputs = sizes.getFirst();
    int classes = Math.max(2, sizes.getLast());
    Matrix x = HillockProducts.filled(ROWS, inputs);
    var columns = new ArrayList<Column>();
    for (int i = 0; i < inputs; i++) {
      int column = i;
      double[] values = IntStream.range(0, ROWS).mapToDouble(row -> x.get(row, column)).toArray();
      columns.add(new NumericColumn("x" + i, values));
    }
    var names = IntStream.range(0, classes).mapToObj(i -> "class" + i).toList();
    int[] codes = IntStream.range(0, ROWS).map(row -> row % classes).toArray();
    columns.add(new CategoricalColumn("y", names, codes));
    var settings =
        Preset.PLAIN
            .settings()
            .with(Settings.TARGET, List.of("y"))
            .with(Settings.SCALING, Scaling.NONE)
            .with(Settings.VALIDATION, new Validation.Fraction(0))
            .with(Settings.HIDDEN, sizes.subList(1, sizes.size() - 1))
            .with(Settings.EPOCHS, 1);
    return Training.of(new Table("made up", columns), settings).run().model();
  }

  /// The name of a network: `30-64-32-1`.
  static String name(List<Integer> sizes) {
    return String.join("-", sizes.stream().map(String::valueOf).toList());
  }
}
