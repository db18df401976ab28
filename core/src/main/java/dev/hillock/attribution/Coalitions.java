package dev.hillock.attribution;

import dev.hillock.infer.Predictor;
import dev.hillock.kernel.Matrix;
import dev.hillock.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What a model says when only some columns of a row are known: v(S) is the mean prediction over
/// the background rows, in which the columns of S hold what the row holds.
///
/// Players are the columns in which the row differs from any background row; the others change
/// nothing.
final class Coalitions implements AutoCloseable {

  /// Rows that are predicted together.
  private static final int ROWS_TOGETHER = 4096;

  private static final int FLOATS_TOGETHER = 1 << 22;

  private final Quantity quantity;
  private final List<MemberInputs> members = new ArrayList<>();
  private final int[] players;
  private final int background;
  private final boolean[] known;

  /// A member with its inputs of the row and of the background, and whose column each input is.
  private record MemberInputs(Predictor predictor, Matrix row, Matrix others, int[] columns) {

    /// Writes the inputs of a coalition from a row of x on.
    void fill(boolean[] known, Matrix x, int from) {
      for (int r = 0; r < others.rows(); r++) {
        int at = x.at(from + r);
        for (int i = 0; i < columns.length; i++) {
          x.data()[at + i] = known[columns[i]] ? row.get(0, i) : others.get(r, i);
        }
      }
    }

    void markDifferent(boolean[] differs) {
      for (int i = 0; i < columns.length; i++) {
        for (int r = 0; r < others.rows() && !differs[columns[i]]; r++) {
          differs[columns[i]] = row.get(0, i) != others.get(r, i);
        }
      }
    }
  }

  /// @param rows of the background
  Coalitions(RowAnswer answer, ColumnMap map, int[] rows) {
    quantity = answer.quantity();
    background = rows.length;
    var row = answer.inputs(new int[] {answer.row()});
    var others = answer.inputs(rows);
    var model = answer.model();
    boolean[] differs = new boolean[map.size()];
    for (int m = 0; m < model.members().size(); m++) {
      var alone = new Model(List.of(model.members().get(m)), model.provenance());
      var inputs =
          new MemberInputs(
              new Predictor(alone), row.get(m).x(), others.get(m).x(), map.columnOfInput().get(m));
      inputs.markDifferent(differs);
      members.add(inputs);
    }
    players = IntStream.range(0, differs.length).filter(c -> differs[c]).toArray();
    known = new boolean[map.size()];
  }

  /// The columns that matter, by their places in the map.
  int[] players() {
    return players;
  }

  /// v of each coalition.
  ///
  /// @param coalitions which players are in it
  double[] values(List<boolean[]> coalitions) {
    double[] values = new double[coalitions.size()];
    int widest = members.stream().mapToInt(m -> m.columns.length).max().orElse(1);
    int rows = Math.max(1, Math.min(ROWS_TOGETHER, FLOATS_TOGETHER / Math.max(1, widest)));
    int together = Math.max(1, rows / background);
    for (int from = 0; from < values.length; from += together) {
      int to = Math.min(values.length, from + together);
      fillValues(coalitions.subList(from, to), values, from);
    }
    return values;
  }

  private void fillValues(List<boolean[]> coalitions, double[] values, int at) {
    int rows = coalitions.size() * background;
    var said = new ArrayList<Matrix>();
    for (var member : members) {
      var x = Matrix.of(rows, member.columns.length);
      for (int s = 0; s < coalitions.size(); s++) {
        member.fill(known(coalitions.get(s)), x, s * background);
      }
      said.add(member.predictor.outputs(x).values());
    }
    double[][] outputs = new double[members.size()][said.getFirst().columns()];
    for (int s = 0; s < coalitions.size(); s++) {
      double sum = 0;
      for (int r = 0; r < background; r++) {
        for (int m = 0; m < outputs.length; m++) {
          for (int j = 0; j < outputs[m].length; j++) {
            outputs[m][j] = said.get(m).get(s * background + r, j);
          }
        }
        sum += quantity.of(outputs);
      }
      values[at + s] = sum / background;
    }
  }

  /// The columns of a coalition of players.
  private boolean[] known(boolean[] coalition) {
    for (int p = 0; p < players.length; p++) {
      known[players[p]] = coalition[p];
    }
    return known;
  }

  @Override
  public void close() {
    members.forEach(member -> member.predictor.close());
  }
}
