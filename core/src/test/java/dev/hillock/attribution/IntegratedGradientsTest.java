package dev.hillock.attribution;

import static dev.hillock.Refusal.assertBadData;
import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Pixels;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictor;
import dev.hillock.kernel.Activation;
import dev.hillock.model.Model;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Initializer;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.PixelTransform;
import dev.hillock.prep.Preparation;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class IntegratedGradientsTest {

  private static final Baseline MEAN = IntegratedGradients.DEFAULT_BASELINE;

  private static Attribution of(Model model, Table table, int row) {
    return IntegratedGradients.of(model, table, row, Question.DEFAULT, MEAN);
  }

  private static void assertComplete(Attribution attribution) {
    double whole = attribution.prediction() - attribution.baseline().value();
    double largest = Math.abs(attribution.contributions().getFirst().value());
    double scale = Math.max(Math.abs(whole), largest);
    assertEquals(0, attribution.error(), 2e-5 * scale + 1e-12, attribution::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "iris.csv, --target species --preset plain --epochs 20 --hidden 48 --activation relu",
    "iris.csv, --target species --epochs 5 --preset realmlp --hidden 24,24",
    "iris.csv, --target species --epochs 5 --preset classic",
    "penguins.csv, --target species --epochs 3 --preset realmlp --hidden 24,24 --ensemble 2",
    "penguins.csv, --target species --epochs 3 --preset tabm-mini --hidden 24",
    "penguins.csv, --target body_mass_g --epochs 3 --preset realmlp-s --hidden 24,24",
    "concrete.csv, --target compressive_strength --epochs 3",
    "concrete.csv, '--target compressive_strength --epochs 3 --quantiles 0.1,0.5,0.9'",
    "concrete.csv, --target age --task counts --hidden 24 --epochs 3 --ensemble 2",
    "concrete.csv, --target age --task regression --hidden 24 --target-transform log --epochs 3 --ensemble 2"
  })
  void contributionsAddUpToThePrediction(String file, String options) {
    var table = Tables.bundled(file);
    var model = TrainedModels.of(table, options);
    for (int row : new int[] {0, 149}) {
      assertComplete(of(model, table, row));
      assertComplete(
          IntegratedGradients.of(model, table, row, Question.DEFAULT, new Baseline.Row(100)));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {"STEP", "SOFTMAX"},
      mode = Mode.EXCLUDE)
  void contributionsAddUpWithEveryActivation(Activation activation) {
    var table = HandMade.table(5, 40, 3);
    var model =
        HandMade.model(
            HandMade.member(5, List.of(24, 12), activation, 4),
            HandMade.member(5, List.of(7), activation, 5));
    for (int row = 0; row < 6; row++) {
      assertComplete(of(model, table, row));
    }
  }

  /// The integral of each column against 20 000 slopes in equal distances.
  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {"RELU", "SELU", "HARD_SIGMOID", "MISH"})
  void eachColumnIsTheMeanSlopeOnTheWay(Activation activation) {
    var table = HandMade.table(4, 25, 6);
    var model = HandMade.model(HandMade.member(4, List.of(16, 16), activation, 9));
    var answer = RowAnswer.of(model, table, 3, Question.DEFAULT);
    var line = new Line(answer, ColumnMap.of(model), MEAN.rows(table));
    double[] sums = new double[4];
    int points = 20_000;
    for (int i = 0; i < points; i++) {
      double[] slopes = line.at((i + 0.5) / points).slopes();
      for (int c = 0; c < 4; c++) {
        sums[c] += slopes[c] / points;
      }
    }
    var attribution = of(model, table, 3);
    double largest = Math.abs(attribution.contributions().getFirst().value());
    for (int c = 0; c < 4; c++) {
      assertEquals(sums[c], value(attribution, HandMade.name(c)), 1e-4 * largest);
    }
  }

  /// y = 5 + 3·(Σ w_c·(v_c − 0.25)/2 + w_0).
  @Test
  void ofALinearNetworkEachColumnAddsItsWeightTimesItsDistance() {
    var table = HandMade.table(4, 30, 8);
    var member = HandMade.member(4, List.of(), Activation.IDENTITY, 2);
    var attribution =
        IntegratedGradients.of(
            HandMade.model(member), table, 7, Question.DEFAULT, new Baseline.Row(3));
    var x = member.preparation().apply(table, new int[] {7, 3}).x();
    for (var contribution : attribution.contributions()) {
      int column = contribution.column().charAt(0) - 'a';
      double expected =
          3.0
              * member.parameters().values()[column]
              * (x.get(0, column) - (double) x.get(1, column));
      assertEquals(expected, contribution.value(), 4e-15 * Math.max(1, Math.abs(expected)));
    }
    assertEquals(0, attribution.error(), 1e-14);
    assertEquals("for row 4 of t", attribution.baseline().text());
    assertEquals("y", attribution.explained());
    assertEquals(Unit.NUMBER, attribution.unit());
  }

  @Test
  void ofAnEnsembleTheContributionsAreTheMeanOfThoseOfItsMembers() {
    var table = HandMade.table(3, 20, 1);
    var first = HandMade.member(3, List.of(9), Activation.TANH, 1);
    var second = HandMade.member(3, List.of(5), Activation.SILU, 2);
    var together = of(HandMade.model(first, second), table, 4);
    var ofFirst = of(HandMade.model(first), table, 4);
    var ofSecond = of(HandMade.model(second), table, 4);
    for (var contribution : together.contributions()) {
      double mean =
          (value(ofFirst, contribution.column()) + value(ofSecond, contribution.column())) / 2;
      assertEquals(mean, contribution.value(), 1e-6);
    }
  }

  private static double value(Attribution attribution, String column) {
    return attribution.contributions().stream()
        .filter(c -> c.column().equals(column))
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Test
  void whatIsExplainedIsWhatThePredictorSays() {
    var concrete = Tables.bundled("concrete.csv");
    for (String options :
        List.of(
            "--target compressive_strength --epochs 2 --ensemble 2",
            "--target compressive_strength --epochs 2 --quantiles 0.1,0.5,0.9",
            "--target compressive_strength --epochs 2 --task counts")) {
      var model = TrainedModels.of(concrete, options);
      try (var predictor = new Predictor(model)) {
        var predictions = predictor.predict(concrete);
        int middle = model.preparation().target().outputs() / 2;
        for (int row = 0; row < 1000; row += 333) {
          double number = predictions.value(row, middle);
          assertEquals(number, of(model, concrete, row).prediction(), 2e-5 * number, options);
        }
      }
    }
  }

  @Test
  void membersThatLearnedLogarithmsAreExplainedInLogarithms() {
    var table = Tables.bundled("concrete.csv");
    var model =
        TrainedModels.of(
            table, "--target compressive_strength --epochs 4 --target-transform log --ensemble 2");
    var attribution = of(model, table, 10);
    assertEquals("ln(compressive_strength)", attribution.explained());
    assertEquals(Unit.LOGARITHM, attribution.unit());
    assertTrue(attribution.notes().getFirst().contains("is a factor"), attribution::toString);
    try (var predictor = new Predictor(model)) {
      double number = predictor.predict(table, new int[] {10}).value(0, 0);
      assertEquals(StrictMath.log(number), attribution.prediction(), 1e-5);
    }
  }

  @Test
  void anyClassCanBeNamed() {
    var table = Tables.bundled("penguins.csv");
    var model = TrainedModels.of(table, "--target species --epochs 3 --hidden 16");
    double sum = 0;
    for (String label : List.of("Adelie", "Chinstrap", "Gentoo")) {
      var attribution = IntegratedGradients.of(model, table, 5, Question.ofLabel(label), MEAN);
      assertEquals("probability of species '" + label + "'", attribution.explained());
      sum += attribution.prediction();
      assertComplete(attribution);
    }
    assertEquals(1, sum, 1e-12);
    var predicted = of(model, table, 5).explained();
    try (var predictor = new Predictor(model)) {
      String label = predictor.predict(table, new int[] {5}).label(0);
      assertEquals("probability of species '" + label + "'", predicted);
    }
  }

  @Test
  void theFirstOfTwoClassesIsTheRestOfTheSecond() {
    var table = Tables.separable(200, 3);
    var model = TrainedModels.of(table, "--target kind --epochs 3 --preset plain");
    var above = IntegratedGradients.of(model, table, 1, Question.ofLabel("above"), MEAN);
    var below = IntegratedGradients.of(model, table, 1, Question.ofLabel("below"), MEAN);
    assertEquals(1, above.prediction() + below.prediction(), 1e-12);
    assertEquals(value(above, "a"), -value(below, "a"), 1e-9);
  }

  @Test
  void unseenCategoriesAndMissingCellsCountAsMissing() {
    var table = Tables.bundled("penguins.csv");
    var model = TrainedModels.of(table, "--target species --epochs 2 --hidden 16");
    var other =
        Tables.of(
            Tables.texts("island", "Atlantis", "Biscoe"),
            Tables.numbers("bill_length_mm", 40, Double.NaN),
            Tables.numbers("bill_depth_mm", 15, 16),
            Tables.numbers("flipper_length_mm", 200, 180),
            Tables.numbers("body_mass_g", 4000, 3000),
            Tables.texts("sex", "", "male"));
    var attribution = of(model, other, 0);
    assertComplete(attribution);
    assertEquals(
        List.of("training never saw 'Atlantis' in column 'island'; it counts as missing"),
        attribution.notes());
    var sex = attribution.contributions().stream().filter(c -> c.column().equals("sex"));
    assertEquals("", sex.findFirst().orElseThrow().cell());
    assertComplete(of(model, other, 1));
  }

  @Test
  void aPredictionAtItsLimitSaysSo() {
    var table = Tables.linear(100, 5);
    var model = TrainedModels.of(table, "--target y --epochs 60 --preset plain --limit true");
    var far = Tables.of(Tables.numbers("a", 50, 0), Tables.numbers("b", -50, 0));
    var attribution = of(model, far, 0);
    assertComplete(attribution);
    assertEquals(
        List.of("the prediction is held at the least or greatest number of the training rows"),
        attribution.notes());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void ofImagesTheGreatestPixelsAreListed(int channels) {
    byte[] bytes = new byte[3 * 8 * 8 * channels];
    var random = new SplittableRandom(1);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) random.nextInt(256);
    }
    var table = new Table("images", new Pixels(bytes, 8, 8, channels).columns());
    var target = new ClassTarget("class", List.of("x", "y", "z"), 3);
    var architecture =
        Architecture.of(
            64 * channels,
            List.of(12),
            List.of(Activation.RELU),
            new Architecture.Output(3, Activation.SOFTMAX),
            true);
    var model =
        new Model(
            new Preparation(List.of(new PixelTransform(8, 8, channels)), target),
            architecture,
            Initializer.AUTO.draw(architecture, 1),
            TrainedModels.madeByHand());
    var attribution = of(model, table, 1);
    assertComplete(attribution);
    assertEquals(21, attribution.contributions().size());
    var columns = attribution.contributions().stream().map(Contribution::column).toList();
    assertTrue(columns.contains("44 other pixels"), columns::toString);
    var pixel =
        attribution.contributions().stream()
            .filter(c -> c.column().startsWith("pixel "))
            .findFirst()
            .orElseThrow();
    assertEquals(channels, pixel.cell().split(" ", -1).length, pixel::cell);
    assertIllegal(
        "the columns are the pixels of images, too many for Shapley values; take integrated gradients",
        () -> ShapleyValues.of(model, table, 1, Question.DEFAULT, ShapleyOptions.DEFAULT));
  }

  @Test
  void severalLabelsAreExplainedOneByOne() {
    var random = new SplittableRandom(2);
    int rows = 80;
    double[] a = random.doubles(rows, -1, 1).toArray();
    String[] first = new String[rows];
    String[] second = new String[rows];
    for (int row = 0; row < rows; row++) {
      first[row] = a[row] > 0 ? "yes" : "no";
      second[row] = a[row] * a[row] > 0.3 ? "far" : "near";
    }
    var table =
        Tables.of(Tables.numbers("a", a), Tables.texts("one", first), Tables.texts("two", second));
    var model =
        TrainedModels.of(table, "--target one,two --task multilabel --epochs 5 --hidden 16");
    var byDefault = of(model, table, 0);
    assertEquals("probability of one 'yes'", byDefault.explained());
    assertComplete(byDefault);
    var far = IntegratedGradients.of(model, table, 0, new Question("two", null, null), MEAN);
    var near = IntegratedGradients.of(model, table, 0, new Question("two", "far", null), MEAN);
    assertEquals("probability of two 'near'", far.explained());
    assertEquals("probability of two 'far'", near.explained());
    assertEquals(1, near.prediction() + far.prediction(), 1e-12);
    try (var predictor = new Predictor(model)) {
      double said = predictor.predict(table, new int[] {0}).labelProbability(0, 1);
      assertEquals(said, far.prediction(), 1e-6);
    }
  }

  @Test
  void refusesWhatIsNotThere() {
    var iris = Tables.bundled("iris.csv");
    var classes = TrainedModels.of(iris, "--target species --epochs 1");
    var concrete = Tables.bundled("concrete.csv");
    var quantiles = TrainedModels.of(concrete, "--target age --epochs 1 --quantiles 0.25,0.75");
    var steps = HandMade.model(HandMade.member(2, List.of(3), Activation.STEP, 1));
    assertIllegal(
        "row 151 of iris.csv, which has 150; rows count from 1", () -> of(classes, iris, 150));
    assertIllegal(
        "row 0 of iris.csv, which has 150; rows count from 1", () -> of(classes, iris, -1));
    assertIllegal(
        "row 200 of iris.csv, which has 150; rows count from 1",
        () -> IntegratedGradients.of(classes, iris, 0, Question.DEFAULT, new Baseline.Row(199)));
    assertIllegal(
        "target 'species' has no class 'virginia'; did you mean 'virginica'?",
        () -> IntegratedGradients.of(classes, iris, 0, Question.ofLabel("virginia"), MEAN));
    assertIllegal(
        "the model does not predict 'specis'; did you mean 'species'?",
        () -> IntegratedGradients.of(classes, iris, 0, Question.ofTarget("specis"), MEAN));
    assertIllegal(
        "quantile 0.5 of target 'species', of which the model predicts none; leave the quantile out",
        () -> IntegratedGradients.of(classes, iris, 0, Question.ofLevel(0.5), MEAN));
    assertIllegal(
        "quantile 0.5 of target 'age'; the model predicts [0.25, 0.75]",
        () -> IntegratedGradients.of(quantiles, concrete, 0, Question.ofLevel(0.5), MEAN));
    assertIllegal(
        "class 'old' of target 'age', which is a number; leave the class out",
        () -> IntegratedGradients.of(quantiles, concrete, 0, Question.ofLabel("old"), MEAN));
    assertIllegal(
        "layer 'hidden 1' has activation step, whose derivative is 0 everywhere; take Shapley values",
        () -> of(steps, HandMade.table(2, 3, 1), 0));
    assertIllegal("0 rows to compare with; it needs at least 1", () -> new Baseline.Rows(0));
    assertBadData(
        "t lacks 4 columns that the model was trained on: 'sepal_length', 'sepal_width', 'petal_length', 'petal_width'; there are 'a'",
        () -> of(classes, Tables.of(Tables.numbers("a", 1)), 0));
  }
}
