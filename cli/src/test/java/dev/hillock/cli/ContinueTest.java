package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `hillock train --continue`.
class ContinueTest {

  private static final String MAY =
      "a,b,kind\n1,1,low\n2,1,low\n1,2,low\n2,2,low\n5,5,high\n6,5,high\n5,6,high\n6,6,high\n";

  @TempDir private Path folder = Path.of("");

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @BeforeEach
  void train() throws IOException {
    Run.ok(
        "train",
        write("may.csv", MAY),
        "--target",
        "kind",
        "--preset",
        "plain",
        "--epochs",
        "30",
        "--out",
        path("may.safetensors"));
  }

  private Run goOn(String source, String... more) {
    var args =
        new ArrayList<>(List.of("train", source, "--continue", path("may.safetensors"), "--out"));
    args.add(path("june.safetensors"));
    args.addAll(List.of(more));
    return Run.of(args.toArray(String[]::new));
  }

  @Test
  void goesOnWithTheColumnsAndLayersOfTheModel() throws IOException {
    // Other columns are not looked at, and their order says nothing.
    String june = write("june.csv", "new,kind,b,a\nx,low,1,0\ny,high,7,6\nz,high,5,7\n");
    var run = goOn(june, "--epochs", "4").requireOk();
    var may = ModelFile.read(Path.of(path("may.safetensors")));
    var model = ModelFile.read(Path.of(path("june.safetensors")));
    String shown = may.fingerprint().substring(0, 12);
    String note = "note: the network of may.csv, fingerprint " + shown + ", learns on";
    assertTrue((run.out() + run.err()).contains(note), () -> run.out() + run.err());
    assertEquals(may.preparation(), model.preparation());
    assertEquals(may.architecture(), model.architecture());
    assertNotEquals(may.fingerprint(), model.fingerprint());
    assertEquals(may.fingerprint(), model.provenance().continuedFrom());
    assertEquals(4, model.provenance().epochs());
    var inspected = Run.ok("inspect", path("june.safetensors"));
    assertTrue(inspected.out().contains("continued from the model " + may.fingerprint()));
    Run.ok("evaluate", path("june.safetensors"), june);
  }

  @Test
  void refusesRowsWithoutAColumnOfTheModel() throws IOException {
    var run = goOn(write("june.csv", "a,kind\n1,low\n6,high\n"));
    assertEquals(Failures.DATA, run.code());
    assertEquals(1, run.complaints().size(), run.err());
    assertTrue(run.err().contains("'b'"), run.err());
    assertTrue(Files.notExists(folder.resolve("june.safetensors")));
  }

  @Test
  void refusesAnotherNetwork() throws IOException {
    var run = goOn(path("may.csv"), "--hidden", "3");
    assertEquals(Failures.USAGE, run.code());
    assertEquals(
        List.of(
            "hillock: hidden is 3, but the model that training continues from has 64,32; leave --hidden out, or train a new network without --continue"),
        run.complaints());
  }

  @Test
  void refusesWhatIsNoModel() throws IOException {
    byte[] before = Files.readAllBytes(folder.resolve("may.csv"));
    var run =
        Run.of(
            "train",
            path("may.csv"),
            "--continue",
            path("may.csv"),
            "--out",
            path("x.safetensors"));
    assertEquals(Failures.MODEL, run.code());
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("may.csv")));
    assertTrue(Files.notExists(folder.resolve("x.safetensors")));
  }

  @Test
  void replacesTheModelWhereOutSaysSo() throws IOException {
    String may = path("may.safetensors");
    Run.ok("train", path("may.csv"), "--continue", may, "--epochs", "3", "--out", may);
    assertEquals(3, ModelFile.read(Path.of(may)).provenance().epochs());
  }

  @Test
  void theReportReplacesNoModel() {
    String may = path("may.safetensors");
    var run = goOn(path("may.csv"), "--report", may);
    assertEquals(Failures.USAGE, run.code());
    assertTrue(run.err().contains("is read, so nothing is written there"), run.err());
  }

  @Test
  void saysThatNoEpochIsBetter() throws IOException {
    String report = path("report.html");
    // Wrong labels make it worse at once, and the rows of May judge.
    String wrong = write("wrong.csv", "a,b,kind\n1,1,high\n2,2,high\n5,5,low\n6,6,low\n");
    var run =
        goOn(wrong, "--validation", path("may.csv"), "--learning-rate", "0.3", "--report", report)
            .requireOk();
    String line = "Validation (8 rows; none of 30 epochs is better, the network stays as it was)";
    assertTrue(run.lines().contains(line), run.out());
    var model = ModelFile.read(Path.of(path("june.safetensors")));
    assertEquals(0, model.provenance().keptEpoch());
    assertEquals(model.provenance().continuedFrom(), model.fingerprint());
    String page = Files.readString(Path.of(report));
    assertTrue(page.contains("No epoch is better on the validation rows"), "the curves");
    assertTrue(page.contains("30 trained, none better than before"), "the origin");
  }
}
