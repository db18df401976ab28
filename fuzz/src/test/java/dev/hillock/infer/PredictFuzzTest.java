package dev.hillock.infer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hillock.FuzzLimits;
import dev.hillock.FuzzLimits.Outcome;
import dev.hillock.Seeds;
import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.DataException;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.Pixels;
import dev.hillock.data.Table;
import dev.hillock.model.FuzzedModel;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Predictions of a model whose definition was damaged and is read all the same: of rows with a
/// number, a level, a date and missing cells.
class PredictFuzzTest {

  private static final double[] NUMBERS = {1.5, Double.NaN, 1e30};

  @FuzzTest
  @DictionaryFile(resourcePath = "/dev/hillock/model/definition.dict")
  void reads(byte[] bytes) {
    predicted(bytes);
  }

  @Test
  void readsEveryGoodFile() {
    assertEquals(List.of(), Seeds.refused(PredictFuzzTest.class, bytes -> predicted(bytes)));
  }

  private static boolean predicted(byte[] bytes) {
    Model model = FuzzedModel.of(bytes).value();
    if (model == null) {
      return false;
    }
    Outcome<Integer> outcome =
        FuzzLimits.read(bytes.length, () -> predict(model), List.of(DataException.class));
    return outcome.isRead();
  }

  /// Asks for everything that can be asked of each row.
  private static int predict(Model model) {
    try (var predictor = new Predictor(model)) {
      Predictions predictions = predictor.predict(table(model));
      for (int row = 0; row < predictions.rows(); row++) {
        ask(predictions, row);
      }
      return predictions.rows();
    }
  }

  private static void ask(Predictions predictions, int row) {
    switch (predictions.target()) {
      case ClassTarget _ -> predictions.label(row);
      case LabelsTarget labels -> {
        for (int i = 0; i < labels.targets().size(); i++) {
          predictions.label(row, i);
        }
      }
      case NumberTarget numbers -> {
        for (int i = 0; i < numbers.outputs(); i++) {
          predictions.value(row, i);
        }
      }
      case CountTarget counts -> {
        for (int i = 0; i < counts.outputs(); i++) {
          predictions.value(row, i);
        }
      }
      case QuantileTarget quantiles -> {
        for (int i = 0; i < quantiles.outputs(); i++) {
          predictions.value(row, i);
        }
      }
    }
  }

  private static Table table(Model model) {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("one more", new NumericColumn("one more", NUMBERS.clone()));
    for (var member : model.members()) {
      for (ColumnTransform transform : member.preparation().inputs()) {
        for (Column column : columns(transform)) {
          columns.put(column.name(), column);
        }
      }
    }
    return new Table("t", List.copyOf(columns.values()));
  }

  private static List<? extends Column> columns(ColumnTransform transform) {
    return switch (transform) {
      case NumberTransform number -> List.of(new NumericColumn(number.column(), NUMBERS.clone()));
      case OneHot oneHot -> List.of(texts(oneHot.column(), oneHot.levels()));
      case CategoryIndex index -> List.of(texts(index.column(), index.levels()));
      case OrdinalTransform ordinal -> List.of(texts(ordinal.column(), ordinal.levels()));
      case DateTransform date -> List.of(dates(date.column()));
      case PixelTransform pixels -> {
        int values = pixels.width();
        yield new Pixels(
                new byte[NUMBERS.length * values],
                pixels.imageHeight(),
                pixels.imageWidth(),
                pixels.channels())
            .columns();
      }
    };
  }

  private static CategoricalColumn dates(String name) {
    var days = List.of("0001-01-01", "2024-02-29T12:30");
    return new CategoricalColumn(name, days, new int[] {1, -1, 0});
  }

  /// A known level, a missing cell and an unseen one.
  private static CategoricalColumn texts(String name, List<String> levels) {
    String known = levels.isEmpty() ? "a" : levels.getFirst();
    return new CategoricalColumn(name, List.of(known, known + "?"), new int[] {0, -1, 1});
  }
}
