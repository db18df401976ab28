package dev.hillock.attribution;

import dev.hillock.model.Member;
import dev.hillock.model.Model;
import dev.hillock.prep.ColumnTransform;
import dev.hillock.prep.PixelTransform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which inputs of each member come from which column. Of an image every pixel is a column, of
/// whatever colours.
///
/// @param names of the columns
/// @param columnOfInput for each member and input the column's place among the names
record ColumnMap(List<String> names, List<int[]> columnOfInput) {

  static ColumnMap of(Model model) {
    var places = new LinkedHashMap<String, Integer>();
    var columnOfInput = new ArrayList<int[]>();
    for (Member member : model.members()) {
      int[] columns = new int[member.preparation().width()];
      int input = 0;
      for (ColumnTransform transform : member.preparation().inputs()) {
        for (int i = 0; i < transform.width(); i++) {
          columns[input++] = place(places, nameOf(transform, i));
        }
      }
      columnOfInput.add(columns);
    }
    return new ColumnMap(List.copyOf(places.keySet()), columnOfInput);
  }

  private static int place(Map<String, Integer> places, String name) {
    return places.computeIfAbsent(name, _ -> places.size());
  }

  private static String nameOf(ColumnTransform transform, int input) {
    if (transform instanceof PixelTransform image) {
      int pixel = input / image.channels();
      return "pixel %d,%d".formatted(pixel / image.imageWidth(), pixel % image.imageWidth());
    }
    return transform.columns().getFirst();
  }

  int size() {
    return names.size();
  }

  /// Whether the columns are the pixels of images.
  static boolean isOfImages(Model model) {
    return model.members().stream()
        .flatMap(member -> member.preparation().inputs().stream())
        .anyMatch(PixelTransform.class::isInstance);
  }
}
