package dev.hillock.cli;

import dev.hillock.data.LoadedData;
import dev.hillock.explain.Finding;
import dev.hillock.train.Evaluation;
import dev.hillock.train.Training;
import dev.hillock.train.TrainingEvent;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows nothing.
final class QuietView implements TrainView {

  @Override
  public void data(LoadedData loaded, List<String> targets) {}

  @Override
  public void accept(TrainingEvent event) {}

  @Override
  public void finished(
      Training.Result result, @Nullable Evaluation test, Path file, List<Finding> findings) {}
}
