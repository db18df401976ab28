package dev.hillock.train;

import dev.hillock.nn.Embedding;
import dev.hillock.nn.Embedding.Lookup;
import dev.hillock.nn.Embedding.Part;
import dev.hillock.nn.Embedding.Periodic;
import dev.hillock.nn.Embedding.Plain;
import dev.hillock.prep.CategoryIndex;
import dev.hillock.prep.ColumnTransform;
import dev.hillock.prep.DateTransform;
import dev.hillock.prep.NumberTransform;
import dev.hillock.prep.OneHot;
import dev.hillock.prep.OrdinalTransform;
import dev.hillock.prep.PixelTransform;
import dev.hillock.prep.Preparation;
import dev.hillock.settings.Settings;
import java.util.ArrayList;

/// What the inputs of each column become before the first layer.
final class EmbeddingChoice {

  private EmbeddingChoice() {}

  /// Numbers as the settings want them, an index of a category by a table, all others as they are.
  static Embedding of(Preparation preparation, Settings settings) {
    var parts = new ArrayList<Part>();
    for (ColumnTransform transform : preparation.inputs()) {
      var part = part(transform, settings);
      Part last = parts.isEmpty() ? null : parts.getLast();
      if (last instanceof Plain(int before) && part instanceof Plain(int more)) {
        parts.set(parts.size() - 1, new Plain(before + more));
      } else if (last instanceof Periodic(int before, int frequencies, int sums)
          && part instanceof Periodic) {
        parts.set(parts.size() - 1, new Periodic(before + 1, frequencies, sums));
      } else {
        parts.add(part);
      }
    }
    return new Embedding(parts);
  }

  /// Which column each number that enters the first layer comes from.
  static int[] features(Preparation preparation, Embedding embedding) {
    int[] columns = new int[embedding.inputs()];
    int input = 0;
    for (int c = 0; c < preparation.inputs().size(); c++) {
      for (int i = 0; i < preparation.inputs().get(c).width(); i++) {
        columns[input++] = c;
      }
    }
    int[] features = new int[embedding.outputs()];
    input = 0;
    int output = 0;
    for (Part part : embedding.parts()) {
      for (int i = 0; i < part.outputs(); i++) {
        // A table has one input; a periodic part gives its inputs, then all first sums, and so on.
        features[output++] = columns[input + i % part.inputs()];
      }
      input += part.inputs();
    }
    return features;
  }

  private static Part part(ColumnTransform transform, Settings settings) {
    return switch (transform) {
      case NumberTransform _, OrdinalTransform _ -> number(settings);
      case CategoryIndex index ->
          new Lookup(index.levels().size() + 1, settings.get(Settings.CATEGORY_SIZE));
      case OneHot oneHot -> new Plain(oneHot.width());
      case DateTransform date -> new Plain(date.width());
      case PixelTransform pixels -> new Plain(pixels.width());
    };
  }

  private static Part number(Settings settings) {
    return switch (settings.get(Settings.NUMBER_EMBEDDING)) {
      case NONE -> new Plain(1);
      case PBLD ->
          new Periodic(
              1, settings.get(Settings.FREQUENCIES), settings.get(Settings.NUMBER_SIZE) - 1);
    };
  }
}
