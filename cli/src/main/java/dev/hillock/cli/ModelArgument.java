package dev.hillock.cli;

import dev.hillock.model.Model;
import dev.hillock.model.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/// The first argument of every command that takes a trained model.
final class ModelArgument {

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "a file that hillock train has written")
  private Path path = Path.of("");

  /// The file.
  Path path() {
    return path;
  }

  /// Reads the model.
  Model read() throws IOException {
    return ModelFile.read(path);
  }
}
