package dev.hillock.data;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the name a user may have meant, by the number of edits: a character too many, too few or
/// changed, or two neighbours swapped (optimal string alignment).
public final class Nearest {

  private static final int LISTED_NAMES = 8;

  /// A name that is longer, in characters, is no slip of the pen, and comparing two of them takes
  /// as many steps as their product.
  private static final int LONGEST_NAME = 100;

  private Nearest() {}

  /// The candidate nearest to the word, if one is near enough to be a slip of the pen: at most a
  /// third of its letters differ, or one contains the other; upper and lower case are alike.
  public static Optional<String> to(String word, Collection<String> candidates) {
    String wanted = word.toLowerCase(Locale.ROOT);
    if (wanted.isEmpty() || wanted.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      if (candidate.length() > LONGEST_NAME) {
        continue;
      }
      String known = candidate.toLowerCase(Locale.ROOT);
      int longer = Math.max(wanted.length(), known.length());
      int most = Math.max(1, longer / 3);
      boolean contained = wanted.length() > 2 && known.contains(wanted);
      // The lengths alone tell of most names that they are far.
      if (!contained && Math.abs(wanted.length() - known.length()) > most) {
        continue;
      }
      int distance = distance(wanted, known);
      boolean near = (distance <= most && distance < longer) || contained;
      if (near && distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /// The end of an error message: `did you mean 'X'?`, or the list of what there is.
  public static String hint(String word, Collection<String> candidates) {
    return to(word, candidates)
        .map(name -> "did you mean '" + name + "'?")
        .orElseGet(() -> "there are " + list(candidates));
  }

  private static String list(Collection<String> names) {
    var text = new StringBuilder();
    names.stream()
        .limit(LISTED_NAMES)
        .forEach(name -> text.append(", '").append(Wording.shortened(name)).append("'"));
    int more = names.size() - LISTED_NAMES;
    return (text.isEmpty() ? "none" : text.substring(2))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static int distance(String a, String b) {
    int[] twoBefore = new int[b.length() + 1];
    int[] before = new int[b.length() + 1];
    int[] edits = new int[b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          edits[j] = i + j;
          continue;
        }
        int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        edits[j] = Math.min(change, Math.min(before[j], edits[j - 1]) + 1);
        if (isSwap(a, i, b, j)) {
          edits[j] = Math.min(edits[j], twoBefore[j - 2] + 1);
        }
      }
      int[] spare = twoBefore;
      twoBefore = before;
      before = edits;
      edits = spare;
    }
    return before[b.length()];
  }

  /// Whether the two characters before these ends are the same the other way round.
  private static boolean isSwap(String a, int i, String b, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
