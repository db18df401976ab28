package dev.hillock.train;

import static dev.hillock.Refusal.assertBadData;
import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.checkpoint.CheckpointEvery;
import dev.hillock.checkpoint.CheckpointFolder;
import dev.hillock.data.Column;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.Table;
import dev.hillock.model.ModelFile;
import dev.hillock.settings.Optimizers;
import dev.hillock.settings.Settings;
import dev.hillock.train.TrainingEvent.CheckpointWritten;
import dev.hillock.train.TrainingEvent.Resumed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A training that is interrupted anywhere and goes on ends with the bits of one that was not.
class ResumeTest {

  private static final Table IRIS = Tables.bundled("iris.csv");

  @TempDir Path temp;

  private static Settings iris(String... texts) {
    var settings =
        Settings.defaults()
            .with("target", "species")
            .with("hidden", "6")
            .with("epochs", "6")
            .with("batch-size", "32");
    for (String text : texts) {
      int blank = text.indexOf(' ');
      settings = settings.with(text.substring(0, blank), text.substring(blank + 1));
    }
    return settings;
  }

  static Stream<Settings> optimizers() {
    return Arrays.stream(Optimizers.values())
        .map(optimizer -> {
          String name = optimizer.name().toLowerCase(Locale.ROOT).replace('_', '-');
          var settings = iris("preset plain", "optimizer " + name);
          return switch (optimizer.kind()) {
            case STEPS -> settings;
            case FULL_BATCH, SEARCH -> withoutBatches(name);
          };
        });
  }

  private static Settings withoutBatches(String optimizer) {
    var settings =
        Settings.defaults()
            .with("target", "species")
            .with("hidden", "5")
            .with("epochs", "8")
            .with("optimizer", optimizer);
    return optimizer.equals("levenberg-marquardt")
        ? settings.with("loss", "mean-squared-error").with("activation", "tanh")
        : settings;
  }

  static Stream<Settings> plans() {
    return Stream.of(
        iris("preset realmlp"),
        iris("preset realmlp-s"),
        iris("preset tabm-mini"),
        iris("preset classic"),
        iris("preset plain", "schedule plateau", "plateau-patience 1"),
        iris("preset plain", "ema 0.9"),
        iris("preset plain", "swa-start 0.4"),
        iris("preset plain", "norm batch"),
        iris("preset plain", "norm layer", "dropout 0.2"),
        iris("preset plain", "accumulate 2"),
        iris("preset plain", "patience 2", "epochs 30"),
        iris("preset plain", "refit true"),
        iris("preset plain", "validation 0"),
        iris("preset plain", "max-norm 1", "l1 0.001", "clip-norm 1"),
        iris("activation step", "epochs 8"),
        iris("preset auto"),
        iris("preset auto", "folds off"),
        iris("preset auto", "folds 3", "ensemble 2"),
        iris("preset plain", "ensemble 3"),
        iris("preset realmlp-s", "folds 3", "ensemble 2"),
        iris("preset plain", "ensemble 2", "refit true"));
  }

  static Stream<Settings> all() {
    return Stream.concat(optimizers(), plans());
  }

  /// From each of its checkpoints, one after every third step, and with another number of threads.
  @ParameterizedTest
  @MethodSource("all")
  void goesOnFromAnyCheckpointToTheSameBits(Settings settings) throws IOException {
    var expected = Training.of(IRIS, settings.with("threads", "1")).run();
    var copies = new ArrayList<Path>();
    var folder = CheckpointFolder.forNew(temp.resolve("all"));
    var watched =
        Training.of(IRIS, settings.with("threads", "1"))
            .checkpoints(folder, CheckpointEvery.parse("3 steps"), Map.of())
            .controller(event -> {
              if (event instanceof CheckpointWritten(Path file, double _)) {
                copies.add(copy(file, copies.size()));
              }
            })
            .run();
    assertSame(expected, watched);
    assertTrue(copies.size() > 1, "checkpoints: " + copies.size());
    // Every one of them would take long where many networks are trained.
    int every = Math.max(1, copies.size() / 3);
    for (int i = 0; i < copies.size(); i += every) {
      assertSame(
          expected, resumed(copies.get(i), settings.with("threads", i % 2 == 0 ? "2" : "1")));
    }
  }

  private Path copy(Path file, int number) {
    try {
      Path folder = Files.createDirectories(temp.resolve("copy" + number));
      Files.copy(file, folder.resolve("checkpoint-000001.safetensors"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Training.Result resumed(Path folder, Settings settings) throws IOException {
    var found = CheckpointFolder.newest(folder);
    assertEquals(List.of(), found.damaged());
    var events = new ArrayList<TrainingEvent>();
    var result =
        Training.of(IRIS, settings)
            .checkpoints(
                CheckpointFolder.ofResumed(found), CheckpointEvery.parse("1 epoch"), Map.of())
            .resume(found.checkpoint())
            .listener(events::add)
            .run();
    assertEquals(1, events.stream().filter(Resumed.class::isInstance).count());
    return result;
  }

  private void assertSame(Training.Result expected, Training.Result actual) throws IOException {
    assertEquals(expected.history(), actual.history());
    assertEquals(expected.evaluation().figures(), actual.evaluation().figures());
    assertArrayEquals(bytes(expected), bytes(actual));
  }

  private byte[] bytes(Training.Result result) throws IOException {
    Path file = temp.resolve("model.safetensors");
    ModelFile.write(file, result.model());
    return Files.readAllBytes(file);
  }

  /// As after SIGTERM: a last checkpoint is written where it stops, however rare the others are.
  @Test
  void savesWhereItIsStopped() throws IOException {
    for (var settings :
        List.of(
            iris("preset plain"),
            iris("preset plain", "ensemble 3", "threads 2"),
            withoutBatches("lbfgs"),
            withoutBatches("cma-es"))) {
      var expected = Training.of(IRIS, settings).run();
      for (int stop = 1; stop < 40; stop += 4) {
        Path path = Files.createTempDirectory(temp, "stop");
        var folder = CheckpointFolder.forNew(path);
        int last = stop;
        var asked = new int[1];
        var part =
            Training.of(IRIS, settings)
                .checkpoints(folder, CheckpointEvery.DEFAULT, Map.of())
                .stopWhen(() -> {
                  synchronized (asked) {
                    return ++asked[0] > last;
                  }
                })
                .run();
        assertSame(expected, resumed(path, settings));
        assertTrue(part.stopped() || stop > 5, "stopped at " + stop);
      }
    }
  }

  /// The judgement of the network before the first step is remembered, not made again.
  @Test
  void aTrainingThatContinuesAModelGoesOnToo() throws IOException {
    var model = Training.of(IRIS, iris("preset plain", "epochs 2")).run().model();
    var more = Settings.defaults().with("epochs", "3");
    var expected = Training.continuing(model, IRIS, more).run();
    Path path = temp.resolve("continued");
    var stop = new int[1];
    Training.continuing(model, IRIS, more)
        .checkpoints(CheckpointFolder.forNew(path), CheckpointEvery.DEFAULT, Map.of())
        .stopWhen(() -> ++stop[0] >= 6)
        .run();
    var found = CheckpointFolder.newest(path);
    var actual =
        Training.continuing(model, IRIS, more)
            .checkpoints(CheckpointFolder.ofResumed(found), CheckpointEvery.DEFAULT, Map.of())
            .resume(found.checkpoint())
            .run();
    assertSame(expected, actual);
    var other = Training.of(IRIS, iris("preset plain", "epochs 3")).run().model();
    assertThrows(
        IllegalArgumentException.class,
        () -> Training.continuing(other, IRIS, more).resume(found.checkpoint()));
  }

  @Test
  void whatHasChangedIsNamed() throws IOException {
    Path path = temp.resolve("changed");
    var settings = iris("preset plain");
    Training.of(IRIS, settings)
        .checkpoints(CheckpointFolder.forNew(path), CheckpointEvery.DEFAULT, Map.of())
        .run();
    var checkpoint = CheckpointFolder.newest(path).checkpoint();
    assertIllegal(
        "the checkpoint was made with other settings: epochs is 7, but was 6; seed is 3, but was 0;"
            + " go on with those it was begun with, or begin anew",
        () -> Training.of(IRIS, settings.with("epochs", "7").with("seed", "3")).resume(checkpoint));
    var other = new ArrayList<Column>(IRIS.columns());
    var first = (NumericColumn) other.getFirst();
    double[] values = first.values().clone();
    values[17] += 0.1;
    other.set(0, new NumericColumn(first.name(), values));
    assertBadData(
        IRIS.source()
            + ": the rows are not those that the checkpoint was made with; go on with the same"
            + " data, or begin anew",
        () -> Training.of(new Table(IRIS.source(), other), settings).resume(checkpoint));
    assertIllegal(
        "%s holds checkpoints of a training; go on with it by --resume %s, or name another folder"
            .formatted(path, path),
        () -> CheckpointFolder.forNew(path));
  }

  @Test
  void keepsTwoCheckpointsAndTheBestNetwork() throws IOException {
    Path path = temp.resolve("kept");
    var result =
        Training.of(IRIS, iris("preset plain", "calibrate false"))
            .checkpoints(CheckpointFolder.forNew(path), CheckpointEvery.parse("epoch"), Map.of())
            .run();
    try (var files = Files.list(path)) {
      assertEquals(
          List.of(
              "best.safetensors", "checkpoint-000006.safetensors", "checkpoint-000007.safetensors"),
          files.map(f -> path.relativize(f).toString()).sorted().toList());
    }
    var best = ModelFile.read(path.resolve("best.safetensors"));
    assertEquals(result.model().fingerprint(), best.fingerprint());
    assertFalse(best.isEnsemble());
  }
}
