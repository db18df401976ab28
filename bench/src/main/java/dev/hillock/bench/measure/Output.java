package dev.hillock.bench.measure;

/// What a work's program tells the comparison, a line each on standard output.
public final class Output {

  private Output() {}

  /// A figure.
  public static void figure(String work, String name, double value, String unit) {
    System.out.println(new Figure(work, name, value, unit).line());
  }

  /// The version of the library that was measured.
  public static void version(String text) {
    System.out.println("version " + text);
  }

  /// What a reader of the table has to know.
  public static void note(String text) {
    System.out.println("note " + text);
  }
}
