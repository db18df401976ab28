package dev.hillock.train;

import dev.hillock.data.Column;
import dev.hillock.data.Table;
import dev.hillock.kernel.Philox;
import dev.hillock.kernel.Philox.Purpose;
import dev.hillock.metric.JudgedRows.Classes;
import dev.hillock.metric.JudgedRows.Numbers;
import dev.hillock.metric.JudgedRows.Pairs;
import dev.hillock.metric.RegressionMetrics;
import dev.hillock.model.Model;
import dev.hillock.prep.TargetChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// What each column of a table is worth to a model: how much worse it predicts when the column's
/// cells are shuffled among the rows, which keeps what values the column has and breaks what they
/// tell. All pixels of an image are shuffled together, image by image.
///
/// Classes: the accuracy that is lost. One numeric target: what the RMSE gains. Several: the mean
/// over them of what the RMSE gains in standard deviations of the target, since their units differ.
///
/// A column that says the same as another seems worth little: the model has it from the other.
///
/// Source: Breiman, "Random forests", Machine Learning 45, 2001, section 10; for models of any kind
/// Fisher, Rudin & Dominici, "All models are wrong, but many are useful", JMLR 20, 2019. The
/// shuffles are Philox's with seed 0, so the same rows give the same importances.
///
/// @param measure what is lost or gained
/// @param rows how many rows were shuffled: all that have a target, at most [#MOST_ROWS] of them
/// @param columns the largest importance first
public record Importances(Measure measure, int rows, List<Importance> columns) {

  /// Shuffles of each column.
  public static final int SHUFFLES = 5;

  /// Of more rows a random part of this size is taken, so that the time is bounded.
  public static final int MOST_ROWS = 10_000;

  /// What stands for the columns of an image.
  public static final String IMAGE = "image";

  /// What importance is measured in.
  public enum Measure {
    /// Accuracy that is lost.
    ACCURACY("drop of accuracy"),
    /// What the RMSE of the one target gains, in its units.
    RMSE("rise of RMSE"),
    /// What the RMSE of several targets gains, in their standard deviations, on average.
    SCALED_RMSE("rise of RMSE in standard deviations, mean of the targets");

    private final String title;

    Measure(String title) {
      this.title = title;
    }

    /// What a person calls it.
    public String title() {
      return title;
    }
  }

  /// What one column is worth.
  ///
  /// @param column its name; [#IMAGE] for all pixels
  /// @param mean over the shuffles
  /// @param deviation of the shuffles: √(Σ (v − mean)² / (n − 1))
  public record Importance(String column, double mean, double deviation) {}

  public Importances {
    columns = List.copyOf(columns);
  }

  /// Measures them on the rows that have a target.
  ///
  /// @throws dev.hillock.data.DataException if the table does not fit the model
  public static Importances of(Model model, Table table) {
    return of(model, table, TargetChoice.usableRows(table, model.preparation().target().columns()));
  }

  /// Measures them on some rows.
  public static Importances of(Model model, Table table, int[] rows) {
    var philox = new Philox(0, Purpose.PERMUTATION);
    int[] some = sample(rows, philox);
    var sample = PickedRows.of(table, some, column -> true);
    var whole = Evaluation.of(model, sample, IntStream.range(0, some.length).toArray());
    double before = badness(whole);
    var importances = new ArrayList<Importance>();
    int[] order = new int[some.length];
    int column = 0;
    for (String name : columns(model)) {
      double[] losses = new double[SHUFFLES];
      for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
        philox.shuffle(order, 1 + SHUFFLES * column + shuffle);
        var shuffled = PickedRows.of(sample, order, isOf(name));
        losses[shuffle] =
            badness(Evaluation.of(model, shuffled, IntStream.range(0, some.length).toArray()))
                - before;
      }
      importances.add(importance(name, losses));
      column++;
    }
    importances.sort(Comparator.comparingDouble(Importance::mean).reversed());
    return new Importances(measure(whole), some.length, importances);
  }

  private static int[] sample(int[] rows, Philox philox) {
    if (rows.length <= MOST_ROWS) {
      return rows;
    }
    int[] order = new int[rows.length];
    philox.shuffle(order, 0);
    return Arrays.stream(order).limit(MOST_ROWS).sorted().map(i -> rows[i]).toArray();
  }

  /// The columns that the model reads, in its order; all pixels as one.
  private static List<String> columns(Model model) {
    var names = new LinkedHashSet<String>();
    for (var transform : model.preparation().inputs()) {
      if (transform.columns().isEmpty()) {
        names.add(IMAGE);
      }
      names.addAll(transform.columns());
    }
    return List.copyOf(names);
  }

  private static Predicate<Column> isOf(String name) {
    return column -> PickedRows.isPixel(column) ? name.equals(IMAGE) : name.equals(column.name());
  }

  private static Measure measure(Evaluation evaluation) {
    return switch (evaluation.judged()) {
      case Classes _ -> Measure.ACCURACY;
      case Numbers numbers -> numbers.targets().size() == 1 ? Measure.RMSE : Measure.SCALED_RMSE;
    };
  }

  /// What is made worse by a shuffle: −accuracy, or the RMSE.
  private static double badness(Evaluation evaluation) {
    return switch (evaluation.judged()) {
      case Classes classes -> -classes.confusion().accuracy();
      case Numbers numbers -> {
        double sum = 0;
        for (Pairs pairs : numbers.targets().values()) {
          double rmse = RegressionMetrics.of(pairs.actual(), pairs.predicted()).rmse();
          sum += numbers.targets().size() == 1 ? rmse : rmse / deviation(pairs.actual());
        }
        yield sum / numbers.targets().size();
      }
    };
  }

  /// 1 for a constant, which has no scale of its own.
  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return squares == 0 ? 1 : Math.sqrt(squares / values.length);
  }

  private static Importance importance(String name, double[] losses) {
    double mean = 0;
    for (double loss : losses) {
      mean += loss / losses.length;
    }
    double squares = 0;
    for (double loss : losses) {
      squares += (loss - mean) * (loss - mean);
    }
    return new Importance(name, mean, Math.sqrt(squares / (losses.length - 1)));
  }
}
