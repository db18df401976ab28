package dev.hillock.report;

/// The signs that stand for points: of a style its own, so that colour is not all that tells them
/// apart.
public final class Symbol {

  /// How many signs, and how many colours, there are.
  static final int KINDS = 6;

  private Symbol() {}

  /// The sign of a kind, so that neither it nor the colour comes twice within 36 kinds.
  public static int of(int kind) {
    return (kind + kind / KINDS) % KINDS;
  }

  /// The same sign, larger.
  public static int large(int sign) {
    return sign + KINDS;
  }

  /// A sign around a place, as a part of a path; about 6 wide, large ones 11.
  static String path(int sign, double x, double y) {
    double s = sign < KINDS ? 1 : 1.8;
    return switch (sign % KINDS) {
      case 0 -> at(x - 2.8 * s, y) + steps("a# # 0 1 0 ## 0a# # 0 1 0-## 0z", 2.8 * s);
      case 1 -> at(x - 2.5 * s, y - 2.5 * s) + steps("h##v##h-##z", 2.5 * s);
      case 2 -> at(x, y - 3.5 * s) + steps("l# ##h-##z", 3.3 * s);
      case 3 -> at(x, y - 3.5 * s) + steps("l# #-# #-#-#z", 3.5 * s);
      case 4 -> at(x, y + 3.5 * s) + steps("l#-##h-##z", 3.3 * s);
      default -> at(x - 1.2 * s, y - 3.6 * s) + steps("h#v#h#v#h-#v#h-#v-#h-#v-#h#z", 2.4 * s);
    };
  }

  /// Fills in lengths: # for one, ## for twice one.
  private static String steps(String template, double length) {
    return template
        .replace("##", Numerals.coordinate(2 * length))
        .replace("#", Numerals.coordinate(length));
  }

  private static String at(double x, double y) {
    return "M" + Numerals.coordinate(x) + " " + Numerals.coordinate(y);
  }
}
