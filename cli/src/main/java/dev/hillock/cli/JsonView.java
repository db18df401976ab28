package dev.hillock.cli;

import dev.hillock.data.LoadedData;
import dev.hillock.explain.Finding;
import dev.hillock.json.Json;
import dev.hillock.json.JsonObject;
import dev.hillock.json.JsonObjectBuilder;
import dev.hillock.json.JsonWriter;
import dev.hillock.nn.Dense;
import dev.hillock.nn.Embedding;
import dev.hillock.settings.Settings;
import dev.hillock.train.Evaluation;
import dev.hillock.train.ExplainedChoice;
import dev.hillock.train.ExplainedChoices;
import dev.hillock.train.Plan;
import dev.hillock.train.Training;
import dev.hillock.train.TrainingDivergedException;
import dev.hillock.train.TrainingEvent;
import dev.hillock.train.TrainingEvent.CheckpointFailed;
import dev.hillock.train.TrainingEvent.CheckpointWritten;
import dev.hillock.train.TrainingEvent.Converged;
import dev.hillock.train.TrainingEvent.EpochFinished;
import dev.hillock.train.TrainingEvent.EpochRunning;
import dev.hillock.train.TrainingEvent.Judgement;
import dev.hillock.train.TrainingEvent.MemberDiverged;
import dev.hillock.train.TrainingEvent.MemberFinished;
import dev.hillock.train.TrainingEvent.MemberNotBegun;
import dev.hillock.train.TrainingEvent.NetworksRunning;
import dev.hillock.train.TrainingEvent.Refitting;
import dev.hillock.train.TrainingEvent.Resumed;
import dev.hillock.train.TrainingEvent.Started;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A training run for a program: one JSON object per line, each with an `event`.
final class JsonView implements TrainView {

  private final PrintWriter out;
  private final @Nullable Settings explained;

  /// @param explained what the user set, where choices are to be explained
  JsonView(PrintWriter out, @Nullable Settings explained) {
    this.out = out;
    this.explained = explained;
  }

  @Override
  public void data(LoadedData loaded, List<String> targets) {
    var columns =
        loaded.table().columns().stream()
            .map(column ->
                Json.object()
                    .put("name", column.name())
                    .put("type", DataSummary.kind(column))
                    .put("missing", column.missing())
                    .build())
            .toList();
    print(
        event("data")
            .put("source", loaded.table().source())
            .put("rows", loaded.table().rows())
            .put("columns", columns)
            .putTexts("notes", loaded.notes()));
  }

  @Override
  public void accept(TrainingEvent event) {
    switch (event) {
      case Started(Plan plan) -> started(plan);
      case EpochRunning _, NetworksRunning _ -> {}
      case EpochFinished epoch -> epoch(epoch);
      case MemberFinished member -> member(member);
      case MemberDiverged(int member, int members, var cause) ->
          print(
              event("diverged")
                  .put("member", member)
                  .put("members", members)
                  .put("epoch", cause.epoch())
                  .put("step", cause.step()));
      case MemberNotBegun(int member, int members) ->
          print(event("not_begun").put("member", member).put("members", members));
      case Converged(int epoch, int epochs, String reason) ->
          print(event("converged").put("epoch", epoch).put("epochs", epochs).put("reason", reason));
      case Refitting(int rows, int epochs) ->
          print(event("refit").put("rows", rows).put("epochs", epochs));
      case Resumed(int trained, int begun, int networks, int epoch, int step) ->
          print(
              event("resumed")
                  .put("trained", trained)
                  .put("begun", begun)
                  .put("networks", networks)
                  .put("epoch", epoch)
                  .put("step", step));
      case CheckpointWritten(Path file, double seconds) ->
          print(event("checkpoint").put("file", file.toString()).put("seconds", seconds));
      case CheckpointFailed(String reason) ->
          print(event("checkpoint_failed").put("reason", reason));
    }
  }

  private void started(Plan plan) {
    var settings = Json.object();
    plan.settings().texts().forEach(settings::put);
    print(
        event("network")
            .put("embedding", embedding(plan.architecture().embedding()))
            .put("submodels", plan.architecture().submodels())
            .put("layers", plan.architecture().layers().stream().map(JsonView::layer).toList())
            .put("parameters", plan.architecture().parameterCount())
            .put("training_rows", plan.trainingRows())
            .put("validation_rows", plan.validationRows())
            .put("settings", settings.build())
            .putTexts("notes", plan.notes()));
    if (explained != null) {
      var choices = ExplainedChoices.of(plan, explained).stream().map(JsonView::choice).toList();
      print(event("choices").put("choices", choices));
    }
  }

  private static JsonObject choice(ExplainedChoice choice) {
    return Json.object()
        .put("topic", choice.topic().name().toLowerCase(Locale.ROOT))
        .put("subject", choice.subject())
        .put("chosen", choice.chosen())
        .put("reason", choice.reason())
        .build();
  }

  static JsonObject layer(Dense layer) {
    return Json.object()
        .put("inputs", layer.inputs())
        .put("outputs", layer.outputs())
        .put("activation", layer.activation().text())
        .put("bias", layer.bias())
        .put("parametric", layer.parametric())
        .put("norm", layer.norm().text())
        .put("residual", layer.residual())
        .build();
  }

  private static String kind(Embedding.Part part) {
    return switch (part) {
      case Embedding.Plain _ -> "plain";
      case Embedding.Periodic _ -> "periodic";
      case Embedding.Lookup _ -> "lookup";
    };
  }

  /// Inputs, outputs and parameters of each part of an embedding.
  static List<JsonObject> embedding(Embedding embedding) {
    return embedding.parts().stream()
        .map(part ->
            Json.object()
                .put("kind", kind(part))
                .put("inputs", part.inputs())
                .put("outputs", part.outputs())
                .put("parameters", part.parameterCount())
                .build())
        .toList();
  }

  private void epoch(EpochFinished epoch) {
    var json = event("epoch").put("epoch", epoch.epoch()).put("loss", epoch.loss());
    if (!Double.isNaN(epoch.rate())) {
      json.put("rate", epoch.rate());
    }
    put(json, epoch.validation());
    if (epoch.validation() != null) {
      json.put("best", epoch.best());
    }
    print(json);
  }

  private void member(MemberFinished member) {
    var json =
        event("member")
            .put("member", member.member())
            .put("members", member.members())
            .put("epochs", member.epochs())
            .put("kept_epoch", member.keptEpoch());
    put(json, member.kept());
    print(json);
  }

  private static void put(JsonObjectBuilder json, @Nullable Judgement validation) {
    if (validation != null) {
      json.put("validation_loss", validation.loss());
      switch (validation.measure()) {
        case ACCURACY -> json.put("validation_accuracy", validation.metric());
        case SCALED_RMSE -> json.put("validation_scaled_rmse", validation.metric());
        case LOSS -> {}
      }
    }
  }

  @Override
  public void finished(
      Training.Result result, @Nullable Evaluation test, Path file, List<Finding> findings) {
    // The result is the last line, whatever was found.
    findings(findings);
    var provenance = result.model().provenance();
    var json =
        event("result")
            .put("model", file.toString())
            .put("fingerprint", result.model().fingerprint())
            .put("epochs", provenance.epochs())
            .put("kept_epoch", provenance.keptEpoch())
            .put("stopped", result.stopped())
            .put("out_of_time", result.outOfTime())
            .put(
                provenance.validationRows() > 0 ? "validation" : "training",
                EvaluationJson.of(result.evaluation()));
    TargetJsonView.put(json, result.model().preparation().target());
    if (test != null) {
      json.put("test", EvaluationJson.of(test));
    }
    print(json);
  }

  private void findings(List<Finding> findings) {
    for (Finding finding : findings) {
      print(event("finding").put("finding", FindingText.json(finding)));
    }
  }

  @Override
  public void diverged(TrainingDivergedException diverged) {
    var json =
        event("diverged")
            .put("epoch", diverged.epoch())
            .put("step", diverged.step())
            .put("layer", diverged.layer());
    if (diverged.dataRow() > 0) {
      json.put("data_row", diverged.dataRow());
    }
    print(json);
  }

  private static JsonObjectBuilder event(String name) {
    return Json.object().put("event", name);
  }

  private void print(JsonObjectBuilder json) {
    out.println(JsonWriter.compact(json.build()));
    out.flush();
  }
}
