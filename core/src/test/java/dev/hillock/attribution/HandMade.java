package dev.hillock.attribution;

import dev.hillock.Tables;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.Table;
import dev.hillock.kernel.Activation;
import dev.hillock.model.Member;
import dev.hillock.model.Model;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Parameters;
import dev.hillock.prep.ColumnTransform;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.NumberTransform;
import dev.hillock.prep.Preparation;
import dev.hillock.prep.Scaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Models of number columns a, b, c … with a target y, and tables for them.
final class HandMade {

  private HandMade() {}

  /// So many columns of numbers in ±2.
  static Table table(int columns, int rows, long seed) {
    var random = new SplittableRandom(seed);
    var made = new ArrayList<NumericColumn>();
    for (int c = 0; c < columns; c++) {
      made.add(Tables.numbers(name(c), random.doubles(rows, -2, 2).toArray()));
    }
    return Tables.of(made.toArray(NumericColumn[]::new));
  }

  static String name(int column) {
    return String.valueOf((char) ('a' + column));
  }

  /// A network of the given hidden layers with random weights; y is its output, times 3 plus 5.
  static Member member(int columns, List<Integer> hidden, Activation activation, long seed) {
    var architecture =
        Architecture.of(
            columns,
            hidden,
            List.of(activation),
            new Architecture.Output(1, Activation.IDENTITY),
            true);
    float[] values = new float[architecture.parameterCount()];
    var random = new SplittableRandom(seed);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    var target = new NumberTarget(List.of("y"), List.of(new Scaling.Fitted(5, 3)));
    return new Member(
        new Preparation(transforms(columns), target),
        architecture,
        new Parameters(architecture, values));
  }

  static Model model(Member... members) {
    return new Model(Arrays.asList(members), TrainedModels.madeByHand());
  }

  private static List<ColumnTransform> transforms(int columns) {
    var transforms = new ArrayList<ColumnTransform>();
    for (int c = 0; c < columns; c++) {
      transforms.add(new NumberTransform(name(c), 0, new Scaling.Fitted(0.25, 2)));
    }
    return transforms;
  }
}
