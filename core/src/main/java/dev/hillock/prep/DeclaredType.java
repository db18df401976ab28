package dev.hillock.prep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a user says a column is, instead of letting it be found.
///
/// As text: `size=ordinal:S<M<L`, `day=date`. A level that holds a `<` writes it twice.
public sealed interface DeclaredType {

  /// Numbers.
  record Numeric() implements DeclaredType {}

  /// Categories, also where they look like numbers, dates or identifiers.
  record Categorical() implements DeclaredType {}

  /// Categories that have an order.
  ///
  /// @param levels from the least to the greatest, two or more
  record Ordinal(List<String> levels) implements DeclaredType {

    public Ordinal {
      levels = List.copyOf(levels);
      if (levels.size() < 2
          || levels.contains("")
          || new HashSet<>(levels).size() < levels.size()) {
        throw new IllegalArgumentException(
            "levels in order are %s; there must be two or more, none empty or twice"
                .formatted(levels));
      }
    }
  }

  /// Dates, with or without a time.
  record Date() implements DeclaredType {}

  /// Free text, which is left out.
  record Text() implements DeclaredType {}

  /// The types that a list of such texts declares, by column.
  ///
  /// @throws IllegalArgumentException if one is no column with a type
  static Map<String, DeclaredType> parse(List<String> declarations) {
    var types = new LinkedHashMap<String, DeclaredType>();
    declarations.forEach(declaration -> parse(declaration, types));
    return types;
  }

  private static void parse(String declaration, Map<String, DeclaredType> types) {
    String ordinal = "=ordinal:";
    int levels = declaration.indexOf(ordinal);
    int equals = levels >= 0 ? levels : declaration.lastIndexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException("'%s' names no type".formatted(declaration));
    }
    types.put(
        declaration.substring(0, equals),
        levels >= 0
            ? new Ordinal(levels(declaration.substring(levels + ordinal.length())))
            : named(declaration.substring(equals + 1)));
  }

  private static DeclaredType named(String type) {
    return switch (type) {
      case "numeric" -> new Numeric();
      case "categorical" -> new Categorical();
      case "date" -> new Date();
      case "text" -> new Text();
      default -> throw new IllegalArgumentException("there is no type '%s'".formatted(type));
    };
  }

  /// Cuts at each single `<`; two of them are one of a level.
  private static List<String> levels(String text) {
    var levels = new ArrayList<String>();
    var level = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("<<", i)) {
        level.append('<');
        i++;
      } else if (text.charAt(i) == '<') {
        levels.add(level.toString().strip());
        level.setLength(0);
      } else {
        level.append(text.charAt(i));
      }
    }
    levels.add(level.toString().strip());
    return levels;
  }
}
