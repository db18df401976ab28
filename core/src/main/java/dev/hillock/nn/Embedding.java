package dev.hillock.nn;

import dev.hillock.kernel.PeriodicFeatures;
import java.util.List;

/// What lies between the inputs of a network and its first layer: parts, side by side, that take
/// some inputs each and give some numbers. Where all parts are [Plain] there is nothing to do.
///
/// @param parts in the order of the inputs
public record Embedding(List<Part> parts) {

  /// A run of inputs and what becomes of them.
  public sealed interface Part permits Plain, Periodic, Lookup {

    /// Inputs that it takes.
    int inputs();

    /// Numbers that it gives.
    int outputs();

    /// Its learned numbers.
    int parameterCount();
  }

  /// Inputs that enter the first layer as they are.
  ///
  /// @param inputs at least 1
  public record Plain(int inputs) implements Part {

    public Plain {
      requirePositive("inputs", inputs);
    }

    @Override
    public int outputs() {
      return inputs;
    }

    @Override
    public int parameterCount() {
      return 0;
    }
  }

  /// Numbers beside learned waves of them: see [PeriodicFeatures].
  ///
  /// @param inputs numbers, at least 1
  /// @param frequencies cosines of each
  /// @param sums sums of the cosines of each; with the number itself `1 + sums` numbers come out
  public record Periodic(int inputs, int frequencies, int sums) implements Part {

    private static final int MOST = 1024;

    public Periodic {
      requirePositive("inputs", inputs);
      requirePositive("frequencies", frequencies);
      requirePositive("sums", sums);
      if (frequencies > MOST || sums > MOST) {
        throw new IllegalArgumentException(
            "an embedding with %d frequencies and %d sums; at most %d of each"
                .formatted(frequencies, sums, MOST));
      }
    }

    /// Its formulas.
    public PeriodicFeatures features() {
      return new PeriodicFeatures(inputs, frequencies, sums);
    }

    @Override
    public int outputs() {
      return Math.multiplyExact(inputs, 1 + sums);
    }

    @Override
    public int parameterCount() {
      long count = (long) inputs * (2L * frequencies + (long) sums * frequencies + sums);
      return Parameters.requireArray("an embedding", count);
    }
  }

  /// One input, the index of a category from 0 on, which becomes the learned numbers of that
  /// category: row i of a table `[levels, width]`.
  ///
  /// @param levels how many categories there are, with the one for missing and unseen ones
  /// @param width numbers of each
  public record Lookup(int levels, int width) implements Part {

    public Lookup {
      requirePositive("levels", levels);
      requirePositive("width", width);
    }

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public int outputs() {
      return width;
    }

    @Override
    public int parameterCount() {
      return Parameters.requireArray("an embedding", (long) levels * width);
    }
  }

  public Embedding {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("an embedding has no part; it needs at least one");
    }
  }

  /// Inputs that enter the first layer as they are.
  public static Embedding none(int inputs) {
    return new Embedding(List.of(new Plain(inputs)));
  }

  /// Whether it does nothing.
  public boolean isNone() {
    return parts.stream().allMatch(Plain.class::isInstance);
  }

  /// Numbers that enter the network.
  public int inputs() {
    return parts.stream().mapToInt(Part::inputs).reduce(0, Math::addExact);
  }

  /// Numbers that enter its first layer.
  public int outputs() {
    return parts.stream().mapToInt(Part::outputs).reduce(0, Math::addExact);
  }

  /// Its learned numbers, part after part.
  public int parameterCount() {
    long count = parts.stream().mapToLong(Part::parameterCount).sum();
    return Parameters.requireArray("an embedding", count);
  }

  private static void requirePositive(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "an embedding has %d %s; it needs at least 1".formatted(value, what));
    }
  }
}
