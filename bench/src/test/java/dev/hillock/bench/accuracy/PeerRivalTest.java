package dev.hillock.bench.accuracy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.bench.fit.FitFolder;
import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerRivalTest {

  private static final int ROWS = 40;
  private static final TableTask TASK = new TableTask("toy", List.of("kind"), true, Map.of());
  private static final Peer PEER = Peer.ALL.getFirst();

  @TempDir Path folder;
  private final Table table = toy();
  private Path target = Path.of("");

  @BeforeEach
  void makeTheFolderOfABuild() throws IOException {
    target = folder.resolve("target");
    Files.createDirectories(target.resolve("lib"));
    Files.createFile(target.resolve("peer-smile-1.jar"));
    Files.createFile(target.resolve("lib/smile-core-4.4.2.jar"));
  }

  @Test
  void poolsThePredictionsOfAllFolds() throws IOException {
    rival().on(TASK, table);
    predict(row -> row == 0 || row == 7 ? 1 - row % 2 : row % 2);
    assertEquals(new Outcome.Figures(List.of(38.0 / ROWS)), rival().on(TASK, table));
  }

  @Test
  void aPeerDoesNotSeeTheTargetsOfTestRows() throws IOException {
    rival().on(TASK, table);
    var rows = files().read(0);
    assertEquals("even one", rows.columns().get(1).text(rows.training()[0][1]));
    assertTrue(Arrays.stream(rows.test()).allMatch(row -> Double.isNaN(row[1])));
    int[] test = TASK.folds(ROWS).getFirst().test();
    assertArrayEquals(
        Arrays.stream(test).mapToDouble(row -> row == 3 ? Double.NaN : row).toArray(),
        Arrays.stream(rows.test()).mapToDouble(row -> row[0]).toArray());
  }

  @Test
  void aProgramThatDoesNotStartIsADash() {
    var failure = (Outcome.Failure) rival().on(TASK, table);
    assertEquals("-", failure.cell());
    assertTrue(failure.cause().contains("ClassNotFoundException"), failure.cause());
  }

  @Test
  void aPeerThatWasNotBuiltIsADash() {
    var rival = new PeerRival(new PeerProgram(PEER, folder.resolve("none")), folder, 1);
    assertEquals(
        new Outcome.Failure(
            "-", "it was not built; bench/peers/target/build.log says why, if it was tried"),
        rival.on(TASK, table));
  }

  @Test
  void predictionsThatAreNoneAreADash() throws IOException {
    rival().on(TASK, table);
    predict(row -> row == 5 ? Double.NaN : 0);
    var failure = (Outcome.Failure) rival().on(TASK, table);
    assertTrue(failure.cause().matches("a prediction of fold \\d is no number"), failure.cause());
  }

  @Test
  void aTimeoutIsRememberedForLimitsUpToItsOwn() throws IOException {
    rival().on(TASK, table);
    Files.writeString(files().file(PEER.name() + ".timeout"), "10\n");
    assertEquals(
        new Outcome.Failure("timeout", "a fit took longer than 10 s"), rival().on(TASK, table));
    var patient = new PeerRival(new PeerProgram(PEER, target), folder, 11);
    assertEquals("-", ((Outcome.Failure) patient.on(TASK, table)).cell());
  }

  @Test
  void theVersionIsThatOfTheLibrarysJar() throws IOException {
    assertEquals("4.4.2", new PeerProgram(PEER, target).version());
  }

  private static Table toy() {
    double[] x = IntStream.range(0, ROWS).mapToDouble(row -> row == 3 ? Double.NaN : row).toArray();
    int[] kinds = IntStream.range(0, ROWS).map(row -> row % 2).toArray();
    return new Table(
        "toy",
        List.of(
            new NumericColumn("x", x),
            new CategoricalColumn("kind", List.of("even one", "odd one"), kinds)));
  }

  private PeerRival rival() {
    return new PeerRival(new PeerProgram(PEER, target), folder, 10);
  }

  private FitFolder files() {
    return new FitFolder(folder.resolve("toy"));
  }

  private void predict(IntToDoubleFunction levelOfRow) throws IOException {
    List<TableTask.Fold> folds = TASK.folds(ROWS);
    for (int fold = 0; fold < folds.size(); fold++) {
      double[][] levels =
          Arrays.stream(folds.get(fold).test())
              .mapToObj(row -> new double[] {levelOfRow.applyAsDouble(row)})
              .toArray(double[][]::new);
      files().writePredictions(fold, PEER.name(), files().read(fold), levels);
    }
  }
}
