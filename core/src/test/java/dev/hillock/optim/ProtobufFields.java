package dev.hillock.optim;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The fields of a message in protobuf's wire format, as far as small ONNX files need it: numbers,
/// 32-bit floats, and bytes (texts, tensors and messages).
///
/// @param numbers field numbers
/// @param values Long, Float or ByteBuffer, by wire type
record ProtobufFields(List<Integer> numbers, List<Object> values) {

  static ProtobufFields of(ByteBuffer message) {
    var in = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    var numbers = new ArrayList<Integer>();
    var values = new ArrayList<Object>();
    while (in.hasRemaining()) {
      long key = varint(in);
      numbers.add((int) (key >>> 3));
      values.add(
          switch ((int) (key & 7)) {
            case 0 -> (Object) varint(in);
            case 2 -> bytes(in, (int) varint(in));
            case 5 -> in.getFloat();
            default -> throw new IllegalArgumentException("wire type " + (key & 7));
          });
    }
    return new ProtobufFields(numbers, values);
  }

  private static ByteBuffer bytes(ByteBuffer in, int length) {
    var slice = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    in.position(in.position() + length);
    return slice;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  /// The values of a field that are of a type, in order.
  <T> List<T> all(int number, Class<T> type) {
    var found = new ArrayList<T>();
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i) == number) {
        found.add(type.cast(values.get(i)));
      }
    }
    return found;
  }

  ProtobufFields message(int number) {
    return of(all(number, ByteBuffer.class).getFirst());
  }

  String text(int number) {
    return StandardCharsets.UTF_8
        .decode(all(number, ByteBuffer.class).getFirst().duplicate())
        .toString();
  }
}
