package dev.hillock.attribution;

import dev.hillock.model.Member;
import dev.hillock.reference.DoubleNetwork;
import dev.hillock.reference.Pass;
import java.util.ArrayList;
import java.util.List;

/// The straight way from a baseline to a row, in the numbers that enter the first layers of all
/// members: x(t) = b + t·(x − b) for t from 0 to 1, with F(t) = F(x(t)).
final class Line {

  private final Quantity quantity;
  private final int columns;
  private final List<DoubleNetwork> networks = new ArrayList<>();
  private final List<int[]> columnOfNumber = new ArrayList<>();
  private final double[][] from;
  private final double[][] way;

  /// A point of it.
  ///
  /// @param value F
  /// @param slopes for each column its part of dF/dt, Σ ∂F/∂x_i·(x − b)_i over its numbers
  record Point(double value, double[] slopes) {}

  /// @param baseline rows, whose numbers are averaged
  Line(RowAnswer answer, ColumnMap map, int[] baseline) {
    quantity = answer.quantity();
    columns = map.size();
    int members = answer.model().members().size();
    from = new double[members][];
    way = new double[members][];
    var rows = answer.inputs(new int[] {answer.row()});
    var others = answer.inputs(baseline);
    for (int m = 0; m < members; m++) {
      Member member = answer.model().members().get(m);
      var network = new DoubleNetwork(member.architecture(), member.parameters().values());
      networks.add(network);
      int[] origins = network.origins();
      int[] ofInput = map.columnOfInput().get(m);
      int[] ofNumber = new int[origins.length];
      for (int i = 0; i < origins.length; i++) {
        ofNumber[i] = ofInput[origins[i]];
      }
      columnOfNumber.add(ofNumber);
      from[m] = MeanRow.of(network, others.get(m).x());
      way[m] = MeanRow.of(network, rows.get(m).x());
      for (int i = 0; i < way[m].length; i++) {
        way[m][i] -= from[m][i];
      }
    }
  }

  /// How many columns there are.
  int columns() {
    return columns;
  }

  /// F and its derivative.
  Point at(double t) {
    var passes = passes(t);
    double[][] outputs = outputs(passes);
    double[][] outputSlopes = quantity.slopes(outputs);
    double[] slopes = new double[columns];
    for (int m = 0; m < networks.size(); m++) {
      double[] gradient = networks.get(m).inputGradient(passes.get(m), outputSlopes[m]);
      int[] ofNumber = columnOfNumber.get(m);
      for (int i = 0; i < gradient.length; i++) {
        slopes[ofNumber[i]] += gradient[i] * way[m][i];
      }
    }
    return new Point(quantity.of(outputs), slopes);
  }

  private List<Pass> passes(double t) {
    var passes = new ArrayList<Pass>();
    for (int m = 0; m < networks.size(); m++) {
      double[] x = new double[from[m].length];
      for (int i = 0; i < x.length; i++) {
        x[i] = from[m][i] + t * way[m][i];
      }
      passes.add(networks.get(m).pass(x));
    }
    return passes;
  }

  private static double[][] outputs(List<Pass> passes) {
    return passes.stream().map(Pass::outputs).toArray(double[][]::new);
  }
}
