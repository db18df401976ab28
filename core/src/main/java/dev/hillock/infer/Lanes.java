package dev.hillock.infer;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/// Lanes that nobody uses at the moment. Taking one and giving it back allocates nothing while
/// there are not more callers at once than there have been room for.
final class Lanes {

  private final AtomicReferenceArray<Lane> idle;
  private final Supplier<Lane> maker;

  /// Room for `most` idle lanes; more than that are made anew.
  Lanes(int most, Supplier<Lane> maker) {
    this.idle = new AtomicReferenceArray<>(most);
    this.maker = maker;
  }

  Lane take() {
    for (int i = 0; i < idle.length(); i++) {
      Lane lane = idle.get(i);
      if (lane != null && idle.compareAndSet(i, lane, null)) {
        return lane;
      }
    }
    return maker.get();
  }

  void giveBack(Lane lane) {
    for (int i = 0; i < idle.length(); i++) {
      if (idle.get(i) == null && idle.compareAndSet(i, null, lane)) {
        return;
      }
    }
  }
}
