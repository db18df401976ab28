package dev.hillock.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the programs: Hillock's own, the peers that `bench/run` has built, and the scripts.
final class Programs {

  static final String HILLOCK = "Hillock";
  static final String OPENBLAS = "OpenBLAS";
  static final String ONNX_RUNTIME = "ONNX Runtime";
  static final String PYTORCH = "PyTorch";
  static final String SCIKIT_LEARN = "scikit-learn";
  static final String FANN = "FANN";
  static final String DL4J = "Deeplearning4j";
  static final String ENCOG = "Encog";
  static final String FASTCSV = "FastCSV";
  static final String SMILE = "Smile";
  static final String WEKA = "Weka";

  private static final String PYTHON = "/usr/bin/python3";

  private final CompareOptions options;
  private final String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private final Map<String, String> openBlas;

  /// @param openBlas the environment in which OpenBLAS is fastest
  Programs(CompareOptions options, Map<String, String> openBlas) {
    this.options = options;
    this.openBlas = openBlas;
  }

  /// The program of this name.
  Program named(String name) {
    return switch (name) {
      case HILLOCK -> hillock();
      case OPENBLAS -> compiled(OPENBLAS, "openblas", "libopenblas-dev");
      case FANN -> compiled(FANN, "fann", "libfann-dev");
      case SCIKIT_LEARN -> scikitLearn();
      case ONNX_RUNTIME -> peer(name, "onnxruntime", "OnnxRuntimePeer");
      case PYTORCH -> peer(name, "djl", "DjlPeer");
      case DL4J -> peer(name, "dl4j", "Dl4jPeer");
      case ENCOG -> peer(name, "encog", "EncogPeer");
      case FASTCSV -> peer(name, "fastcsv", "FastCsvPeer");
      case SMILE -> peer(name, "smile", "SmilePeer");
      case WEKA -> peer(name, "weka", "WekaPeer");
      default ->
          throw new IllegalArgumentException("there is no peer '%s'; add it here".formatted(name));
    };
  }

  /// The C program of OpenBLAS.
  static Path openBlas(CompareOptions options) {
    return options.root().resolve("bench/target/openblas");
  }

  private Program hillock() {
    var command =
        List.of(
            java,
            "--add-modules",
            "jdk.incubator.vector",
            "-XX:+UseParallelGC",
            "-cp",
            options.root().resolve("bench/target/lib") + "/*",
            "dev.hillock.bench.hillock.HillockWork");
    return new Program(HILLOCK, command, Map.of(), "");
  }

  private Program compiled(String name, String file, String debian) {
    Path program = options.root().resolve("bench/target").resolve(file);
    String missing =
        Files.isExecutable(program)
            ? ""
            : "it was not compiled; install a C compiler and Debian's " + debian;
    return new Program(name, List.of(program.toString()), openBlas, missing);
  }

  private Program scikitLearn() {
    Path script = options.root().resolve("bench/peers/python/scikit_learn.py");
    return new Program(
        SCIKIT_LEARN,
        List.of(PYTHON, script.toString()),
        openBlas,
        importsScikitLearn() ? "" : "install Debian's python3-sklearn");
  }

  private static boolean importsScikitLearn() {
    try {
      return Files.isExecutable(Path.of(PYTHON))
          && new ProcessBuilder(PYTHON, "-c", "import sklearn.neural_network")
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start()
                  .waitFor()
              == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while looking for scikit-learn; run again", e);
    }
  }

  private Program peer(String name, String folder, String main) {
    Path target = options.root().resolve("bench/peers").resolve(folder).resolve("target");
    var command = new ArrayList<String>();
    command.add(java);
    command.add("-XX:+UseParallelGC");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(properties(name));
    command.add("-cp");
    command.add(target + "/*:" + target + "/lib/*");
    command.add("dev.hillock.peers.%s.%s".formatted(folder, main));
    boolean built = Files.isDirectory(target.resolve("lib"));
    return new Program(
        name,
        command,
        environment(name),
        built ? "" : "mvn -f bench/peers/pom.xml package did not build it; run it to see why");
  }

  private static List<String> properties(String name) {
    return switch (name) {
      case PYTORCH -> List.of("-Dai.djl.offline=true");
      case DL4J -> List.of("-Dorg.bytedeco.javacpp.platform.extension=" + widest());
      default -> List.of();
    };
  }

  private Map<String, String> environment(String name) {
    var environment = new HashMap<String, String>();
    switch (name) {
      case DL4J -> environment.putAll(openBlas);
      case PYTORCH -> environment.put("DJL_CACHE_DIR", options.scratch().resolve("djl").toString());
      // Its products are of a matrix and a vector, which more threads make slower; its OpenBLAS is
      // new enough to know the processor.
      case SMILE -> {
        environment.put("OMP_NUM_THREADS", "1");
        environment.put("OPENBLAS_CORETYPE", "");
        environment.put("OPENBLAS_L2_SIZE", "");
      }
      default -> {}
    }
    return environment;
  }

  /// Which of Deeplearning4j's builds suits this processor.
  private static String widest() {
    String flags = Machine.flags();
    return flags.contains(" avx512f ") ? "-avx512" : flags.contains(" avx2 ") ? "-avx2" : "";
  }
}
