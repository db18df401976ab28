package dev.hillock.peers.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.hillock.bench.measure.Arguments;
import dev.hillock.bench.measure.Output;
import dev.hillock.bench.measure.Parallel;
import dev.hillock.bench.measure.Timing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// ONNX Runtime on work `predict`: a session with all optimisations, input and output tensors over
/// direct buffers that are made once and used again, the outputs pinned.
///
/// Its fastest way with two threads is taken: either two threads within an operator, or two callers
/// of a session with one thread.
public final class OnnxRuntimePeer {

  private static final double TOLERANCE = 1e-3;
  private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

  private final Path folder;
  private final String name;
  private final int inputs;
  private final int outputs;
  private final double warmUp;
  private final double sample;

  private OnnxRuntimePeer(Arguments options) {
    List<Integer> sizes = options.wholes("--sizes");
    folder = Path.of(options.text("--folder"));
    name = String.join("-", sizes.stream().map(String::valueOf).toList());
    inputs = sizes.getFirst();
    outputs = sizes.getLast();
    warmUp = options.number("--warm-up");
    sample = options.number("--sample");
  }

  /// Does the work.
  public static void main(String[] args) throws OrtException, IOException {
    var options = new Arguments(args, 1);
    Output.version("ONNX Runtime " + ENVIRONMENT.getVersion());
    var peer = new OnnxRuntimePeer(options);
    for (int threads : options.wholes("--threads")) {
      peer.measure(options.whole("--batch"), threads);
    }
  }

  private void measure(int rows, int threads) throws OrtException, IOException {
    String suffix = threads + (threads == 1 ? "-thread" : "-threads");
    double best;
    try (OrtSession session = session(threads)) {
      check(session, rows);
      double seconds = Timing.seconds(call(session, 1), warmUp, sample, 9);
      Output.figure("predict", name + "/row/" + suffix, seconds * 1e6, "us");
      best = Parallel.callsPerSecond(1, () -> call(session, rows), warmUp, 5 * sample);
    }
    if (threads > 1) {
      try (OrtSession session = session(1)) {
        double callers = Parallel.callsPerSecond(threads, () -> call(session, rows), warmUp, 5 * sample);
        best = Math.max(best, callers);
      }
    }
    Output.figure("predict", name + "/batch/" + suffix, best * rows, "rows/s");
  }

  private OrtSession session(int threads) throws OrtException {
    try (var options = new OrtSession.SessionOptions()) {
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      return ENVIRONMENT.createSession(folder.resolve(name + ".onnx").toString(), options);
    }
  }

  /// A prediction of the first rows into a buffer of its own.
  private Runnable call(OrtSession session, int rows) {
    return call(session, rows, direct(rows * outputs));
  }

  private Runnable call(OrtSession session, int rows, FloatBuffer y) {
    try {
      FloatBuffer x = direct(rows * inputs).put(numbers("inputs"), 0, rows * inputs).rewind();
      var in = OnnxTensor.createTensor(ENVIRONMENT, x, new long[] {rows, inputs});
      var out = OnnxTensor.createTensor(ENVIRONMENT, y, new long[] {rows, outputs});
      var given = Map.of("x", in);
      var pinned = Map.of("y", out);
      return () -> {
        try (var result = session.run(given, pinned)) {
          assert result.size() == 1;
        } catch (OrtException e) {
          throw new IllegalStateException(e);
        }
      };
    } catch (OrtException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The outputs must be Hillock's.
  private void check(OrtSession session, int rows) throws IOException {
    FloatBuffer y = direct(rows * outputs);
    call(session, rows, y).run();
    float[] expected = numbers("outputs");
    for (int i = 0; i < expected.length; i++) {
      if (!(Math.abs(expected[i] - y.get(i)) < TOLERANCE)) {
        throw new IllegalStateException(
            "output %d of %s is %s, expected %s".formatted(i, name, y.get(i), expected[i]));
      }
    }
  }

  private float[] numbers(String ending) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(name + "." + ending));
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  private static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(Float.BYTES * floats)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }
}
