package dev.hillock.infer;

import dev.hillock.kernel.Compute;
import dev.hillock.kernel.KernelChoice;
import dev.hillock.kernel.Kernels;
import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.Team;
import dev.hillock.model.Member;
import dev.hillock.nn.PackedParameters;
import org.jspecify.annotations.Nullable;

/// One member of a model with the lanes that predict with it. Safe to use from any number of
/// threads at once.
final class Network {

  /// Fewer rows go through one by one: a workspace for many would be filled for nothing.
  private static final int ROWS_FOR_PACKED = 4;

  private final Member member;
  private final Lanes forRow;
  private final Lanes forRows;

  /// The weights laid out for batches, made when the first one comes.
  private volatile @Nullable PackedParameters packed;

  Network(Member member) {
    this.member = member;
    int callers = 4 * Runtime.getRuntime().availableProcessors();
    this.forRow = new Lanes(callers, () -> Lane.forRow(member));
    this.forRows = new Lanes(callers, () -> Lane.forRows(member, packed()));
  }

  Member member() {
    return member;
  }

  /// The outputs of one row, without allocating anything.
  void row(float[] x, int xAt, float[] values, int valuesAt) {
    Lane lane = forRow.take();
    try {
      lane.row(x, xAt, values, valuesAt);
    } finally {
      forRow.giveBack(lane);
    }
  }

  /// The outputs of all rows, and their logits where somebody wants them.
  ///
  /// @param team shares the rows; null for the calling thread alone
  void rows(Matrix x, @Nullable Matrix logits, Matrix values, @Nullable Team team) {
    if (team == null) {
      rows(x, 0, 1, logits, values);
    } else {
      team.run(team.size(), (part, parts) -> rows(x, part, parts, logits, values));
    }
  }

  private void rows(Matrix x, int part, int parts, @Nullable Matrix logits, Matrix values) {
    int from = Compute.first(part, parts, x.rows(), Kernels.ROWS_TOGETHER);
    int to = Compute.first(part + 1, parts, x.rows(), Kernels.ROWS_TOGETHER);
    Lanes lanes = x.rows() < ROWS_FOR_PACKED ? forRow : forRows;
    Lane lane = lanes.take();
    try {
      lane.rows(x, from, to, logits, values);
    } finally {
      lanes.giveBack(lane);
    }
  }

  private PackedParameters packed() {
    var present = packed;
    if (present == null) {
      // Two threads may do this at once; either result serves.
      var kernels = KernelChoice.fastest().kernels();
      present = new PackedParameters(member.architecture(), member.parameters(), kernels);
      packed = present;
    }
    return present;
  }
}
