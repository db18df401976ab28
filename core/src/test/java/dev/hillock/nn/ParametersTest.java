package dev.hillock.nn;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Matrix;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParametersTest {

  private static final Architecture TWO_LAYERS =
      new Architecture(
          List.of(
              new Dense(3, 2, Activation.RELU, true), new Dense(2, 4, Activation.IDENTITY, true)));

  private static Architecture linear(int inputs) {
    return new Architecture(List.of(new Dense(inputs, 1, Activation.IDENTITY, false)));
  }

  @Test
  void layersLieOneAfterTheOtherWeightsBeforeBiases() {
    // 3·2 weights at 0, 2 biases at 6, 2·4 weights at 8, 4 biases at 16.
    assertEquals(0, TWO_LAYERS.weightsOffset(0));
    assertEquals(6, TWO_LAYERS.biasOffset(0));
    assertEquals(8, TWO_LAYERS.weightsOffset(1));
    assertEquals(16, TWO_LAYERS.biasOffset(1));
    assertEquals(20, TWO_LAYERS.parameterCount());
  }

  @Test
  void weightsAndBiasesAreViewsOfOneArray() {
    var parameters = new Parameters(TWO_LAYERS);
    for (int i = 0; i < 20; i++) {
      parameters.values()[i] = i;
    }
    Matrix second = parameters.weights(1);
    assertSame(parameters.values(), second.data());
    assertEquals(2, second.rows());
    assertEquals(4, second.columns());
    // Row 1, column 2 of the second layer: 8 + 1·4 + 2.
    assertEquals(14f, second.get(1, 2));
    assertEquals(3f, parameters.weights(0).get(1, 1));
    var bias = parameters.bias(1);
    assertNotNull(bias);
    assertEquals(16, bias.offset());
    assertEquals(4, bias.length());
  }

  @Test
  void aLayerWithoutBiasUnitsHasNone() {
    assertNull(new Parameters(linear(3)).bias(0));
  }

  @Test
  void usesTheArrayItIsGiven() {
    float[] values = new float[20];
    assertSame(values, new Parameters(TWO_LAYERS, values).values());
  }

  @Test
  void refusesAnArrayOfAnotherLength() {
    assertIllegal(
        "19 parameters for a network 3-2-4 that has 20",
        () -> new Parameters(TWO_LAYERS, new float[19]));
  }

  @Test
  void theFingerprintIsTheHashOfLittleEndianFloats() throws NoSuchAlgorithmException {
    // 1 = 3f800000, -2 = c0000000, -0 = 80000000, the least float = 00000001.
    byte[] bytes = {
      0, 0, (byte) 0x80, 0x3f, 0, 0, 0, (byte) 0xc0, 0, 0, 0, (byte) 0x80, 1, 0, 0, 0
    };
    var parameters = new Parameters(linear(4), new float[] {1f, -2f, -0f, Float.MIN_VALUE});
    assertEquals(sha256(bytes), parameters.fingerprint());
  }

  @Test
  void theFingerprintCoversLongArrays() throws NoSuchAlgorithmException {
    // Around multiples of what is hashed at a time.
    for (int n : new int[] {16_383, 16_384, 16_385, 40_000}) {
      float[] values = new float[n];
      var bytes = ByteBuffer.allocate(4 * n).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < n; i++) {
        values[i] = 1f / (i + 1);
        bytes.putFloat(values[i]);
      }
      assertEquals(sha256(bytes.array()), new Parameters(linear(n), values).fingerprint());
    }
  }

  @Test
  void theFingerprintTellsBitsApartAndTakesEveryNaNForOne() {
    assertNotEquals(fingerprint(0f), fingerprint(-0f));
    assertNotEquals(fingerprint(1f), fingerprint(Math.nextUp(1f)));
    assertEquals(fingerprint(Float.NaN), fingerprint(Float.intBitsToFloat(0xffc00001)));
  }

  private static String fingerprint(float value) {
    return new Parameters(linear(1), new float[] {value}).fingerprint();
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
