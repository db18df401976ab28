package dev.hillock.derivation;

import java.util.Map;

/// Text for LaTeX: signs with a meaning escaped, letters that a plain installation has no glyphs
/// for written with commands, and what it has no command for as a question mark.
final class LatexText {

  private static final Map<Integer, String> COMMANDS =
      Map.ofEntries(
          Map.entry((int) '\\', "\\textbackslash{}"),
          Map.entry((int) '~', "\\textasciitilde{}"),
          Map.entry((int) '^', "\\textasciicircum{}"),
          Map.entry((int) '<', "\\textless{}"),
          Map.entry((int) '>', "\\textgreater{}"),
          Map.entry((int) '|', "\\textbar{}"),
          Map.entry((int) '"', "\\textquotedbl{}"),
          Map.entry((int) '…', "\\dots{}"),
          Map.entry((int) '·', "$\\cdot$"),
          Map.entry((int) '−', "$-$"),
          Map.entry((int) '±', "$\\pm$"),
          Map.entry((int) '√', "$\\surd$"),
          Map.entry((int) 'Σ', "$\\Sigma$"),
          Map.entry((int) '∂', "$\\partial$"),
          Map.entry((int) '←', "$\\leftarrow$"),
          Map.entry((int) '→', "$\\rightarrow$"),
          Map.entry((int) '≈', "$\\approx$"),
          Map.entry((int) '≤', "$\\le$"),
          Map.entry((int) '≥', "$\\ge$"),
          Map.entry((int) 'α', "$\\alpha$"),
          Map.entry((int) 'β', "$\\beta$"),
          Map.entry((int) 'γ', "$\\gamma$"),
          Map.entry((int) 'δ', "$\\delta$"),
          Map.entry((int) 'Δ', "$\\Delta$"),
          Map.entry((int) 'ε', "$\\varepsilon$"),
          Map.entry((int) 'λ', "$\\lambda$"),
          Map.entry((int) 'μ', "$\\mu$"),
          Map.entry((int) 'ρ', "$\\rho$"),
          Map.entry((int) 'Φ', "$\\Phi$"),
          Map.entry((int) '²', "$^2$"));

  private LatexText() {}

  static String escaped(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          String command = COMMANDS.get(c);
          if (command != null) {
            out.append(command);
          } else if ("#$%&_{}".indexOf(c) >= 0) {
            out.append('\\').appendCodePoint(c);
          } else {
            out.appendCodePoint(isPlain(c) ? c : '?');
          }
        });
    return out.toString();
  }

  /// ASCII and the letters of Latin-1, which inputenc knows.
  private static boolean isPlain(int c) {
    return (c >= ' ' && c < 0x7F) || (c >= 0xC0 && c <= 0xFF && c != 0xD7 && c != 0xF7);
  }
}
