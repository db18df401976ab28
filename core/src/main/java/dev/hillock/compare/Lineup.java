package dev.hillock.compare;

import dev.hillock.data.Nearest;
import dev.hillock.settings.Optimizers;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Setting;
import dev.hillock.settings.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who takes part in a race: every method with every combination of the varied settings.
public final class Lineup {

  /// One of each kind.
  private static final List<String> USUAL =
      List.of(
          "sgd",
          "adam",
          "irprop-plus",
          "lbfgs",
          "scg",
          "genetic",
          "differential-evolution",
          "particle-swarm",
          "annealing",
          "sep-cma-es",
          "random-search");

  /// A network that methods without a gradient can train in seconds, too.
  private static final List<Integer> HIDDEN = List.of(16);

  private static final int MOST = 100;

  private Lineup() {}

  /// The entrants.
  ///
  /// @param given settings of all of them; without a hidden layer set they get one of 16 neurons
  /// @param methods names of optimisers; empty for a usual selection, or, where something varies,
  ///   for that of the settings
  /// @param varied names of settings, each with its values
  /// @throws IllegalArgumentException if a name or a value is not legal, or there are over 100
  public static List<Entrant> of(
      Settings given, List<String> methods, Map<String, List<String>> varied) {
    var common = given.with(Settings.PRESET, Preset.PLAIN);
    if (!given.isSet(Settings.HIDDEN)) {
      common = common.with(Settings.HIDDEN, HIDDEN);
    }
    boolean byMethod = !methods.isEmpty() || varied.isEmpty();
    var names = !methods.isEmpty() ? methods : varied.isEmpty() ? usual(given) : List.of("");
    var entrants = new LinkedHashMap<String, Settings>();
    for (String name : names) {
      add(entrants, byMethod ? name : "", byMethod ? withMethod(common, name) : common, varied);
    }
    if (entrants.size() > MOST) {
      throw new IllegalArgumentException(
          "%d combinations; at most %d are compared".formatted(entrants.size(), MOST));
    }
    var list = new ArrayList<Entrant>();
    entrants.forEach((name, settings) -> list.add(new Entrant(name, settings)));
    return List.copyOf(list);
  }

  private static List<String> usual(Settings given) {
    return given.isSet(Settings.OPTIMIZER)
        ? List.of(Settings.OPTIMIZER.format(given.get(Settings.OPTIMIZER)))
        : USUAL;
  }

  private static Settings withMethod(Settings settings, String method) {
    var known = Arrays.stream(Optimizers.values()).map(Settings.OPTIMIZER::format).toList();
    if (!known.contains(method)) {
      throw new IllegalArgumentException(
          "there is no method '%s'; %s".formatted(method, Nearest.hint(method, known)));
    }
    return settings.with(Settings.OPTIMIZER.name(), method);
  }

  /// Adds all combinations of what varies, the first setting slowest.
  private static void add(
      Map<String, Settings> entrants,
      String name,
      Settings settings,
      Map<String, List<String>> varied) {
    if (varied.isEmpty()) {
      entrants.put(name, settings);
      return;
    }
    String first = varied.keySet().iterator().next();
    var rest = new LinkedHashMap<>(varied);
    rest.remove(first);
    Setting<?> setting = Settings.named(first);
    for (String value : varied.getOrDefault(first, List.of())) {
      String more = name + (name.isEmpty() ? "" : ", ") + setting.name() + " " + value;
      add(entrants, more, settings.with(first, value), rest);
    }
  }
}
