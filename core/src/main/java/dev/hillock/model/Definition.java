package dev.hillock.model;

import dev.hillock.json.Json;
import dev.hillock.json.JsonException;
import dev.hillock.json.JsonObject;
import dev.hillock.json.JsonObjectBuilder;
import dev.hillock.kernel.Activation;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Dense;
import dev.hillock.nn.Dense.Extras;
import dev.hillock.nn.Norm;
import dev.hillock.nn.Parameters;
import dev.hillock.prep.Preparation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A model without its tensors, as JSON and back. The kinds of layers, activations, transforms and
/// targets are closed lists; a name that is on none of them is refused.
///
/// @param networks of the members
/// @param provenance where it comes from
record Definition(List<Network> networks, Provenance provenance) {

  /// The newest form this version reads and writes: 2 knows embeddings, parametric activations and
  /// several members, 3 residual layers, norms and submodels. A model is written in the oldest form
  /// that knows what it has.
  static final int FORMAT_VERSION = 3;

  /// More members than this are no model.
  private static final int MOST_MEMBERS = 10_000;

  /// A member without its parameters.
  ///
  /// @param member which of them, from 0
  /// @param members how many there are
  /// @param preparation transforms and target coding
  /// @param architecture the layers
  record Network(int member, int members, Preparation preparation, Architecture architecture) {}

  /// The model with the parameters that each network gets.
  Model model(Function<Network, Parameters> parameters) {
    return new Model(
        networks.stream()
            .map(n -> new Member(n.preparation(), n.architecture(), parameters.apply(n)))
            .toList(),
        provenance);
  }

  static JsonObject toJson(Model model) {
    var json =
        Json.object().put("format_version", version(model)).put("arithmetic", Model.ARITHMETIC);
    if (model.isEnsemble()) {
      json.put(
          "members", model.members().stream().map(m -> member(Json.object(), m).build()).toList());
    } else {
      member(json, model.members().getFirst());
    }
    return json.put("provenance", provenance(model.provenance())).build();
  }

  private static int version(Model model) {
    var layers = model.members().stream().flatMap(m -> m.architecture().layers().stream()).toList();
    boolean submodels = model.members().stream().anyMatch(m -> m.architecture().submodels() > 1);
    if (submodels
        || layers.stream().anyMatch(layer -> layer.residual() || layer.norm() != Norm.NONE)) {
      return FORMAT_VERSION;
    }
    boolean isPlain =
        !model.isEnsemble()
            && model.architecture().embedding().isNone()
            && layers.stream().noneMatch(Dense::parametric);
    return isPlain ? 1 : 2;
  }

  private static JsonObjectBuilder member(JsonObjectBuilder json, Member member) {
    var architecture = member.architecture();
    if (!architecture.embedding().isNone()) {
      json.put("embedding", EmbeddingJson.write(architecture.embedding()));
    }
    if (architecture.submodels() > 1) {
      json.put("submodels", architecture.submodels());
    }
    return json.put("layers", architecture.layers().stream().map(Definition::layer).toList())
        .put("inputs", member.preparation().inputs().stream().map(TransformJson::write).toList())
        .put("target", TargetJson.write(member.preparation().target()));
  }

  /// Says what a newer version wrote that this one cannot know; empty if it knows everything.
  static String newerThanThis(JsonObject json) {
    int version = json.integer("format_version");
    int arithmetic = json.integer("arithmetic");
    if (version < 1 || arithmetic < 1) {
      throw new JsonException(
          "format version %d with arithmetic %d; both count from 1".formatted(version, arithmetic));
    }
    return version <= FORMAT_VERSION && arithmetic <= Model.ARITHMETIC
        ? ""
        : "format version %d with arithmetic %d, this version reads up to %d with %d"
            .formatted(version, arithmetic, FORMAT_VERSION, Model.ARITHMETIC);
  }

  static Definition fromJson(JsonObject json) {
    var members =
        json.find("members").isPresent() ? json.array("members").objects() : List.of(json);
    if (members.size() > MOST_MEMBERS) {
      throw new JsonException("%d members are too many".formatted(members.size()));
    }
    var networks = new ArrayList<Network>();
    for (JsonObject member : members) {
      networks.add(network(member, networks.size(), members.size()));
    }
    int arithmetic = json.integer("arithmetic");
    return new Definition(networks, provenance(json.object("provenance"), arithmetic));
  }

  private static Network network(JsonObject json, int member, int members) {
    var layers = json.array("layers").objects().stream().map(Definition::layer).toList();
    var inputs = json.array("inputs").objects().stream().map(TransformJson::read).toList();
    var preparation = new Preparation(inputs, TargetJson.read(json.object("target")));
    var architecture =
        json.find("embedding").isPresent()
            ? new Architecture(EmbeddingJson.read(json.array("embedding").objects()), layers)
            : new Architecture(layers);
    int submodels = json.find("submodels").isPresent() ? json.integer("submodels") : 1;
    if (submodels > MOST_MEMBERS) {
      throw new JsonException("%d submodels are too many".formatted(submodels));
    }
    return new Network(member, members, preparation, architecture.withSubmodels(submodels));
  }

  private static Json layer(Dense layer) {
    var json =
        Json.object()
            .put("kind", "dense")
            .put("inputs", layer.inputs())
            .put("outputs", layer.outputs())
            .put("activation", layer.activation().text())
            .put("bias", layer.bias());
    if (layer.parametric()) {
      json.put("parametric", true);
    }
    if (layer.residual()) {
      json.put("residual", true);
    }
    if (layer.norm() != Norm.NONE) {
      json.put("norm", layer.norm().text());
    }
    return json.build();
  }

  private static Dense layer(JsonObject json) {
    if (!json.text("kind").equals("dense")) {
      throw new JsonException("layer kind '%s' is unknown".formatted(json.text("kind")));
    }
    return new Dense(
        json.integer("inputs"),
        json.integer("outputs"),
        activation(json.text("activation")),
        json.bool("bias"),
        new Extras(norm(json), flag(json, "parametric"), flag(json, "residual")));
  }

  /// A key that is missing says no.
  private static boolean flag(JsonObject json, String name) {
    return json.find(name).isPresent() && json.bool(name);
  }

  private static Norm norm(JsonObject json) {
    String name = json.find("norm").isPresent() ? json.text("norm") : Norm.NONE.text();
    return Arrays.stream(Norm.values())
        .filter(norm -> norm.text().equals(name))
        .findFirst()
        .orElseThrow(() -> new JsonException("norm '%s' is unknown".formatted(name)));
  }

  private static Activation activation(String name) {
    Optional<Activation> found =
        Arrays.stream(Activation.values()).filter(a -> a.text().equals(name)).findFirst();
    return found.orElseThrow(() -> new JsonException("activation '%s' is unknown".formatted(name)));
  }

  private static Json provenance(Provenance provenance) {
    var settings = Json.object();
    provenance.settings().forEach(settings::put);
    var metrics = Json.object();
    provenance
        .metrics()
        .forEach((name, value) -> {
          // A figure that is undefined (R² of a constant, say) is left out: JSON has no NaN.
          if (Double.isFinite(value)) {
            metrics.put(name, value);
          }
        });
    var json =
        Json.object()
            .put("hillock", provenance.version())
            .put("source", provenance.source())
            .put("source_sha256", provenance.sourceHash())
            .put("training_rows", provenance.trainingRows())
            .put("validation_rows", provenance.validationRows())
            .put("settings", settings.build())
            .put("epochs", provenance.epochs())
            .put("kept_epoch", provenance.keptEpoch());
    if (!provenance.continuedFrom().isEmpty()) {
      json.put("continued_from", provenance.continuedFrom());
    }
    json.put("metrics", metrics.build());
    RunRecordJson.put(json, provenance.run());
    return json.build();
  }

  private static Provenance provenance(JsonObject json, int arithmetic) {
    Map<String, String> settings = new LinkedHashMap<>();
    JsonObject settingsJson = json.object("settings");
    settingsJson.names().forEach(name -> settings.put(name, settingsJson.text(name)));
    Map<String, Double> metrics = new LinkedHashMap<>();
    JsonObject metricsJson = json.object("metrics");
    metricsJson.names().forEach(name -> metrics.put(name, metricsJson.number(name)));
    return new Provenance(
        json.text("hillock"),
        json.text("source"),
        json.text("source_sha256"),
        json.integer("training_rows"),
        json.integer("validation_rows"),
        settings,
        json.integer("epochs"),
        json.integer("kept_epoch"),
        json.find("continued_from").isPresent() ? json.text("continued_from") : "",
        metrics,
        RunRecordJson.read(json, arithmetic));
  }
}
