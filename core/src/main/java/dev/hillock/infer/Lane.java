package dev.hillock.infer;

import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Matrix;
import dev.hillock.model.Member;
import dev.hillock.nn.ForwardPass;
import dev.hillock.nn.PackedParameters;
import dev.hillock.nn.Workspace;
import org.jspecify.annotations.Nullable;

/// What one thread at a time predicts with: a workspace and a pass over it.
final class Lane {

  /// Rows that go through the network together: their activations stay in the cache.
  static final int CHUNK_ROWS = 256;

  private final Workspace workspace;
  private final ForwardPass pass;
  private final Matrix inputs;

  private Lane(Workspace workspace, ForwardPass pass) {
    this.workspace = workspace;
    this.pass = pass;
    this.inputs = workspace.inputs();
  }

  /// A lane for one row at a time.
  static Lane forRow(Member member) {
    var workspace = new Workspace(member.architecture(), 1);
    var pass =
        new ForwardPass(member.architecture(), member.parameters(), workspace, Compute.with(1));
    return new Lane(workspace, pass);
  }

  /// A lane for many rows.
  static Lane forRows(Member member, PackedParameters packed) {
    var architecture = member.architecture();
    var workspace = new Workspace(architecture, architecture.rowsTogether(CHUNK_ROWS));
    var pass =
        new ForwardPass(architecture, member.parameters(), packed, workspace, Compute.with(1));
    return new Lane(workspace, pass);
  }

  /// The outputs of one row, without allocating anything.
  void row(float[] x, int xAt, float[] values, int valuesAt) {
    System.arraycopy(x, xAt, inputs.data(), 0, inputs.columns());
    pass.run(1);
    Matrix outputs = workspace.outputs();
    System.arraycopy(outputs.data(), 0, values, valuesAt, outputs.columns());
  }

  /// The outputs of the rows `from` to `to`, written to the same rows of `values`, and their logits
  /// where somebody wants them.
  void rows(Matrix x, int from, int to, @Nullable Matrix logits, Matrix values) {
    for (int row = from; row < to; row += workspace.rows()) {
      int count = Math.min(workspace.rows(), to - row);
      workspace.inputRows().pointAt(x, row, count);
      pass.run(count);
      copyRows(workspace.outputs(), count, values, row);
      if (logits != null) {
        copyRows(workspace.logits(), count, logits, row);
      }
    }
  }

  private static void copyRows(Matrix from, int count, Matrix to, int row) {
    System.arraycopy(from.data(), from.offset(), to.data(), to.at(row), count * from.columns());
  }
}
