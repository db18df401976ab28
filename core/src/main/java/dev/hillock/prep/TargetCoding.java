package dev.hillock.prep;

import dev.hillock.data.Table;
import dev.hillock.kernel.Matrix;
import java.util.List;

/// Between the target columns of a table and the outputs of a network.
public sealed interface TargetCoding
    permits ClassTarget, CountTarget, LabelsTarget, NumberTarget, QuantileTarget {

  /// Names of the target columns.
  List<String> columns();

  /// How many outputs the network has.
  int outputs();

  /// Writes the targets of the given rows, none of which may lack one.
  ///
  /// @param t row r receives table row `rows[r]`
  void encode(Table table, int[] rows, Matrix t);

  /// What an output stands for: a number in its target's units; the output itself where it is a
  /// probability or the like.
  ///
  /// @param index which output, from 0
  default double numberOf(int index, double output) {
    return output;
  }

  /// The output that stands for it.
  default double outputOf(int index, double number) {
    return number;
  }
}
