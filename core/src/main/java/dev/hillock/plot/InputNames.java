package dev.hillock.plot;

import dev.hillock.model.Member;
import dev.hillock.nn.Embedding.Lookup;
import dev.hillock.nn.Embedding.Periodic;
import dev.hillock.nn.Embedding.Plain;
import dev.hillock.prep.ColumnTransform;
import dev.hillock.prep.OneHot;
import java.util.ArrayList;
import java.util.List;

/// What people call the inputs of a network, and the numbers that enter its first layer.
final class InputNames {

  private InputNames() {}

  /// The names of all that enters the first layer.
  static List<String> ofFirstLayer(Member member) {
    var inputs = ofInputs(member.preparation().inputs());
    var names = new ArrayList<String>();
    int at = 0;
    for (var part : member.architecture().embedding().parts()) {
      var own = inputs.subList(at, at + part.inputs());
      switch (part) {
        case Plain _ -> names.addAll(own);
        case Periodic(int _, int _, int sums) -> {
          names.addAll(own);
          for (int k = 1; k <= sums; k++) {
            for (String name : own) {
              names.add(name + ", wave " + k);
            }
          }
        }
        case Lookup(int _, int width) -> {
          for (int k = 1; k <= width; k++) {
            names.add(own.getFirst() + ", number " + k);
          }
        }
      }
      at += part.inputs();
    }
    return names;
  }

  private static List<String> ofInputs(List<ColumnTransform> transforms) {
    var names = new ArrayList<String>();
    for (ColumnTransform transform : transforms) {
      String column = transform.columns().isEmpty() ? "pixel" : transform.columns().getFirst();
      for (int i = 0; i < transform.width(); i++) {
        names.add(
            transform.width() == 1
                ? column
                : transform instanceof OneHot oneHot
                    ? column + " = " + level(oneHot, i)
                    : column + ", part " + (i + 1));
      }
    }
    return names;
  }

  private static String level(OneHot column, int i) {
    return i < column.levels().size() ? column.levels().get(i) : "(missing)";
  }
}
