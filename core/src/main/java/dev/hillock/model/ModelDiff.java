package dev.hillock.model;

import dev.hillock.json.JsonWriter;
import dev.hillock.model.Trace.Place;
import dev.hillock.nn.Architecture;
import dev.hillock.prep.ColumnTransform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is not the same in two models.
///
/// @param identical whether they predict the same, to the bit: networks, transforms and targets are
///   the same; where they come from may differ
/// @param origin where they come from, as far as that differs
/// @param settings those that differ
/// @param network members and layers that differ
/// @param columns those that differ in what was fitted to them, and the target
/// @param tensors all of them, where members have the same layers
/// @param metrics those that differ
/// @param departures for each member that both have left a trace of, where the trainings begin to
///   differ; members whose traces are the same are left out
public record ModelDiff(
    boolean identical,
    List<TextDifference> origin,
    List<TextDifference> settings,
    List<TextDifference> network,
    List<TextDifference> columns,
    List<TensorDifference> tensors,
    List<TextDifference> metrics,
    List<Departure> departures) {

  /// Where the training of a member departs from that of another model.
  ///
  /// @param member from 1
  /// @param refit whether in its second training, on all rows
  /// @param place where
  public record Departure(int member, boolean refit, Place place) {}

  /// Compares two models.
  public static ModelDiff of(Model first, Model second) {
    var tensors = tensors(first, second);
    var network = network(first, second);
    var columns = columns(first, second);
    boolean identical =
        network.isEmpty()
            && columns.isEmpty()
            && tensors.stream().allMatch(TensorDifference::isIdentical);
    return new ModelDiff(
        identical,
        origin(first, second),
        texts(first.provenance().settings(), second.provenance().settings()),
        network,
        columns,
        tensors,
        texts(figures(first), figures(second)),
        departures(first.provenance().run().traces(), second.provenance().run().traces()));
  }

  /// Whether they come from the same rows and settings too, on the same way.
  public boolean isSameInAll() {
    return identical
        && origin.isEmpty()
        && settings.isEmpty()
        && metrics.isEmpty()
        && departures.isEmpty();
  }

  private static Map<String, String> figures(Model model) {
    var figures = new LinkedHashMap<String, String>();
    model
        .provenance()
        .metrics()
        .forEach((name, value) -> {
          // A file has no undefined figures, so a model in memory must not either.
          if (Double.isFinite(value)) {
            figures.put(name, Double.toString(value));
          }
        });
    return figures;
  }

  private static List<TextDifference> origin(Model first, Model second) {
    return texts(origin(first), origin(second));
  }

  private static Map<String, String> origin(Model model) {
    var provenance = model.provenance();
    var run = provenance.run();
    var texts = new LinkedHashMap<String, String>();
    texts.put("hillock", provenance.version());
    texts.put("arithmetic", String.valueOf(run.arithmetic()));
    texts.put("source", provenance.source());
    texts.put("SHA-256", provenance.sourceHash());
    texts.put("validation SHA-256", run.validationHash());
    texts.put("continued from", provenance.continuedFrom());
    texts.put("training rows", String.valueOf(provenance.trainingRows()));
    texts.put("validation rows", String.valueOf(provenance.validationRows()));
    texts.put("epochs", String.valueOf(provenance.epochs()));
    texts.put("kept epoch", String.valueOf(provenance.keptEpoch()));
    return texts;
  }

  /// Those that differ, in the order of the first.
  static List<TextDifference> texts(Map<String, String> first, Map<String, String> second) {
    var names = new LinkedHashSet<>(first.keySet());
    names.addAll(second.keySet());
    return names.stream()
        .map(name ->
            new TextDifference(name, first.getOrDefault(name, ""), second.getOrDefault(name, "")))
        .filter(difference -> !difference.first().equals(difference.second()))
        .toList();
  }

  private static List<TextDifference> network(Model first, Model second) {
    var all = new ArrayList<TextDifference>();
    if (first.members().size() != second.members().size()) {
      all.add(
          new TextDifference(
              "networks",
              String.valueOf(first.members().size()),
              String.valueOf(second.members().size())));
    }
    for (int i = 0; i < common(first, second); i++) {
      Architecture one = first.members().get(i).architecture();
      Architecture other = second.members().get(i).architecture();
      if (!one.equals(other)) {
        boolean sizes = !one.sizes().equals(other.sizes());
        all.add(
            new TextDifference(
                prefix(i, first, second) + (sizes ? "layers" : "kinds of layers"),
                sizes ? one.sizes() : kinds(one),
                sizes ? other.sizes() : kinds(other)));
      }
    }
    return all;
  }

  private static List<TextDifference> columns(Model first, Model second) {
    var all = new ArrayList<TextDifference>();
    for (int i = 0; i < common(first, second); i++) {
      var one = columns(first.members().get(i));
      for (var column : texts(one, columns(second.members().get(i)))) {
        String name = prefix(i, first, second) + column.name();
        all.add(new TextDifference(name, column.first(), column.second()));
      }
    }
    return all;
  }

  /// Members that both have.
  private static int common(Model first, Model second) {
    return Math.min(first.members().size(), second.members().size());
  }

  private static String prefix(int member, Model first, Model second) {
    boolean one = !first.isEnsemble() && !second.isEnsemble();
    return one ? "" : "network " + (member + 1) + ": ";
  }

  private static String kinds(Architecture architecture) {
    return architecture.layers() + " " + architecture.embedding();
  }

  /// All that was fitted, in the form of the file, which has every digit.
  private static Map<String, String> columns(Member member) {
    var texts = new LinkedHashMap<String, String>();
    for (ColumnTransform transform : member.preparation().inputs()) {
      String name =
          transform.columns().isEmpty() ? "image" : "column " + transform.columns().getFirst();
      texts.put(name, JsonWriter.compact(TransformJson.write(transform)));
    }
    texts.put("target", JsonWriter.compact(TargetJson.write(member.preparation().target())));
    return texts;
  }

  private static List<TensorDifference> tensors(Model first, Model second) {
    boolean one = !first.isEnsemble() && !second.isEnsemble();
    var all = new ArrayList<TensorDifference>();
    for (int i = 0; i < common(first, second); i++) {
      var a = first.members().get(i);
      var b = second.members().get(i);
      String prefix = one ? "" : "member" + (i + 1) + ".";
      var entries = TensorLayout.of(a.architecture(), prefix).entries();
      if (sameShapes(entries, TensorLayout.of(b.architecture(), prefix).entries())) {
        int at = 0;
        for (var entry : entries) {
          float[] values = a.parameters().values();
          all.add(
              TensorDifference.of(
                  entry.name(), entry.shape(), values, b.parameters().values(), at));
          at += entry.length();
        }
      }
    }
    return all;
  }

  private static boolean sameShapes(
      List<TensorLayout.Entry> first, List<TensorLayout.Entry> second) {
    boolean same = first.size() == second.size();
    for (int i = 0; same && i < first.size(); i++) {
      same =
          first.get(i).name().equals(second.get(i).name())
              && Arrays.equals(first.get(i).shape(), second.get(i).shape());
    }
    return same;
  }

  private static List<Departure> departures(List<List<Trace>> first, List<List<Trace>> second) {
    var all = new ArrayList<Departure>();
    for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
      Optional<Departure> departure = departure(i + 1, first.get(i), second.get(i));
      departure.ifPresent(all::add);
    }
    return all;
  }

  /// The first one of a member: of its training, or else of its refit.
  private static Optional<Departure> departure(int member, List<Trace> first, List<Trace> second) {
    for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
      var place = first.get(i).firstDifference(second.get(i));
      if (place.isPresent()) {
        return Optional.of(new Departure(member, i > 0, place.get()));
      }
    }
    return Optional.empty();
  }
}
