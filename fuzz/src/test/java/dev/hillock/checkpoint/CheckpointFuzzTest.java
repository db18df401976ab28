package dev.hillock.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hillock.FuzzLimits;
import dev.hillock.FuzzLimits.Outcome;
import dev.hillock.Seeds;
import dev.hillock.model.DoubleTensor;
import dev.hillock.model.ModelFormatException;
import dev.hillock.model.SafetensorsFile;
import dev.hillock.model.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Headers of checkpoints, whose tensors stand beside them as a sound file has them.
class CheckpointFuzzTest {

  private static final String NUMBERS = "member1.numbers";

  @FuzzTest
  void reads(byte[] bytes) {
    Checkpoint checkpoint = read(bytes).value();
    if (checkpoint != null) {
      assertEquals(checkpoint.origin(), checkpoint.origin());
      assertEquals(List.of(), checkpoint.origin().changedSettings(checkpoint.origin()));
    }
  }

  @Test
  void readsEveryGoodFile() {
    assertEquals(List.of(), Seeds.refused(CheckpointFuzzTest.class, bytes -> read(bytes).isRead()));
  }

  /// The first line is the header, the second the names of the numbers.
  private static Outcome<Checkpoint> read(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    String header = end < 0 ? text : text.substring(0, end);
    String names = end < 0 ? "" : text.substring(end + 1).strip();
    var file =
        new SafetensorsFile(
            "f",
            Map.of(CheckpointFile.KEY, header, NUMBERS, names),
            List.of(new Tensor("member1.trainer.best", new int[] {2}, new float[2])),
            List.of(new DoubleTensor(NUMBERS, new double[3])));
    return FuzzLimits.read(
        bytes.length, () -> CheckpointFile.of(file), List.of(ModelFormatException.class));
  }
}
