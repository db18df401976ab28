package dev.hillock.cli;

import dev.hillock.data.LoadedData;
import dev.hillock.explain.Finding;
import dev.hillock.train.Evaluation;
import dev.hillock.train.Training;
import dev.hillock.train.TrainingDivergedException;
import dev.hillock.train.TrainingEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a user sees of a training run. Events come in between [#data] and [#finished].
interface TrainView extends Consumer<TrainingEvent>, AutoCloseable {

  /// The source was read.
  ///
  /// @param targets the columns to predict
  void data(LoadedData loaded, List<String> targets);

  /// The model is written.
  ///
  /// @param test on the source's own test rows; null if it has none
  /// @param findings of its diagnosis
  void finished(
      Training.Result result, @Nullable Evaluation test, Path file, List<Finding> findings)
      throws IOException;

  /// It diverged; the line about it comes on standard error.
  default void diverged(TrainingDivergedException diverged) {}

  /// Ends what moves, before anything else is said: also after a failure.
  @Override
  default void close() {}
}
