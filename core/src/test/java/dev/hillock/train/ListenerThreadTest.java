package dev.hillock.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import dev.hillock.train.TrainingEvent.EpochRunning;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever a listener does, training goes on.
class ListenerThreadTest {

  /// More than there is room for.
  private static final int MANY = 25_000;

  private final List<String> dropped = Collections.synchronizedList(new ArrayList<>());

  private static EpochRunning event(int number) {
    return new EpochRunning(number, 0.5);
  }

  private static void tellMany(ListenerThread told) {
    IntStream.range(0, MANY).forEach(i -> told.accept(event(i)));
  }

  @Test
  void allIsToldInOrderBeforeItIsClosed() {
    var heard = new ArrayList<TrainingEvent>();
    try (var told = new ListenerThread(heard::add, dropped::add, ListenerThread.PATIENCE_NANOS)) {
      tellMany(told);
    }
    assertEquals(IntStream.range(0, MANY).mapToObj(i -> event(i)).toList(), heard);
    assertEquals(List.of(), dropped);
  }

  @Test
  void oneThatThrowsHearsNoMore() {
    var heard = new ArrayList<TrainingEvent>();
    try (var told =
        new ListenerThread(
            event -> {
              heard.add(event);
              if (heard.size() == 3) {
                throw new IllegalStateException("no room");
              }
            },
            dropped::add,
            ListenerThread.PATIENCE_NANOS)) {
      tellMany(told);
    }
    assertEquals(3, heard.size());
    assertEquals(
        List.of(
            "the listener threw java.lang.IllegalStateException: no room on EpochRunning; it hears no more of this training, which goes on"),
        dropped);
  }

  /// Also where its thread has only begun to say so when all is over.
  @Test
  void theEndWaitsUntilItIsToldThatOneWasDropped() throws InterruptedException {
    var telling = new CountDownLatch(1);
    try (var told =
        new ListenerThread(
            event -> {
              throw new IllegalStateException("no room");
            },
            why -> {
              telling.countDown();
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
              dropped.add(why);
            },
            ListenerThread.PATIENCE_NANOS)) {
      told.accept(event(0));
      telling.await();
    }
    assertEquals(1, dropped.size());
  }

  /// Its thread forgets all that it was still to tell, the end among it.
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void theEndDoesNotWaitForOneThatThrowsMeanwhile() {
    var training = Thread.currentThread();
    try (var told =
        new ListenerThread(
            event -> {
              while (training.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
              }
              throw new IllegalStateException("no room");
            },
            dropped::add,
            TimeUnit.HOURS.toNanos(1))) {
      told.accept(event(0));
    }
    assertEquals(1, dropped.size());
  }

  @Test
  void oneThatNeverComesBackIsDroppedOnceThePatienceIsOver() {
    var never = new CountDownLatch(1);
    var told =
        new ListenerThread(
            event -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            },
            dropped::add,
            TimeUnit.MILLISECONDS.toNanos(20));
    try (told) {
      tellMany(told);
    }
    assertEquals(
        List.of(
            "the listener is too slow, training has waited for it for 0 s; it hears no more of this training, which goes on"),
        dropped);
  }

  @Test
  void aStuckOneIsDroppedAtTheEndToo() {
    var never = new CountDownLatch(1);
    try (var told =
        new ListenerThread(
            event -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            },
            dropped::add,
            TimeUnit.MILLISECONDS.toNanos(20))) {
      told.accept(event(1));
    }
    assertEquals(1, dropped.size());
    assertTrue(dropped.getFirst().startsWith("the listener is too slow"), dropped.getFirst());
  }

  @Test
  void whoIsToldOfTheDropMayThrowToo() {
    try (var told =
        new ListenerThread(
            event -> {
              throw new IllegalStateException("first");
            },
            line -> {
              dropped.add(line);
              throw new IllegalStateException("second");
            },
            ListenerThread.PATIENCE_NANOS)) {
      tellMany(told);
    }
    assertEquals(1, dropped.size());
  }

  @Test
  void aTrainingIsTheSameWithAListenerThatThrows() {
    var settings =
        Preset.PLAIN
            .settings()
            .with(Settings.TARGET, List.of("kind"))
            .with(Settings.EPOCHS, 5)
            .with(Settings.THREADS, 1);
    var table = Tables.separable(100, 1);
    var alone = Training.of(table, settings).run();
    var heard =
        Training.of(table, settings)
            .listener(
                event -> {
                  throw new AssertionError("at once");
                },
                dropped::add)
            .run();
    assertEquals(alone.model().fingerprint(), heard.model().fingerprint());
    assertEquals(alone.history(), heard.history());
    assertEquals(
        List.of(
            "the listener threw java.lang.AssertionError: at once on Started; it hears no more of this training, which goes on"),
        dropped);
  }

  @Test
  void aListenerHearsInAnotherThreadAndAControllerInThatOfTheTraining() {
    var threads = new ArrayList<Thread>();
    var settings =
        Preset.PLAIN
            .settings()
            .with(Settings.TARGET, List.of("kind"))
            .with(Settings.EPOCHS, 1)
            .with(Settings.THREADS, 1);
    Training.of(Tables.separable(100, 1), settings)
        .listener(event -> threads.add(Thread.currentThread()))
        .run();
    assertNotEquals(Thread.currentThread(), threads.getFirst());
    threads.clear();
    Training.of(Tables.separable(100, 1), settings)
        .controller(event -> threads.add(Thread.currentThread()))
        .run();
    assertEquals(Thread.currentThread(), threads.getFirst());
  }

  @Test
  void whatAControllerThrowsEndsTheTraining() {
    var settings = Preset.PLAIN.settings().with(Settings.TARGET, List.of("kind"));
    var training =
        Training.of(Tables.separable(100, 1), settings)
            .controller(event -> {
              throw new IllegalStateException("enough");
            });
    assertThrows(IllegalStateException.class, training::run);
  }
}
