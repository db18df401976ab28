package dev.hillock.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "7",
        "+2.50",
        ".5",
        "5.",
        "-1",
        "1e3",
        "1E-3",
        "1e+3",
        "123456789012345678",
        "1234567890123456789",
        "9007199254740993",
        "0.1",
        "0.30000000000000004",
        "1e308",
        "1e400",
        "0.0000000000000000000001",
        "4.9e-324",
        "1e99999999999"
      })
  void readsTheSameBitsAsJava(String text) {
    assertBits(Double.parseDouble(text), Numbers.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "-.",
        "e5",
        "1e",
        "1e+",
        "1e5x",
        "1f",
        "1d",
        "0x10",
        "NaN",
        "Infinity",
        "1 2",
        "1,5",
        "2020-01-01",
        "1-2",
        "--1",
        "1.2.3",
        "1e5.0",
        "٣",
        " 1"
      })
  void refusesWhatIsNoNumber(String text) {
    assertTrue(Double.isNaN(Numbers.parse(text)));
  }

  @Test
  void readsSeededNumbersAsJavaDoes() {
    var random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      int digits = random.nextInt(20);
      String text =
          switch (random.nextInt(3)) {
            case 0 -> Double.toString(Double.longBitsToDouble(random.nextLong()));
            case 1 -> String.format(Locale.ROOT, "%." + digits + "f", random.nextDouble(-1e4, 1e4));
            default -> Long.toString(random.nextLong() >> random.nextInt(64));
          };
      if (Double.isFinite(Double.parseDouble(text))) {
        assertBits(Double.parseDouble(text), Numbers.parse(text));
      }
    }
  }

  @Test
  void readsNumbersOfEveryShapeAsJavaDoes() {
    var random = new SplittableRandom(2);
    for (int i = 0; i < 60_000; i++) {
      String text = shapes(random, i % 8);
      assertBits(Double.parseDouble(text), Numbers.parse(text));
      assertBits(Double.parseDouble("-" + text), Numbers.parse("-" + text));
    }
  }

  /// Short decimals, 17 and 19 digits, subnormals, numbers half way between two others, exponents
  /// up to and beyond what a `double` can hold.
  private static String shapes(SplittableRandom random, int shape) {
    double any = Math.abs(Double.longBitsToDouble(random.nextLong()));
    double finite = Double.isFinite(any) ? any : 1;
    return switch (shape) {
      case 0 -> random.nextInt(100_000) + "." + random.nextInt(1_000_000);
      case 1 -> Float.toString((float) random.nextDouble(1e-5, 1e5));
      case 2 -> new BigDecimal(finite).round(new MathContext(random.nextInt(15, 22))).toString();
      case 3 -> Double.toString(Double.longBitsToDouble(random.nextLong(1L << 53)));
      case 4 -> Long.toUnsignedString(random.nextLong()) + "e" + random.nextInt(-350, 320);
      case 5 -> random.nextInt(1000) + "E" + random.nextInt(-400, 400);
      case 6 -> halfWay(random).toPlainString();
      default -> {
        BigDecimal half = new BigDecimal(Math.ulp(finite)).divide(BigDecimal.TWO);
        int digits = random.nextInt(17, 30);
        yield new BigDecimal(finite).add(half).round(new MathContext(digits)).toString();
      }
    };
  }

  /// 54 bits, the last one set, with few of them behind the point.
  private static BigDecimal halfWay(SplittableRandom random) {
    BigInteger bits = BigInteger.valueOf((1L << 53) | random.nextLong(1L << 53) | 1);
    return new BigDecimal(bits).divide(BigDecimal.TWO.pow(random.nextInt(6)));
  }

  @Test
  void readsARangeOfBytes() {
    byte[] bytes = "12,-3.5,6".getBytes(StandardCharsets.US_ASCII);
    assertEquals(-3.5, Numbers.parse(bytes, 3, 7));
    assertEquals(3, Numbers.parse(bytes, 4, 5));
    assertTrue(Double.isNaN(Numbers.parse(bytes, 3, 8)));
    assertTrue(Double.isNaN(Numbers.parse(bytes, 3, 3)));
  }

  private static void assertBits(double expected, double found) {
    assertEquals(Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(found));
  }
}
