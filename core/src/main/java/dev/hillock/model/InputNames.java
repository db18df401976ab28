package dev.hillock.model;

import dev.hillock.nn.Embedding;
import dev.hillock.nn.Embedding.Lookup;
import dev.hillock.nn.Embedding.Part;
import dev.hillock.nn.Embedding.Periodic;
import dev.hillock.nn.Embedding.Plain;
import dev.hillock.prep.CategoryIndex;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.ColumnTransform;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.DatePart;
import dev.hillock.prep.DateTransform;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.NumberTransform;
import dev.hillock.prep.OneHot;
import dev.hillock.prep.OrdinalTransform;
import dev.hillock.prep.PixelTransform;
import dev.hillock.prep.Preparation;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.TargetCoding;
import java.util.ArrayList;
import java.util.List;

/// What people call the inputs and outputs of a network, after the columns they come from.
public final class InputNames {

  private InputNames() {}

  /// The inputs of a network.
  public static List<String> of(Preparation preparation) {
    return preparation.inputs().stream().flatMap(transform -> of(transform).stream()).toList();
  }

  /// The inputs that a transform makes: `petal length`, `species=setosa`, `day month sin`, `pixel
  /// 3,4`.
  private static List<String> of(ColumnTransform transform) {
    return switch (transform) {
      case NumberTransform number -> List.of(number.column());
      case OrdinalTransform ordinal -> List.of(ordinal.column());
      case CategoryIndex index -> List.of(index.column());
      case OneHot oneHot -> levels(oneHot);
      case DateTransform date -> parts(date);
      case PixelTransform pixels -> pixels(pixels);
    };
  }

  private static List<String> levels(OneHot oneHot) {
    var names = new ArrayList<String>();
    oneHot.levels().forEach(level -> names.add(oneHot.column() + "=" + level));
    if (oneHot.missingLevel()) {
      names.add(oneHot.column() + " missing");
    }
    return names;
  }

  private static List<String> parts(DateTransform date) {
    var names = new ArrayList<String>();
    for (DatePart part : date.parts()) {
      String name = date.column() + " " + part.kind().text();
      if (part.kind().width() == 1) {
        names.add(name);
      } else {
        names.add(name + " sin");
        names.add(name + " cos");
      }
    }
    return names;
  }

  /// Row and column count from 1.
  private static List<String> pixels(PixelTransform pixels) {
    var names = new ArrayList<String>();
    for (int i = 0; i < pixels.width(); i++) {
      int cell = i / pixels.channels();
      String name =
          "pixel " + (cell / pixels.imageWidth() + 1) + "," + (cell % pixels.imageWidth() + 1);
      names.add(pixels.channels() == 1 ? name : name + " " + "RGB".charAt(i % 3));
    }
    return names;
  }

  /// What enters the first layer.
  ///
  /// @param inputs names of the network's inputs
  public static List<String> entering(Embedding embedding, List<String> inputs) {
    var names = new ArrayList<String>();
    int at = 0;
    for (Part part : embedding.parts()) {
      var own = inputs.subList(at, at + part.inputs());
      switch (part) {
        case Plain _ -> names.addAll(own);
        case Lookup lookup -> {
          for (int i = 1; i <= lookup.width(); i++) {
            names.add(own.getFirst() + " #" + i);
          }
        }
        case Periodic periodic -> {
          names.addAll(own);
          for (int k = 1; k <= periodic.sums(); k++) {
            int wave = k;
            own.forEach(name -> names.add(name + " ~" + wave));
          }
        }
      }
      at += part.inputs();
    }
    return names;
  }

  /// The outputs of a network.
  public static List<String> outputs(TargetCoding target) {
    return switch (target) {
      case ClassTarget classes ->
          classes.outputs() == 1 ? List.of(classes.labels().get(1)) : classes.labels();
      case LabelsTarget labels ->
          labels.targets().stream().map(one -> one.column() + "=" + one.labels().get(1)).toList();
      case QuantileTarget quantiles ->
          quantiles.levels().stream().map(q -> quantiles.column() + " at " + q).toList();
      case NumberTarget _, CountTarget _ -> target.columns();
    };
  }
}
