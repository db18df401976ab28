package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.attribution.Attribution;
import dev.hillock.attribution.Attribution.BaselineValue;
import dev.hillock.attribution.Contribution;
import dev.hillock.attribution.Counterfactual;
import dev.hillock.attribution.Counterfactual.Change;
import dev.hillock.attribution.Counterfactual.Said;
import dev.hillock.attribution.Method;
import dev.hillock.attribution.Unit;
import dev.hillock.json.JsonNull;
import dev.hillock.json.JsonReader;
import dev.hillock.json.JsonWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WhyTextTest {

  private static final Attribution CLASS =
      new Attribution(
          Method.INTEGRATED_GRADIENTS,
          "probability of species 'virginica'",
          Unit.PROBABILITY,
          0.75,
          new BaselineValue("for the mean of the 150 rows of iris.csv", 0.25),
          List.of(
              new Contribution("petal_width", "2.5", 0.625),
              new Contribution("petal_length", "", -0.15625),
              new Contribution("is|land", "a*b", 0.03125)),
          List.of("training never saw 'a*b' in column 'is|land'; it counts as missing"));

  private static Attribution number(Unit unit, Contribution... contributions) {
    return new Attribution(
        Method.SHAPLEY,
        "price",
        unit,
        2000,
        new BaselineValue("on average over 100 of the 150 rows of houses.csv", 1000),
        List.of(contributions),
        List.of());
  }

  @Test
  void barsHaveTheLengthAndTheSideOfTheContributions() {
    assertEquals(
        """
        Why         probability of species 'virginica': 0.7500
                    it is 0.2500 for the mean of the 150 rows of iris.csv, and the columns add
                    petal_width   2.5        +0.6250              |++++++++++++
                    petal_length  (missing)  -0.1563           ---|
                    is|land       a*b        +0.0313              |+
                    all together             +0.5000
                    (training never saw 'a*b' in column 'is|land'; it counts as missing)
        """
            .lines()
            .toList(),
        WhyText.lines(CLASS));
  }

  @Test
  void sampledContributionsHaveStandardErrorsAndLogarithmsFactors() {
    var sampled =
        number(
            Unit.NUMBER,
            new Contribution("area", "120", 1234.5, 12),
            new Contribution("age", "3", -234.5, 8));
    assertEquals(
        """
        Why         price: 2000
                    it is 1000 on average over 100 of the 150 rows of houses.csv, and the columns add
                    area          120  +1235  ± 12              |++++++++++++
                    age           3     -235   ± 8            --|
                    all together       +1000
        """
            .lines()
            .toList(),
        WhyText.lines(sampled));
    var logarithm = number(Unit.LOGARITHM, new Contribution("area", "120", 0.5));
    assertEquals(
        "            area          120  +0.5000  × 1.649              |++++++++++++",
        WhyText.lines(logarithm).get(2));
  }

  @Test
  void manyColumnsAreSummedInOneLine() {
    var many =
        IntStream.range(0, 30)
            .mapToObj(i -> new Contribution("c" + i, "x".repeat(40), (30 - i) / 100.0))
            .toArray(Contribution[]::new);
    var lines = WhyText.lines(number(Unit.PROBABILITY, many));
    assertEquals(2 + 20 + 2, lines.size());
    assertTrue(lines.get(2).contains("x".repeat(27) + "... "), lines.get(2));
    assertTrue(lines.get(22).strip().startsWith("10 others"), lines.get(22));
    assertTrue(lines.get(22).contains("+0.5500"), lines.get(22));
    assertTrue(lines.getLast().contains("+4.6500"), lines.getLast());
  }

  @Test
  void nothingThatMovesIsShownToo() {
    var still = number(Unit.NUMBER, new Contribution("a", "1", 0));
    assertEquals("            a             1  +0.000              |", WhyText.lines(still).get(2));
    var broken = number(Unit.NUMBER, new Contribution("a", "1", Double.NaN));
    assertTrue(WhyText.lines(broken).get(2).contains("NaN"));
    assertTrue(WhyJson.of(broken).toString().contains("null"));
  }

  @Test
  void markdownTakesNoTextForMarkup() {
    assertEquals(
        """
        ## Why

        probability of species 'virginica': **0.7500**. It is 0.2500 for the mean of the 150 rows of iris.csv, and by integrated gradients the columns add:

        | column | cell | adds |
        |---|---|--:|
        | petal\\_width | 2.5 | +0.6250 |
        | petal\\_length | (missing) | -0.1563 |
        | is\\|land | a\\*b | +0.0313 |
        | all together | | +0.5000 |

        * training never saw 'a\\*b' in column 'is\\|land'; it counts as missing
        """
            .lines()
            .toList(),
        WhyText.markdown(CLASS));
    var sampled = number(Unit.NUMBER, new Contribution("area", "120", 1234.5, 12));
    assertTrue(
        WhyText.markdown(sampled).contains("| area | 120 | +1235 | 12 |"),
        () -> WhyText.markdown(sampled).toString());
  }

  @Test
  void jsonHoldsAllOfIt() {
    var json = JsonReader.parseObject(JsonWriter.compact(WhyJson.of(CLASS)));
    assertEquals("integrated-gradients", json.text("method"));
    assertEquals("probability", json.text("unit"));
    assertEquals(0.75, json.number("prediction"));
    assertEquals(0.25, json.object("baseline").number("value"));
    assertEquals("petal_width", json.array("contributions").object(0).text("column"));
    assertEquals(-0.15625, json.array("contributions").object(1).number("contribution"));
    assertEquals(new JsonNull(), json.array("contributions").object(1).get("cell"));
    assertEquals(0, json.number("error"));
    assertEquals(1, json.array("notes").size());
    var sampled = WhyJson.of(number(Unit.NUMBER, new Contribution("a", "1", 5, 2)));
    assertEquals(2, sampled.array("contributions").object(0).number("standard_error"));
  }

  @Test
  void aCounterfactualIsASentenceAndATable() {
    var found =
        new Counterfactual(
            "species other than 'virginica'",
            true,
            new Said("virginica", 0.9867),
            new Said("versicolor", 0.5932),
            List.of(
                new Change("petal_length", "", "4.9", 0.25),
                new Change("petal_width", "2.1", "1.5", 0.4)),
            List.of("a note"));
    assertEquals(
        """
        Otherwise   species other than 'virginica': 'versicolor' (0.5932) instead of 'virginica' (0.9867), with
                    petal_width         2.1  ->  1.5  0.4000
                    petal_length  (missing)  ->  4.9  0.2500
                    all together                      0.6500
                    (a note)
        """
            .lines()
            .toList(),
        OtherwiseText.lines(found));
    assertEquals(
        """
        ## Otherwise

        species other than 'virginica': 'versicolor' (0.5932) instead of 'virginica' (0.9867), with.

        | column | from | to | distance |
        |---|---|---|--:|
        | petal\\_width | 2.1 | 1.5 | 0.4000 |
        | petal\\_length | (missing) | 4.9 | 0.2500 |

        * a note
        """
            .lines()
            .toList(),
        OtherwiseText.markdown(found));
    var json = WhyJson.of(found);
    assertEquals("versicolor", json.object("after").text("label"));
    assertEquals(0.65, json.number("distance"), 1e-12);
    assertEquals(new JsonNull(), json.array("changes").object(1).get("from"));
  }

  @Test
  void whatWasNotFoundSaysHowNearItCame() {
    var before = new Said("", 43.18275);
    var nearest =
        new Counterfactual(
            "price of 60 or more",
            false,
            before,
            new Said("", 49.898),
            List.of(new Change("water", "206", "143.3", 2.25)),
            List.of());
    assertEquals(
        List.of(
            "Otherwise   price of 60 or more: nothing within what was observed does it; nearest to it comes 49.898 instead of 43.183, with",
            "            water  206  ->  143.3  2.2500"),
        OtherwiseText.lines(nearest));
    var nothing =
        new Counterfactual("price of 60 or more", false, before, before, List.of(), List.of());
    assertEquals(
        List.of(
            "Otherwise   price of 60 or more: nothing that was observed in these columns brings 43.183 nearer to it"),
        OtherwiseText.lines(nothing));
    assertEquals(43.18275, WhyJson.of(nearest).object("before").number("number"));
    assertEquals(3, OtherwiseText.markdown(nothing).size());
  }
}
