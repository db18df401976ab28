package dev.hillock.cli;

import dev.hillock.data.ColumnType;
import dev.hillock.data.ImageSize;
import dev.hillock.data.LoadedData;
import dev.hillock.data.Numbers;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.SourceOptions;
import dev.hillock.model.Model;
import dev.hillock.prep.CategoryIndex;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.ColumnTransform;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.DateTransform;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.NumberTransform;
import dev.hillock.prep.OneHot;
import dev.hillock.prep.OrdinalTransform;
import dev.hillock.prep.PixelTransform;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads rows the way a model wants them: the columns it was trained on, with their types, in the
/// same dialect of CSV; images in its size and colours. Other columns are not looked at.
final class ModelSource {

  private ModelSource() {}

  /// Reads the rows.
  ///
  /// @param withTarget whether the target columns must be there too
  static LoadedData load(Model model, String path, DialectOptions dialect, boolean withTarget) {
    return Source.load(path, options(model, dialect, columns(model, withTarget)));
  }

  /// Reads the rows with their targets.
  ///
  /// @param weights column of numbers that must be there too; null for none
  static LoadedData load(
      Model model, String path, DialectOptions dialect, @Nullable String weights) {
    var columns = columns(model, true);
    if (weights != null) {
      columns.putIfAbsent(weights, ColumnType.NUMERIC);
    }
    return Source.load(path, options(model, dialect, columns));
  }

  /// How the rows of a training that goes on with the model are read.
  ///
  /// @param settings of that training
  static SourceOptions trainingOptions(Model model, Settings settings) {
    var columns = columns(model, true);
    settings.get(Settings.WEIGHTS).forEach(name -> columns.put(name, ColumnType.NUMERIC));
    for (var setting : List.of(Settings.GROUP, Settings.TIME)) {
      settings.get(setting).forEach(name -> columns.putIfAbsent(name, ColumnType.FOUND));
    }
    return options(model, settings, columns);
  }

  private static SourceOptions options(
      Model model, DialectOptions dialect, Map<String, ColumnType> columns) {
    return options(model, dialect.over(settings(model)), columns);
  }

  private static SourceOptions options(
      Model model, Settings dialected, Map<String, ColumnType> columns) {
    var csv = UsageException.check(() -> Source.csv(dialected)).withOnly(columns);
    var options = SourceOptions.DEFAULT.withCsv(csv);
    for (ColumnTransform transform : model.preparation().inputs()) {
      if (transform instanceof PixelTransform pixels) {
        options =
            options
                .withImageSize(new ImageSize(pixels.imageWidth(), pixels.imageHeight()))
                .withGray(pixels.channels() == 1);
      }
    }
    return options;
  }

  /// The missing-value texts and the form of numbers of the training; the delimiter is found anew.
  private static Settings settings(Model model) {
    var settings = Settings.defaults();
    for (var setting : List.of(Settings.MISSING, Settings.DECIMAL, Settings.THOUSANDS)) {
      // Models of earlier versions do not have them all.
      String text = model.provenance().settings().get(setting.name());
      settings = text == null ? settings : settings.with(setting.name(), text);
    }
    return settings;
  }

  private static Map<String, ColumnType> columns(Model model, boolean withTarget) {
    var columns = new LinkedHashMap<String, ColumnType>();
    for (ColumnTransform transform : model.preparation().inputs()) {
      switch (transform) {
        case NumberTransform number -> columns.put(number.column(), ColumnType.NUMERIC);
        case OneHot _, CategoryIndex _, OrdinalTransform _, DateTransform _ ->
            columns.put(transform.columns().getFirst(), ColumnType.CATEGORICAL);
        case PixelTransform _ -> {}
      }
    }
    if (withTarget) {
      var target = model.preparation().target();
      switch (target) {
        case ClassTarget classes -> columns.put(classes.column(), typeOf(classes));
        case LabelsTarget labels ->
            labels.targets().forEach(one -> columns.put(one.column(), typeOf(one)));
        case NumberTarget _, CountTarget _, QuantileTarget _ ->
            target.columns().forEach(name -> columns.put(name, ColumnType.NUMERIC));
      }
    }
    return columns;
  }

  /// Labels are compared as texts. Where all are numbers in their usual form, `7.0` in the file is
  /// the label 7 too; labels such as 01 were texts in training and are texts again.
  private static ColumnType typeOf(ClassTarget classes) {
    boolean usualNumbers =
        classes.labels().stream()
            .allMatch(label -> label.equals(NumericColumn.textOf(Numbers.parse(label))));
    return usualNumbers ? ColumnType.FOUND : ColumnType.CATEGORICAL;
  }
}
