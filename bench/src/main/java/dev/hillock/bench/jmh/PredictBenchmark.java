package dev.hillock.bench.jmh;

import dev.hillock.bench.hillock.HillockPredictor;
import dev.hillock.bench.hillock.HillockProducts;
import dev.hillock.bench.hillock.PredictModel;
import dev.hillock.kernel.Matrix;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// One prediction of a row alone or of a batch, in the thread that calls.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PredictBenchmark {

  /// Sizes of the network.
  @Param({"30-64-32-1", "784-128-10", "784-512-512-10"})
  public String network = "";

  /// Rows at once.
  @Param({"1", "1024"})
  public int rows;

  private @Nullable HillockPredictor predictor;
  private Matrix x = Matrix.of(0, 0);

  /// Makes network and rows.
  @Setup
  public void makeNetwork() {
    List<Integer> sizes = Stream.of(network.split("-", -1)).map(Integer::valueOf).toList();
    predictor = new HillockPredictor(PredictModel.of(sizes));
    x = HillockProducts.filled(rows, sizes.getFirst());
  }

  /// One prediction.
  @Benchmark
  public @Nullable Matrix predict() {
    return predictor == null ? null : predictor.outputs(x);
  }
}
