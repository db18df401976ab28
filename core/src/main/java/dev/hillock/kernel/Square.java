package dev.hillock.kernel;

import static dev.hillock.kernel.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/// Transposes a square of 16 × 16 floats in registers of 512 bits, in four rounds: round d swaps
/// the lanes with bit d set of one row with those without it of the row d further on. Written out,
/// since the compiler keeps no array of vectors in registers.
///
/// Source: J. O. Eklundh, "A fast computer method for matrix transposing", IEEE Trans. Computers
/// C-21, 1972.
final class Square {

  static final int SIDE = 16;

  /// Where the vectors have another length, a shuffle or mask of 16 lanes does not exist.
  static final boolean FITS = SPECIES.length() == SIDE;

  private static final VectorShuffle<Float> TURN_8 = turn(8);
  private static final VectorShuffle<Float> TURN_4 = turn(4);
  private static final VectorShuffle<Float> TURN_2 = turn(2);
  private static final VectorShuffle<Float> TURN_1 = turn(1);
  private static final VectorMask<Float> UPPER_8 = upper(8);
  private static final VectorMask<Float> UPPER_4 = upper(4);
  private static final VectorMask<Float> UPPER_2 = upper(2);
  private static final VectorMask<Float> UPPER_1 = upper(1);

  private Square() {}

  /// Lane i takes lane i xor d.
  private static VectorShuffle<Float> turn(int d) {
    return VectorShuffle.fromOp(SPECIES, i -> (i ^ d) % SPECIES.length());
  }

  /// The lanes with bit d set.
  private static VectorMask<Float> upper(int d) {
    boolean[] lanes = new boolean[SPECIES.length()];
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = (i & d) != 0;
    }
    return VectorMask.fromArray(SPECIES, lanes, 0);
  }

  /// to[toAt + p·toStride + j] = from[fromAt + j·fromStride + p] for 0 ≤ j, p < 16.
  static void transpose(
      float[] from, int fromAt, int fromStride, float[] to, int toAt, int toStride) {
    var a0 = FloatVector.fromArray(SPECIES, from, fromAt);
    var a1 = FloatVector.fromArray(SPECIES, from, fromAt + fromStride);
    var a2 = FloatVector.fromArray(SPECIES, from, fromAt + 2 * fromStride);
    var a3 = FloatVector.fromArray(SPECIES, from, fromAt + 3 * fromStride);
    var a4 = FloatVector.fromArray(SPECIES, from, fromAt + 4 * fromStride);
    var a5 = FloatVector.fromArray(SPECIES, from, fromAt + 5 * fromStride);
    var a6 = FloatVector.fromArray(SPECIES, from, fromAt + 6 * fromStride);
    var a7 = FloatVector.fromArray(SPECIES, from, fromAt + 7 * fromStride);
    var a8 = FloatVector.fromArray(SPECIES, from, fromAt + 8 * fromStride);
    var a9 = FloatVector.fromArray(SPECIES, from, fromAt + 9 * fromStride);
    var a10 = FloatVector.fromArray(SPECIES, from, fromAt + 10 * fromStride);
    var a11 = FloatVector.fromArray(SPECIES, from, fromAt + 11 * fromStride);
    var a12 = FloatVector.fromArray(SPECIES, from, fromAt + 12 * fromStride);
    var a13 = FloatVector.fromArray(SPECIES, from, fromAt + 13 * fromStride);
    var a14 = FloatVector.fromArray(SPECIES, from, fromAt + 14 * fromStride);
    var a15 = FloatVector.fromArray(SPECIES, from, fromAt + 15 * fromStride);
    var b0 = a0.blend(a8.rearrange(TURN_8), UPPER_8);
    var b8 = a0.rearrange(TURN_8).blend(a8, UPPER_8);
    var b1 = a1.blend(a9.rearrange(TURN_8), UPPER_8);
    var b9 = a1.rearrange(TURN_8).blend(a9, UPPER_8);
    var b2 = a2.blend(a10.rearrange(TURN_8), UPPER_8);
    var b10 = a2.rearrange(TURN_8).blend(a10, UPPER_8);
    var b3 = a3.blend(a11.rearrange(TURN_8), UPPER_8);
    var b11 = a3.rearrange(TURN_8).blend(a11, UPPER_8);
    var b4 = a4.blend(a12.rearrange(TURN_8), UPPER_8);
    var b12 = a4.rearrange(TURN_8).blend(a12, UPPER_8);
    var b5 = a5.blend(a13.rearrange(TURN_8), UPPER_8);
    var b13 = a5.rearrange(TURN_8).blend(a13, UPPER_8);
    var b6 = a6.blend(a14.rearrange(TURN_8), UPPER_8);
    var b14 = a6.rearrange(TURN_8).blend(a14, UPPER_8);
    var b7 = a7.blend(a15.rearrange(TURN_8), UPPER_8);
    var b15 = a7.rearrange(TURN_8).blend(a15, UPPER_8);
    var c0 = b0.blend(b4.rearrange(TURN_4), UPPER_4);
    var c4 = b0.rearrange(TURN_4).blend(b4, UPPER_4);
    var c1 = b1.blend(b5.rearrange(TURN_4), UPPER_4);
    var c5 = b1.rearrange(TURN_4).blend(b5, UPPER_4);
    var c2 = b2.blend(b6.rearrange(TURN_4), UPPER_4);
    var c6 = b2.rearrange(TURN_4).blend(b6, UPPER_4);
    var c3 = b3.blend(b7.rearrange(TURN_4), UPPER_4);
    var c7 = b3.rearrange(TURN_4).blend(b7, UPPER_4);
    var c8 = b8.blend(b12.rearrange(TURN_4), UPPER_4);
    var c12 = b8.rearrange(TURN_4).blend(b12, UPPER_4);
    var c9 = b9.blend(b13.rearrange(TURN_4), UPPER_4);
    var c13 = b9.rearrange(TURN_4).blend(b13, UPPER_4);
    var c10 = b10.blend(b14.rearrange(TURN_4), UPPER_4);
    var c14 = b10.rearrange(TURN_4).blend(b14, UPPER_4);
    var c11 = b11.blend(b15.rearrange(TURN_4), UPPER_4);
    var c15 = b11.rearrange(TURN_4).blend(b15, UPPER_4);
    var d0 = c0.blend(c2.rearrange(TURN_2), UPPER_2);
    var d2 = c0.rearrange(TURN_2).blend(c2, UPPER_2);
    var d1 = c1.blend(c3.rearrange(TURN_2), UPPER_2);
    var d3 = c1.rearrange(TURN_2).blend(c3, UPPER_2);
    var d4 = c4.blend(c6.rearrange(TURN_2), UPPER_2);
    var d6 = c4.rearrange(TURN_2).blend(c6, UPPER_2);
    var d5 = c5.blend(c7.rearrange(TURN_2), UPPER_2);
    var d7 = c5.rearrange(TURN_2).blend(c7, UPPER_2);
    var d8 = c8.blend(c10.rearrange(TURN_2), UPPER_2);
    var d10 = c8.rearrange(TURN_2).blend(c10, UPPER_2);
    var d9 = c9.blend(c11.rearrange(TURN_2), UPPER_2);
    var d11 = c9.rearrange(TURN_2).blend(c11, UPPER_2);
    var d12 = c12.blend(c14.rearrange(TURN_2), UPPER_2);
    var d14 = c12.rearrange(TURN_2).blend(c14, UPPER_2);
    var d13 = c13.blend(c15.rearrange(TURN_2), UPPER_2);
    var d15 = c13.rearrange(TURN_2).blend(c15, UPPER_2);
    var e0 = d0.blend(d1.rearrange(TURN_1), UPPER_1);
    var e1 = d0.rearrange(TURN_1).blend(d1, UPPER_1);
    var e2 = d2.blend(d3.rearrange(TURN_1), UPPER_1);
    var e3 = d2.rearrange(TURN_1).blend(d3, UPPER_1);
    var e4 = d4.blend(d5.rearrange(TURN_1), UPPER_1);
    var e5 = d4.rearrange(TURN_1).blend(d5, UPPER_1);
    var e6 = d6.blend(d7.rearrange(TURN_1), UPPER_1);
    var e7 = d6.rearrange(TURN_1).blend(d7, UPPER_1);
    var e8 = d8.blend(d9.rearrange(TURN_1), UPPER_1);
    var e9 = d8.rearrange(TURN_1).blend(d9, UPPER_1);
    var e10 = d10.blend(d11.rearrange(TURN_1), UPPER_1);
    var e11 = d10.rearrange(TURN_1).blend(d11, UPPER_1);
    var e12 = d12.blend(d13.rearrange(TURN_1), UPPER_1);
    var e13 = d12.rearrange(TURN_1).blend(d13, UPPER_1);
    var e14 = d14.blend(d15.rearrange(TURN_1), UPPER_1);
    var e15 = d14.rearrange(TURN_1).blend(d15, UPPER_1);
    e0.intoArray(to, toAt);
    e1.intoArray(to, toAt + toStride);
    e2.intoArray(to, toAt + 2 * toStride);
    e3.intoArray(to, toAt + 3 * toStride);
    e4.intoArray(to, toAt + 4 * toStride);
    e5.intoArray(to, toAt + 5 * toStride);
    e6.intoArray(to, toAt + 6 * toStride);
    e7.intoArray(to, toAt + 7 * toStride);
    e8.intoArray(to, toAt + 8 * toStride);
    e9.intoArray(to, toAt + 9 * toStride);
    e10.intoArray(to, toAt + 10 * toStride);
    e11.intoArray(to, toAt + 11 * toStride);
    e12.intoArray(to, toAt + 12 * toStride);
    e13.intoArray(to, toAt + 13 * toStride);
    e14.intoArray(to, toAt + 14 * toStride);
    e15.intoArray(to, toAt + 15 * toStride);
  }
}
