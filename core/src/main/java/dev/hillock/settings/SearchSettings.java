package dev.hillock.settings;

import dev.hillock.search.Crossover;
import dev.hillock.search.Selection;
import dev.hillock.search.Start;
import java.util.ArrayList;
import java.util.List;

/// The settings of methods that need no gradient: the part of the table of [Settings] that they
/// alone read.
public final class SearchSettings {

  private static final List<Setting<?>> TABLE = new ArrayList<>();

  /// Candidates of a generation; 0 for the method's own.
  public static final Setting<Integer> POPULATION =
      add(
          "population",
          "auto, or a whole number from 4 to 100000",
          0,
          Types.wholeOr(Choice.AUTO, 0, Start.FEWEST, 100_000),
          "candidates of a generation",
          "64; for particle-swarm 32; for cma-es and its kin 4 + 3 ln n, at least 8");

  /// How far the first candidates lie from the start.
  public static final Setting<Double> SPREAD =
      add(
          "spread",
          "greater than 0",
          1.0,
          Types.number(v -> v > 0),
          "standard deviation of the first candidates around the initial weights",
          "weights of small networks end up at a few units");

  /// How parents are chosen.
  public static final Setting<Selection> SELECTION =
      add(
          "selection",
          Types.names(Selection.class),
          Selection.TOURNAMENT,
          Types.choice(Selection.class),
          "how genetic chooses parents: the best of three, or by chance in proportion to fitness",
          "Goldberg & Deb 1991: it does not depend on the scale of the loss");

  /// How children are made.
  public static final Setting<Crossover> CROSSOVER =
      add(
          "crossover",
          Types.names(Crossover.class),
          Crossover.UNIFORM,
          Types.choice(Crossover.class),
          "how genetic makes a child of two parents",
          "Syswerda 1989: weights have no order that a cut would keep");

  /// How often children have two parents, or parameters those of the mutant.
  public static final Setting<Double> CROSSOVER_RATE =
      add(
          "crossover-rate",
          "at least 0, at most 1",
          0.9,
          Types.number(v -> v >= 0 && v <= 1),
          "part of genetic's children that have two parents; CR of differential-evolution",
          "Storn & Price 1997");

  /// How many parameters mutate.
  public static final Setting<Double> MUTATION_RATE =
      add(
          "mutation-rate",
          "at least 0, at most 1",
          0.1,
          Types.number(v -> v >= 0 && v <= 1),
          "part of the weights of genetic's children that mutate",
          "a common choice");

  /// How many live on.
  public static final Setting<Integer> ELITE =
      add(
          "elite",
          "a whole number, at least 0 and less than the population",
          2,
          Types.whole(0, 99_999),
          "best candidates that genetic keeps as they are",
          "De Jong 1975: with one at least, the best never gets lost");

  /// F.
  public static final Setting<Double> DIFFERENTIAL_WEIGHT =
      add(
          "differential-weight",
          "greater than 0, at most 2",
          0.5,
          Types.number(v -> v > 0 && v <= 2),
          "F of differential-evolution: part of the difference of two candidates that a third takes",
          "Storn & Price 1997");

  /// ω.
  public static final Setting<Double> INERTIA =
      add(
          "inertia",
          "at least 0, at most 1",
          0.7298,
          Types.number(v -> v >= 0 && v <= 1),
          "part of its velocity that a particle keeps",
          "Clerc & Kennedy 2002");

  /// c.
  public static final Setting<Double> ATTRACTION =
      add(
          "attraction",
          "greater than 0, at most 4",
          1.49618,
          Types.number(v -> v > 0 && v <= 4),
          "pull of the best places on a particle: its own, and the best of all",
          "Clerc & Kennedy 2002");

  /// c of annealing.
  public static final Setting<Double> COOLING =
      add(
          "cooling",
          "greater than 0, at most 1",
          0.99,
          Types.number(v -> v > 0 && v <= 1),
          "factor of annealing's temperature from generation to generation",
          "Kirkpatrick, Gelatt & Vecchi 1983 cool by a constant factor");

  /// All of them.
  static final List<Setting<?>> ALL = List.copyOf(TABLE);

  private SearchSettings() {}

  private static <T> Setting<T> add(
      String name, String legal, T defaultValue, Setting.Type<T> type, String help, String source) {
    var setting =
        new Setting<>(name, Setting.Group.SEARCH, legal, defaultValue, help, source, type);
    TABLE.add(setting);
    return setting;
  }
}
