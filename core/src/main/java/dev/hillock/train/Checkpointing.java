package dev.hillock.train;

import dev.hillock.checkpoint.Checkpoint;
import dev.hillock.checkpoint.CheckpointEvery;
import dev.hillock.checkpoint.CheckpointEvery.Epochs;
import dev.hillock.checkpoint.CheckpointEvery.Steps;
import dev.hillock.checkpoint.CheckpointEvery.Time;
import dev.hillock.checkpoint.CheckpointFolder;
import dev.hillock.checkpoint.Snapshot;
import dev.hillock.model.Member;
import dev.hillock.model.Model;
import dev.hillock.model.Provenance;
import dev.hillock.nn.Parameters;
import dev.hillock.train.TrainingEvent.CheckpointFailed;
import dev.hillock.train.TrainingEvent.CheckpointWritten;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Saves the states of the networks of a training. Where it is time, a round begins: each network
/// that is being trained hands over a snapshot after its next step, and the last to do so writes
/// the file. None waits for another, and what is saved is a moment of each network, not of all.
final class Checkpointing {

  /// The clock is asked after every so many steps.
  private static final int STEPS_PER_LOOK = 8;

  private final CheckpointFolder folder;
  private final CheckpointEvery every;
  private final Function<Map<Integer, Snapshot>, Checkpoint> checkpoint;
  private final IntFunction<Plan> plans;
  private final boolean several;
  private final Consumer<TrainingEvent> listener;
  private final Map<Integer, Snapshot> latest;

  /// The round in which each network that is being trained has last handed over its state.
  private final Map<Integer, Integer> running = new HashMap<>();

  private volatile int round;
  private volatile long lastRound = System.nanoTime();
  private boolean isWritten = true;
  private boolean hasFailed;
  private String bestEpochs = "";

  /// @param plans of the networks, by their number from 0
  /// @param begun states that the training goes on from
  /// @param checkpoint of all states
  /// @param listener is told of files, one call at a time
  Checkpointing(
      CheckpointFolder folder,
      CheckpointEvery every,
      List<Plan> plans,
      Map<Integer, Snapshot> begun,
      Function<Map<Integer, Snapshot>, Checkpoint> checkpoint,
      Consumer<TrainingEvent> listener) {
    this.folder = folder;
    this.every = every;
    this.plans = plans::get;
    this.several = plans.size() > 1;
    this.latest = new TreeMap<>(begun);
    this.checkpoint = checkpoint;
    this.listener = listener;
  }

  /// Where one network may save its state; of a network that begins.
  Saver begin(int member) {
    synchronized (this) {
      running.put(member, round);
    }
    return new Saver(member);
  }

  /// The place of one network.
  final class Saver implements SavePoint {
    private final int member;
    private Snapshot.@Nullable Part part;
    private int mine = round;
    private long steps;
    private int epochs;

    Saver(int member) {
      this.member = member;
    }

    /// Says what has the state.
    void of(Snapshot.Part newPart) {
      part = newPart;
    }

    @Override
    public void at(Place place) {
      steps++;
      epochs += place == Place.EPOCH ? 1 : 0;
      if (isTime(place)) {
        beginRound();
      }
      if ((place == Place.STOP || mine != round) && part != null) {
        mine = round;
        handOver(member, Snapshot.of(part, several));
      }
    }

    private boolean isTime(Place place) {
      return switch (every) {
        case Steps(int count) -> steps % count == 0;
        case Epochs(int count) -> place == Place.EPOCH && epochs % count == 0;
        case Time(var duration) ->
            (steps % STEPS_PER_LOOK == 0 || place == Place.EPOCH)
                && System.nanoTime() - lastRound >= duration.toNanos();
      };
    }

    /// The network is trained, or has been stopped after it handed over its state.
    void end(boolean trained) {
      if (trained && part != null) {
        Checkpointing.this.end(member, Snapshot.of(part, false));
      } else {
        Checkpointing.this.end(member, null);
      }
    }
  }

  /// A round that is still going on is enough.
  private synchronized void beginRound() {
    if (running.values().stream().allMatch(handed -> handed == round)) {
      round++;
      lastRound = System.nanoTime();
    }
  }

  private synchronized void handOver(int member, Snapshot snapshot) {
    latest.put(member, snapshot);
    isWritten = false;
    running.put(member, round);
    writeIfComplete();
  }

  private synchronized void end(int member, @Nullable Snapshot snapshot) {
    int handed = running.getOrDefault(member, round);
    running.remove(member);
    if (snapshot != null) {
      latest.put(member, snapshot);
      isWritten = false;
    }
    if (several && handed != round) {
      writeIfComplete();
    }
  }

  private void writeIfComplete() {
    if (running.values().stream().allMatch(handed -> handed == round)) {
      write();
    }
  }

  /// Saves what has not been saved yet: all networks have ended.
  synchronized void finish() {
    if (!isWritten) {
      write();
    }
  }

  /// A disk that is full must not end the training: the files before are still there, and the next
  /// one may have room.
  private void write() {
    long start = System.nanoTime();
    try {
      var file = folder.write(checkpoint.apply(latest));
      isWritten = true;
      writeBest();
      hasFailed = false;
      listener.accept(new CheckpointWritten(file, (System.nanoTime() - start) / 1e9));
    } catch (IOException e) {
      if (!hasFailed) {
        listener.accept(new CheckpointFailed(String.valueOf(e.getMessage())));
      }
      hasFailed = true;
    }
  }

  /// Saves the networks of the best epochs so far, where they have changed.
  private void writeBest() throws IOException {
    var members = new ArrayList<Member>();
    var epochs = new StringBuilder();
    int kept = 0;
    for (var entry : latest.entrySet()) {
      var snapshot = entry.getValue();
      var plan = plans.apply(entry.getKey());
      float[] values = bestValues(snapshot);
      if (values != null) {
        kept = bestEpoch(snapshot);
        epochs.append(entry.getKey()).append(' ').append(kept).append(' ');
        var parameters = new Parameters(plan.architecture(), values.clone());
        members.add(new Member(plan.preparation(), plan.architecture(), parameters));
      }
    }
    if (!members.isEmpty() && !epochs.toString().equals(bestEpochs)) {
      var plan = plans.apply(0);
      folder.writeBest(
          new Model(
              members,
              new Provenance(
                  Training.VERSION,
                  plan.table().source(),
                  "",
                  plan.trainingRows(),
                  plan.validationRows(),
                  Training.provenanceTexts(plan.settings()),
                  kept,
                  kept,
                  Map.of())));
      bestEpochs = epochs.toString();
    }
  }

  private static float @Nullable [] bestValues(Snapshot snapshot) {
    float[] first = snapshot.floats().get("first.parameters");
    boolean hasBest = snapshot.numbers().getOrDefault("trainer.best.is", 0.0) == 1;
    return first == null && hasBest ? snapshot.floats().get("trainer.best") : first;
  }

  private static int bestEpoch(Snapshot snapshot) {
    var numbers = snapshot.numbers();
    return numbers
        .getOrDefault("first.kept-epoch", numbers.getOrDefault("trainer.best-epoch", 0.0))
        .intValue();
  }
}
