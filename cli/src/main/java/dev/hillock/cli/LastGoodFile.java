package dev.hillock.cli;

import dev.hillock.model.Model;
import dev.hillock.model.ModelFile;
import dev.hillock.train.TrainingDivergedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Where the last good network of a training that diverged goes: beside the model that did not come
/// to be, under a name of its own, so that no model is ever replaced by a half-trained one.
final class LastGoodFile {

  private static final String ENDING = ".safetensors";

  private LastGoodFile() {}

  /// Writes it.
  ///
  /// @param target the model file that was to be written
  /// @return words that end the line about the divergence; empty where there is nothing to write
  static String write(Path target, TrainingDivergedException diverged) {
    Model model = diverged.lastGood();
    if (model == null) {
      return "";
    }
    int epoch = model.provenance().keptEpoch();
    Path file = free(target);
    try {
      ModelFile.write(file, model);
      return "; the last good network, of epoch %d, is in %s".formatted(epoch, file);
    } catch (IOException e) {
      return "; the last good network, of epoch %d, could not be written: %s"
          .formatted(epoch, Failures.words(e));
    }
  }

  /// `NAME.last-good.safetensors`, or the first number that is free.
  static Path free(Path target) {
    String name = target.getFileName().toString();
    String stem = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    Path file = target.resolveSibling(stem + ".last-good" + ENDING);
    for (int i = 2; Files.exists(file, LinkOption.NOFOLLOW_LINKS); i++) {
      file = target.resolveSibling(stem + ".last-good-" + i + ENDING);
    }
    return file;
  }
}
