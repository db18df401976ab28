package dev.hillock.report;

import java.util.ArrayList;
import java.util.List;

/// Colours by name, for one kind of surroundings. Colours of curves: Okabe & Ito 2008, told apart
/// by most kinds of colour blindness.
///
/// @param colours name and colour in turn; triples are red, green and blue
record Palette(List<String> colours) {

  static final Palette LIGHT =
      new Palette(
          "--paper: #fff; --ink: #1c2024; --quiet: #59616a; --line: #d8dde2; --panel: #f5f7f9;"
              + " --hit: 0, 114, 178; --miss: 213, 94, 0; --c0: #0072b2; --c1: #d55e00;"
              + " --c2: #007a5a; --c3: #a8447f; --c4: #8a6d00; --c5: #444b52");

  static final Palette DARK =
      new Palette(
          "--paper: #15181c; --ink: #e4e7ea; --quiet: #a2abb4; --line: #353c44; --panel: #1d2126;"
              + " --hit: 86, 180, 233; --miss: 230, 140, 40; --c0: #56b4e9; --c1: #e69f00;"
              + " --c2: #2fc49a; --c3: #dd8fc0; --c4: #f0e442; --c5: #c3cad1");

  static final Palette PRINT =
      new Palette(
          "--paper: #fff; --ink: #000; --quiet: #444; --line: #bbb; --panel: #fff;"
              + " --hit: 0, 114, 178; --miss: 213, 94, 0; --c0: #0072b2; --c1: #d55e00;"
              + " --c2: #007a5a; --c3: #a8447f; --c4: #8a6d00; --c5: #444b52");

  Palette {
    colours = List.copyOf(colours);
  }

  private Palette(String declarations) {
    this(parts(declarations));
  }

  private static List<String> parts(String declarations) {
    var parts = new ArrayList<String>();
    for (String declaration : declarations.split("; ", -1)) {
      int colon = declaration.indexOf(": ");
      parts.add(declaration.substring(0, colon));
      parts.add(declaration.substring(colon + 2));
    }
    return parts;
  }

  /// Declares them as variables.
  String declarations() {
    var text = new StringBuilder();
    for (int i = 0; i < colours.size(); i += 2) {
      text.append(colours.get(i)).append(": ").append(colours.get(i + 1)).append("; ");
    }
    return text.toString();
  }

  /// Rules with the colours in place of the variables: programs that print SVG do not know those.
  String resolve(String rules) {
    String resolved = rules;
    for (int i = 0; i < colours.size(); i += 2) {
      resolved = resolved.replace("var(" + colours.get(i) + ")", colours.get(i + 1));
    }
    return resolved;
  }
}
