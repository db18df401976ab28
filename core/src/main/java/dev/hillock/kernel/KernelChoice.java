package dev.hillock.kernel;

/// Which kernels this JVM gets, and why.
///
/// @param kernels the kernels
/// @param reason why not the vector kernels, with the cure; empty where they serve
public record KernelChoice(Kernels kernels, String reason) {

  /// Set to `scalar` to do without the vector kernels: for tests and comparisons.
  public static final String PROPERTY = "hillock.kernels";

  private static final String MODULE = "jdk.incubator.vector";
  private static final int NARROWEST_BITS = 128;

  /// The fastest kernels this JVM can run. The bits do not depend on the choice.
  public static KernelChoice fastest() {
    if (System.getProperty(PROPERTY, "").equals("scalar")) {
      return scalar("-D" + PROPERTY + "=scalar asks for them");
    }
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return scalar("the vector module is off; start java with --add-modules " + MODULE);
    }
    if (!Fma.IN_HARDWARE) {
      return scalar(
          "this processor or JVM has no fused multiply-add and emulates it;"
              + " use a processor with FMA (x86 since 2013, 64-bit Arm) and -XX:UseAVX of 1 or more");
    }
    if (VectorKernels.bits() < NARROWEST_BITS) {
      return scalar("vectors have only " + VectorKernels.bits() + " bits here");
    }
    return new KernelChoice(new VectorKernels(), "");
  }

  /// The plain kernels, whatever this JVM could do: what everything else is held against.
  public static Kernels oracle() {
    return new ScalarKernels();
  }

  /// Whether the vector kernels serve.
  public boolean isVector() {
    return reason.isEmpty();
  }

  private static KernelChoice scalar(String why) {
    return new KernelChoice(new ScalarKernels(), "scalar kernels serve, the slower ones: " + why);
  }
}
