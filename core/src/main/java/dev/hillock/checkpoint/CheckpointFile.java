package dev.hillock.checkpoint;

import dev.hillock.json.Json;
import dev.hillock.json.JsonException;
import dev.hillock.json.JsonObject;
import dev.hillock.json.JsonReader;
import dev.hillock.json.JsonWriter;
import dev.hillock.model.DoubleTensor;
import dev.hillock.model.Model;
import dev.hillock.model.ModelFormatException;
import dev.hillock.model.Safetensors;
import dev.hillock.model.SafetensorsContent;
import dev.hillock.model.SafetensorsFile;
import dev.hillock.model.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A checkpoint as one safetensors file: arrays as tensors `member1.trainer.best` and so on, all
/// single numbers of a member as one vector `member1.numbers` with their names in the metadata, and
/// everything else as JSON in the metadata.
final class CheckpointFile {

  /// The form of the file; another one is refused.
  private static final int FORMAT_VERSION = 1;

  static final String KEY = "hillock_checkpoint";
  private static final String NUMBERS = "numbers";
  private static final int MOST_MEMBERS = 100_000;

  private CheckpointFile() {}

  static void write(Path path, Checkpoint checkpoint) throws IOException {
    var metadata = new LinkedHashMap<String, String>();
    metadata.put(KEY, JsonWriter.compact(header(checkpoint)));
    var tensors = new ArrayList<Tensor>();
    var doubles = new ArrayList<DoubleTensor>();
    checkpoint
        .members()
        .forEach((member, snapshot) -> {
          String prefix = prefix(member);
          var numbers = snapshot.numbers();
          metadata.put(prefix + NUMBERS, String.join(" ", numbers.keySet()));
          double[] values = numbers.values().stream().mapToDouble(n -> n).toArray();
          doubles.add(new DoubleTensor(prefix + NUMBERS, values));
          snapshot.doubles().forEach((n, v) -> doubles.add(new DoubleTensor(prefix + n, v)));
          snapshot
              .floats()
              .forEach((n, v) -> tensors.add(new Tensor(prefix + n, new int[] {v.length}, v)));
        });
    Safetensors.write(path, new SafetensorsContent(metadata, tensors, doubles));
  }

  /// @throws ModelFormatException if it is no checkpoint, damaged, or of another version
  static Checkpoint read(Path path) throws IOException {
    return of(Safetensors.read(path));
  }

  /// The checkpoint in a file that was read.
  static Checkpoint of(SafetensorsFile file) {
    try {
      var json = JsonReader.parseObject(file.metadata(KEY));
      if (json.integer("format_version") != FORMAT_VERSION
          || json.integer("arithmetic") != Model.ARITHMETIC) {
        throw new ModelFormatException(
            file.file(),
            -1,
            "format version %d with arithmetic %d, this version goes on with %d and %d only"
                .formatted(
                    json.integer("format_version"),
                    json.integer("arithmetic"),
                    FORMAT_VERSION,
                    Model.ARITHMETIC),
            "go on with hillock " + json.text("hillock"));
      }
      int members = json.integer("members");
      if (members < 0 || members > MOST_MEMBERS) {
        throw new JsonException("%d members are too many".formatted(members));
      }
      return checkpoint(json, members(file, members));
    } catch (JsonException | IllegalArgumentException e) {
      throw new ModelFormatException(file.file(), -1, "it is no checkpoint: " + e.getMessage());
    }
  }

  private static Json header(Checkpoint checkpoint) {
    var origin = checkpoint.origin();
    int last = checkpoint.members().keySet().stream().mapToInt(m -> m + 1).max().orElse(0);
    return Json.object()
        .put("format_version", FORMAT_VERSION)
        .put("arithmetic", Model.ARITHMETIC)
        .put("hillock", checkpoint.version())
        .put("members", last)
        .put("epochs", checkpoint.epochs())
        .put("seconds", checkpoint.seconds())
        .put("settings", json(origin.settings()))
        .put("data", json(origin.data()))
        .put("continued", origin.continued())
        .put("command", json(origin.command()))
        .build();
  }

  private static Checkpoint checkpoint(JsonObject json, Map<Integer, Snapshot> members) {
    return new Checkpoint(
        json.text("hillock"),
        new CheckpointOrigin(
            texts(json.object("settings")),
            texts(json.object("data")),
            json.text("continued"),
            texts(json.object("command"))),
        json.integer("epochs"),
        json.number("seconds"),
        members);
  }

  private static JsonObject json(Map<String, String> texts) {
    var json = Json.object();
    texts.forEach(json::put);
    return json.build();
  }

  private static Map<String, String> texts(JsonObject json) {
    var texts = new LinkedHashMap<String, String>();
    json.names().forEach(name -> texts.put(name, json.text(name)));
    return texts;
  }

  private static Map<Integer, Snapshot> members(SafetensorsFile file, int members) {
    var found = new TreeMap<Integer, Snapshot>();
    var floats = new TreeMap<Integer, Map<String, float[]>>();
    var doubles = new TreeMap<Integer, Map<String, double[]>>();
    for (Tensor tensor : file.tensors()) {
      var name = Name.of(tensor.name());
      floats
          .computeIfAbsent(name.member, _ -> new LinkedHashMap<>())
          .put(name.rest, tensor.values());
    }
    for (DoubleTensor tensor : file.doubles()) {
      var name = Name.of(tensor.name());
      doubles
          .computeIfAbsent(name.member, _ -> new LinkedHashMap<>())
          .put(name.rest, tensor.values());
    }
    for (int member = 0; member < members; member++) {
      var ofMember = doubles.getOrDefault(member, Map.of());
      double[] values = ofMember.get(NUMBERS);
      if (values != null) {
        var rest = new LinkedHashMap<>(ofMember);
        rest.remove(NUMBERS);
        var numbers = numbers(file.metadata(prefix(member) + NUMBERS), values);
        found.put(member, new Snapshot(floats.getOrDefault(member, Map.of()), rest, numbers));
      }
    }
    return found;
  }

  private static Map<String, Double> numbers(String text, double[] values) {
    List<String> names = List.of(text.split(" "));
    if (names.size() != values.length) {
      throw new IllegalArgumentException(
          "%d numbers have %d names".formatted(values.length, names.size()));
    }
    var numbers = new LinkedHashMap<String, Double>();
    for (int i = 0; i < values.length; i++) {
      numbers.put(names.get(i), values[i]);
    }
    return numbers;
  }

  private static String prefix(int member) {
    return "member" + (member + 1) + ".";
  }

  /// A name of a tensor, taken apart.
  private record Name(int member, String rest) {
    static Name of(String text) {
      int dot = text.indexOf('.');
      if (!text.matches("member[1-9][0-9]{0,5}\\..+")) {
        throw new IllegalArgumentException("a tensor has the name '%s'".formatted(text));
      }
      int member = Integer.parseInt(text, "member".length(), dot, 10) - 1;
      return new Name(member, text.substring(dot + 1));
    }
  }
}
