package dev.hillock.nn;

import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.Slice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a network learned: one flat array, with a view for the weights and biases of each layer.
/// The parameters of the embedding come first. A gradient has the same shape and is held in the
/// same type.
///
/// One array, so that an optimiser, an average, a checkpoint and a file each handle one array.
public final class Parameters {

  private static final int HASH_CHUNK_FLOATS = 1 << 14;
  private static final int MOST = Integer.MAX_VALUE - 8;

  private final float[] values;
  private final List<Matrix> weights = new ArrayList<>();
  private final List<@Nullable Slice> biases = new ArrayList<>();
  private final List<@Nullable Slice> alphas = new ArrayList<>();

  /// All zeros.
  public Parameters(Architecture architecture) {
    this(architecture, new float[architecture.parameterCount()]);
  }

  /// The given values; the array is used, not copied.
  ///
  /// @throws IllegalArgumentException if the length is not [Architecture#parameterCount]
  public Parameters(Architecture architecture, float[] values) {
    if (values.length != architecture.parameterCount()) {
      throw new IllegalArgumentException(
          "%d parameters for a network %s that has %d"
              .formatted(values.length, architecture.sizes(), architecture.parameterCount()));
    }
    this.values = values;
    for (int i = 0; i < architecture.layers().size(); i++) {
      Dense layer = architecture.layers().get(i);
      weights.add(
          new Matrix(values, architecture.weightsOffset(i), layer.inputs(), layer.outputs()));
      biases.add(
          layer.bias() ? new Slice(values, architecture.biasOffset(i), layer.outputs()) : null);
      alphas.add(
          layer.parametric()
              ? new Slice(values, architecture.alphaOffset(i), layer.outputs())
              : null);
    }
  }

  /// Checks that so many parameters fit into an array.
  ///
  /// @param what has them, for the message
  static int requireArray(String what, long count) {
    if (count > MOST) {
      throw new IllegalArgumentException(
          "%s has %d parameters; at most %d fit into an array".formatted(what, count, MOST));
    }
    return (int) count;
  }

  /// The flat array itself.
  public float[] values() {
    return values;
  }

  /// The weights `[inputs, outputs]` of a layer, a view; layers count from 0.
  public Matrix weights(int layer) {
    return weights.get(layer);
  }

  /// The biases of a layer, a view; null for a layer without bias units.
  public @Nullable Slice bias(int layer) {
    return biases.get(layer);
  }

  /// The weights of the output layer of a submodel, a view.
  Matrix headWeights(int submodel) {
    Matrix first = weights.getLast();
    int size = first.rows() * first.columns();
    return new Matrix(values, first.offset() + submodel * size, first.rows(), first.columns());
  }

  /// The biases of the output layer of a submodel, a view; null for a layer without bias units.
  @Nullable Slice headBias(int submodel) {
    Slice first = biases.getLast();
    return first == null
        ? null
        : new Slice(values, first.offset() + submodel * first.length(), first.length());
  }

  /// The α of a layer with a parametric activation, a view; null for others.
  public @Nullable Slice alpha(int layer) {
    return alphas.get(layer);
  }

  /// SHA-256 over the values as little-endian floats, in hexadecimal: two networks of one
  /// architecture have the same fingerprint if and only if they have the same bits.
  public String fingerprint() {
    return fingerprint(List.of(this));
  }

  /// The same for several networks, one after the other.
  public static String fingerprint(List<Parameters> networks) {
    MessageDigest digest = sha256();
    networks.forEach(network -> network.update(digest));
    return HexFormat.of().formatHex(digest.digest());
  }

  private void update(MessageDigest digest) {
    var buffer = ByteBuffer.allocate(4 * HASH_CHUNK_FLOATS).order(ByteOrder.LITTLE_ENDIAN);
    for (int start = 0; start < values.length; start += HASH_CHUNK_FLOATS) {
      buffer.clear();
      for (int i = start; i < Math.min(values.length, start + HASH_CHUNK_FLOATS); i++) {
        // One pattern for NaN: processors differ in its payload, which means nothing.
        buffer.putInt(Float.floatToIntBits(values[i]));
      }
      digest.update(buffer.flip());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM lacks SHA-256, which every JVM must have", e);
    }
  }
}
