package dev.hillock.report;

import dev.hillock.compare.Budget;
import dev.hillock.compare.Run;
import dev.hillock.compare.Run.Point;
import dev.hillock.compare.Standings;
import dev.hillock.compare.Standings.Place;
import dev.hillock.report.Mark.Curve;
import dev.hillock.train.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// A race as one page that needs nothing else: who stands where, and how the losses fell.
///
/// @param source name of the rows
/// @param target what is predicted
/// @param network its sizes
/// @param budget what each entrant could spend
/// @param standings how it ended
/// @param notes what a reader should know besides
public record ComparisonPage(
    String source,
    String target,
    String network,
    Budget budget,
    Standings standings,
    List<String> notes) {

  /// Floats have no more digits: differences below are noise.
  private static final double LEAST_DRAWN = 1e-8;

  /// The page.
  public String html() {
    var page = new Markup();
    Page.begin(page, "Comparison on " + target);
    page.open("header").open("h1").leaf("span", "Comparison on ", "class", "quiet").text(target);
    page.close();
    page.open("p").text("How far each way to train a network ").leaf("b", network);
    page.text(" on the rows of ").leaf("b", source).text(" comes with " + spent() + ".").close();
    notes.forEach(note -> page.leaf("p", "Note: " + note, "class", "note"));
    page.closeLine();
    table(page);
    curves(page);
    return Page.end(page, Training.VERSION);
  }

  private String spent() {
    int seeds = standings.places().getFirst().runs().size();
    return switch (budget) {
      case Budget.Time(double seconds) ->
          "%s seconds, shared by %s seeds".formatted(shortest(seconds), Numerals.count(seeds));
      case Budget.Evaluations(long count) ->
          "%s evaluations of the loss over all training rows, for each of %s seeds"
              .formatted(Numerals.count(count), Numerals.count(seeds));
    };
  }

  private static String shortest(double seconds) {
    return seconds == Math.rint(seconds)
        ? Numerals.count((long) seconds)
        : Double.toString(seconds);
  }

  private void table(Markup page) {
    page.open("section").open("div", "class", "scroll").open("table").open("thead").open("tr");
    for (String head :
        List.of("", "loss", "least", "greatest", standings.measure(), "evaluations", "seconds")) {
      page.leaf("th", head, "scope", "col", "class", head.isEmpty() ? "name" : "number");
    }
    page.leaf("th", "against the first", "scope", "col");
    page.close().close().open("tbody");
    for (Place place : standings.places()) {
      row(page, place);
    }
    page.close().close().close();
    page.leaf(
        "p",
        "loss: the smallest mean training loss of an epoch, of the middle run of the seeds. Worse: more"
            + " than chance at the level of 5 %, by the signed-rank test over the seeds with Holm's"
            + " correction.",
        "class",
        "quiet");
    page.closeLine();
  }

  private static void row(Markup page, Place place) {
    String name = place.entrant().name();
    page.open("tr").leaf("th", name, "scope", "row");
    cell(page, name + "/loss", place.middle().loss());
    cell(page, name + "/least", place.least());
    cell(page, name + "/greatest", place.greatest());
    cell(page, name + "/validation", place.validation());
    var last = lastOf(place.middle());
    page.open("td", "class", "number");
    Page.number(
        page,
        name + "/evaluations",
        last.evaluations(),
        Numerals.count(Math.round(last.evaluations())));
    page.close().open("td", "class", "number");
    Page.number(page, name + "/seconds", last.seconds(), Numerals.fixed(last.seconds()));
    page.close().leaf("td", verdict(place)).closeLine();
  }

  private static void cell(Markup page, String name, double value) {
    page.open("td", "class", "number");
    Page.number(page, name, value, Numerals.significant(value));
    page.close();
  }

  private static Point lastOf(Run run) {
    return run.points().isEmpty() ? new Point(0, 0, Double.NaN) : run.points().getLast();
  }

  /// `first`, `worse, p = 0.012`, or that the two are not told apart; and how many runs diverged.
  public static String verdict(Place place) {
    String diverged =
        clause(place.diverged(), place, "diverged")
            + clause(place.unbegun(), place, "had no time for an epoch");
    if (Double.isNaN(place.p())) {
      return "first" + diverged;
    }
    String p = place.p() < 0.001 ? "p < 0.001" : "p = " + Numerals.format("%.3f", place.p());
    return (place.isWorse() ? "worse, " : "not told apart, ") + p + diverged;
  }

  private static String clause(int some, Place place, String what) {
    return some == 0 ? "" : "; %d of %d %s".formatted(some, place.runs().size(), what);
  }

  private void curves(Markup page) {
    page.open("section").leaf("h2", "How the losses fell").open("div", "class", "charts wide");
    chart(page, "Loss over time", "seconds", Point::seconds);
    chart(page, "Loss over evaluations", "evaluations of the loss", Point::evaluations);
    page.close();
    page.leaf(
        "p",
        "The middle run of each, as its smallest loss so far. Dashes tell the curves apart as colours do;"
            + " the legend is in the order of the table. Losses below 1e-8 are drawn there.",
        "class",
        "quiet");
    page.closeLine();
  }

  private void chart(Markup page, String title, String label, ToDoubleFunction<Point> along) {
    var marks = new ArrayList<Mark>();
    var xs = new ArrayList<Double>();
    var ys = new ArrayList<Double>();
    for (Place place : standings.places()) {
      var points = place.middle().points();
      double[] x = points.stream().mapToDouble(along).toArray();
      double[] y = points.stream().mapToDouble(ComparisonPage::drawn).toArray();
      marks.add(new Curve(place.entrant().name(), marks.size() % Style.CURVES, x, y));
      for (Point point : points) {
        xs.add(along.applyAsDouble(point));
        ys.add(drawn(point));
      }
    }
    var xAxis = Axis.ofSizes(label, array(xs));
    new Chart(title, xAxis, Axis.ofSizes("training loss", array(ys)), marks).write(page);
  }

  /// A loss of 0 has no place on a logarithmic axis.
  private static double drawn(Point point) {
    return Math.max(LEAST_DRAWN, point.loss());
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
