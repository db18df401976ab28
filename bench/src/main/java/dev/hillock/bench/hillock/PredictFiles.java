package dev.hillock.bench.hillock;

import dev.hillock.bench.measure.Arguments;
import dev.hillock.kernel.Matrix;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Writes what another program needs to predict the same: the network as ONNX, the rows, and the
/// outputs it must give.
final class PredictFiles {

  private PredictFiles() {}

  static void run(Arguments options) throws IOException {
    List<Integer> sizes = options.wholes("--sizes");
    var model = PredictModel.of(sizes);
    Matrix x = HillockProducts.filled(options.whole("--batch"), sizes.getFirst());
    Matrix y = new HillockPredictor(model).outputs(x);
    Path folder = Files.createDirectories(Path.of(options.text("--folder")));
    String name = PredictModel.name(sizes);
    Files.write(
        folder.resolve(name + ".onnx"), OnnxFile.of(model.architecture(), model.parameters()));
    Files.write(folder.resolve(name + ".inputs"), bytes(x.data()));
    Files.write(folder.resolve(name + ".outputs"), bytes(y.data()));
  }

  private static byte[] bytes(float[] values) {
    var buffer = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(values);
    return buffer.array();
  }
}
